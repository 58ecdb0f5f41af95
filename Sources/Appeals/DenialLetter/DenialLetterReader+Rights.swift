import Claims
import ClinicalRecords

extension DenialLetterReader {
  // MARK: - Time limits

  func readWindows(_ source: LetterText, _ letter: inout DenialLetter) {
    let speaksOfAppeal = source.sentences.contains { sentence in
      Self.namesMoreThanDesk(sentence.replacing(RightsPattern.withoutAppeal, with: ""))
    }
    var last: FilingWindow.Purpose?
    for (index, paragraph) in source.paragraphs.enumerated() {
      // What a new page cut off speaks of what stood before it.
      let isCutOff = paragraph.first?.isLowercase == true
      var purpose =
        index > 0 ? Self.headed(by: source.paragraphs[index - 1]) ?? (isCutOff ? last : nil) : nil
      defer { last = purpose }
      var isPromised = false
      for sentence in LetterText.sentences(of: paragraph) {
        var own = Self.purpose(of: sentence, after: purpose)
        // "We'll decide within 30 days. 7 calendar days for a drug.": the rest of the payer's promise.
        let isCount = sentence.prefixMatch(of: RightsPattern.countFirst) != nil
        let isRest = isPromised && own == nil && isCount
        isPromised = isRest || sentence.firstMatch(of: RightsPattern.promise) != nil
        guard !isRest else { continue }
        // "... four months after the denial of the appeal", of a review outside.
        if own == .furtherAppeal || own == .grievance, purpose == .externalReview {
          own = .externalReview
        }
        // "Within four months of this letter to the Appeals Department", of a review outside.
        if own == .appeal, purpose == .externalReview, !Self.namesMoreThanDesk(sentence) {
          own = .externalReview
        }
        // A request that the payer has yet to make sets no time now.
        if own == nil, Self.answersLaterRequest(sentence) { continue }
        // What is sent after an appeal came in is for it.
        if letter.acknowledgement != nil, own == .appeal { own = .records }
        purpose =
          own
          ?? (purpose == nil && Self.asksForRecords(sentence) ? .records : purpose)
        guard var purpose else { continue }
        // What some plans call their appeal.
        if purpose == .grievance, !speaksOfAppeal { purpose = .appeal }
        let told = Self.readersPart(of: sentence)
        for date in Self.printedDates(in: told) where date.day == nil {
          letter.contradictions.append(
            "line \(source.quote(date.words).line) gives a last day (\(purpose.rawValue)) that no "
              + "calendar has")
        }
        let limits = Self.limits(in: told, of: letter.letterDay?.value)
        for (index, (limit, anchor, words)) in limits.enumerated() {
          let before = index > 0 ? limits[index - 1].words.endIndex : told.startIndex
          let clause = told[min(before, words.startIndex)..<words.startIndex]
          let isParted = told[words.endIndex...].contains(";")
          let named = limits.count > 1 || isParted ? Self.purpose(of: clause) : nil
          // "Within 180 days (6 months)": another measure of the same time.
          let isEarlier = told.firstMatch(of: RightsPattern.whicheverFirst) != nil
          // "180 days for the member, or 60 for the provider": each has its own.
          let part = LetterText.clause(index, of: limits.map(\.words), in: told)
          let isPartys = limits.count > 1 && part.firstMatch(of: RightsPattern.party) != nil
          if index > 0, named == nil, limit.isCounted, clause.count < 90, !isEarlier, !isPartys {
            continue
          }
          // "A second appeal within 60 days, or external review within four months": each its own.
          var own = named.map { $0 == .grievance ? purpose : $0 } ?? purpose
          // "A standard appeal within 180 days, or an expedited one by phone".
          if own == .expeditedAppeal, Self.purpose(of: clause) == .appeal { own = .appeal }
          // Of a first denial, a count from the final decision begins on a day to come.
          let isToCome =
            letter.upholding == nil && (own == .furtherAppeal || own == .externalReview)
            && told[words.endIndex...].prefix(90).prefixMatch(of: RightsPattern.laterDecision)
              != nil
          let window = FilingWindow(
            purpose: own, limit: limit, anchor: isToCome ? .other : anchor)
          guard !letter.windows.contains(where: { $0.value == window }) else { continue }
          letter.windows.append(source.stated(window, isPartys ? part : sentence))
        }
      }
    }
    let limits = letter.windows.filter { $0.value.purpose == .appeal }.map(\.value.limit)
    if Set(limits).count > 1, letter.deadline == nil {
      letter.contradictions.append("the letter gives more than one time limit for the appeal")
    }
  }

  /// What a heading with a paragraph to itself says of the next.
  private static func headed(by paragraph: Substring) -> FilingWindow.Purpose? {
    let isHeading =
      paragraph.count < 60 && !paragraph.contains(where: \.isNewline)
      && !paragraph.contains(where: { $0.isNumber || $0 == "." })
    return isHeading ? purpose(of: paragraph) : nil
  }

  /// "Please fax the following", "the records must be received".
  static func asksForRecords(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: RightsPattern.recordsAsked) != nil
  }

  /// "You must send the information so that we receive it within 60 days of our request."
  private static func answersLaterRequest(_ sentence: Substring) -> Bool {
    asksForRecords(sentence)
      && sentence.firstMatch(of: RightsPattern.daysOfRequest) != nil
  }

  /// The part of a sentence that sets the reader's time: all of it, or what stands before the payer's
  /// own promise, "You may appeal within 180 days, and we will decide within 30".
  private static func readersPart(of sentence: Substring) -> Substring {
    guard let said = sentence.firstMatch(of: RightsPattern.promise) else { return sentence }
    // "A determination will be issued unless a discussion occurs before noon on October 30".
    let behind = sentence[said.range.upperBound...]
    if let unless = behind.firstMatch(of: RightsPattern.unless) {
      return sentence[unless.range.lowerBound...]
    }
    let before = sentence[..<said.range.lowerBound]
    return before.firstMatch(of: RightsPattern.asks) == nil ? before.prefix(0) : before
  }

  /// "30 days after we get your appeal", "of receiving your request": counted for the payer.
  private static func isPayersCount(_ behind: Substring) -> Bool {
    behind.prefixMatch(of: RightsPattern.ourClock) != nil
  }

  private typealias FoundLimit = (
    limit: FilingWindow.Limit, anchor: FilingWindow.Anchor, words: Substring
  )

  private static func limits(
    in sentence: Substring, of letterDay: CalendarDay?
  ) -> [FoundLimit] {
    let printed = printedDates(in: sentence).compactMap { date in
      date.day.map { (.day($0), .unstated, date.words) as FoundLimit }
    }
    let counted = sentence.matches(of: RightsPattern.days).compactMap { match -> FoundLimit? in
      let before = sentence[..<match.range.lowerBound]
      let behind = sentence[match.range.upperBound...].prefix { $0 != "." && $0 != ";" }.prefix(90)
      guard let count = WrittenNumber.value(of: match.output.1), (1...999).contains(count),
        !isPayersCount(behind), !isClinical(before, behind),
        // "If we don't answer within 30 days", "plus 3 days for mailing".
        before.firstMatch(of: RightsPattern.noLimitBehind) == nil,
        before.firstMatch(of: RightsPattern.kindOfAppeal) == nil
          || behind.prefixMatch(of: RightsPattern.since) != nil,
        // "Within 14 days after filing your appeal" is counted from the appeal.
        behind.prefixMatch(of: RightsPattern.afterFiling) == nil,
        behind.prefixMatch(of: RightsPattern.countedBack) == nil,
        // "After 10 days you must appeal" gives no time for it.
        before.firstMatch(of: RightsPattern.notTheFirst) == nil,
        // "Within 1 80 days": a number that a scan tore in two.
        before.firstMatch(of: RightsPattern.digitBefore) == nil
      else { return nil }
      // "60 days, plus 3 days for mailing, from the date": together.
      let more = behind.prefixMatch(of: RightsPattern.mailing)
      let allowed = more.flatMap { WrittenNumber.value(of: $0.output.1) } ?? 0
      let rest = more.map { behind[$0.range.upperBound...] } ?? behind
      let isBusiness = match.output.2.map { !$0.lowercased().hasPrefix("ca") } ?? false
      let limit: FilingWindow.Limit =
        match.output.3.lowercased() == "month"
        ? .months(count) : .days(count + allowed, isBusiness ? .business : .calendar)
      // "That of the first letter, 180 days from its receipt."
      let isOfOther = before.firstMatch(of: RightsPattern.laterLetter) != nil
      if !isOfOther, let first = firstDay(in: rest), first != letterDay,
        let last = FilingWindow(purpose: .appeal, limit: limit).lastDay(from: first)
      {
        return (.day(last), .unstated, match.output.0)
      }
      return (limit, isOfOther ? .other : anchor(in: rest, letterDay), match.output.0)
    }
    return (printed + counted).sorted { $0.words.startIndex < $1.words.startIndex }
  }

  /// The day from which a count says that it runs: "180 days of the denial letter of October 30, 2026".
  private static func firstDay(in behind: Substring) -> CalendarDay? {
    guard let start = behind.prefixMatch(of: RightsPattern.sinceDay) else { return nil }
    let date = LetterText.dates(in: behind).first
    // The words before a date may take its month for theirs.
    return date.flatMap { $0.words.startIndex <= start.range.upperBound ? $0.day : nil }
  }

  /// "MRI within 12 months", "30 days of conservative care": what a policy asks for, no time to file.
  private static func isClinical(_ before: Substring, _ behind: Substring) -> Bool {
    // A level of care is where the patient lies, and no treatment.
    before.suffix(60).replacing(RightsPattern.levelOfCare, with: "")
      .firstMatch(of: RightsPattern.careBefore) != nil
      || behind.prefixMatch(of: RightsPattern.ofCare) != nil
  }

  /// The dates that stand behind "by", "until" and the like; one that no calendar has is among them.
  private static func printedDates(in sentence: Substring) -> [LetterText.WrittenDate] {
    datesUntil(in: sentence) + datesBefore(in: sentence)
  }

  /// "Before 12:00 p.m. on October 23" is that day; "received before October 23" the one before it.
  private static func datesBefore(in sentence: Substring) -> [LetterText.WrittenDate] {
    sentence.matches(of: RightsPattern.clock).compactMap { match in
      let rest = sentence[match.range.upperBound...]
      guard let first = LetterText.dates(in: rest.prefix(24)).first,
        first.words.startIndex == rest.startIndex
      else { return nil }
      if match.output.1 != nil { return first }
      guard !match.output.0.lowercased().hasPrefix("before") else { return nil }
      return (first.day?.adding(days: -1), first.words)
    }
  }

  private static func datesUntil(in sentence: Substring) -> [LetterText.WrittenDate] {
    // Between the words and the day stands at most a time of day or a weekday.
    sentence.matches(of: RightsPattern.byDay).compactMap { match in
      let rest = sentence[match.range.upperBound...]
      guard let first = LetterText.dates(in: rest.prefix(24)).first,
        first.words.startIndex == rest.startIndex
      else { return nil }
      return first
    }
  }

  private static func anchor(
    in words: Substring, _ letterDay: CalendarDay?
  ) -> FilingWindow.Anchor {
    guard
      words.prefixMatch(of: RightsPattern.since)
        != nil
    else { return .unstated }
    // "Of the letter upholding our decision" is one that is yet to come.
    if words.firstMatch(of: RightsPattern.laterLetter) != nil { return .other }
    if words.firstMatch(of: RightsPattern.receipt) != nil { return .receipt }
    // "After service of this decision": sent to the reader, no earlier than it was written.
    if words.prefixMatch(of: RightsPattern.serviceOfDecision) != nil {
      return .letter
    }
    if words.prefixMatch(of: RightsPattern.daysOfService)
      != nil
    {
      return .service
    }
    if words.replacing(RightsPattern.orBefore, with: "").firstMatch(
      of: RightsPattern.paymentOrService) != nil
    {
      return .other
    }
    if words.firstMatch(of: RightsPattern.letter) != nil {
      return .letter
    }
    if words.firstMatch(of: RightsPattern.thisDecision) != nil {
      return .thisDecision
    }
    if words.firstMatch(of: RightsPattern.decision) != nil { return .decision }
    // "5 days from 10/19/26": the letter's own day.
    let day = LetterText.dates(in: words).first?.day
    return day != nil && day == letterDay ? .letter : .other
  }
}
