/// Visits and days in a therapist's own note, where the therapy need not be named.
struct TherapyLog: Extractor {
  let summary = """
    "Visits: 16" and "3/3/26-4/28/26" in a therapist's note are physical therapy, unless they are \
    planned, authorised or certified.
    """

  let examples = [
    Example(
      "Physical therapy discharge summary\nSeen 3/3/26-4/28/26.",
      "physical therapy, completed, from 2026-03-03, to 2026-04-28"),
    Example("Physical therapy discharge summary\nVisits: 16.", "completed, visits 16 visits"),
    Example(
      "Physical therapy progress note\n16 visits, 3/3/26-4/28/26, pain unchanged.",
      "visits 16 visits, from 2026-03-03, to 2026-04-28, no relief"),
    Example(
      "Physical therapy discharge summary for the left knee\nVisits: 16.", "region knee"),
    Example("Physical therapy evaluation\nCertification period 3/3/26-4/28/26."),
    Example("Physical therapy evaluation\nAuthorized visits: 12."),
    Example(
      "Physical therapy discharge note\nSOC: 1/26/26   D/C: 3/30/26.",
      "physical therapy, completed, from 2026-01-26, to 2026-03-30"),
    Example(
      "PHYSICAL THERAPY DISCHARGE NOTE\nSOC: 02/17/2026          Discharge: 04/24/2026",
      "physical therapy, completed, from 2026-02-17, to 2026-04-24"),
    Example("Physical therapy discharge note\nTotal visits: 17/18 (1 cancel).", "visits 17 visits"),
    Example(
      "Physical therapy discharge summary\nPatient has plateaued.",
      "physical therapy, completed, no relief"),
    Example(
      "Physical therapy discharge note\nDischarge date: 07/24/2026   Visits attended: 17",
      "visits 17 visits"),
    Example(
      "Physical therapy progress record\n1  5/5/26  Attended\n2  5/8/26  Cancelled\n"
        + "3  5/12/26  Attended\n4  5/15/26  Attended",
      "physical therapy, completed, from 2026-05-05, to 2026-05-15, visits 3 visits"),
    Example(
      "Physical therapy progress note\nVisit 11 of 12 authorized",
      "physical therapy, ongoing, to 2026-08-12, visits 11 visits"),
    Example(
      "Physical therapy daily note\nVisit #: 8/12   Auth: 12 visits thru 8/1/26",
      "physical therapy, ongoing, to 2026-08-12, visits 8 visits"),
    Example("Office note\nVisits: 16."),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    // Examples are office notes by their kind and therapists' by their words.
    guard note.note.kind == .therapy || isTherapist(note) else { return [] }
    let rows = attendance(in: note)
    var told =
      note.sentences.compactMap { sentence in mention(in: sentence, note) }
      .filter { rows.isEmpty || $0.details[.visits] == nil } + rows
    if told.allSatisfy({ $0.details[.visits] == nil }) { told += counted(in: note) }
    return told.contains { $0.begin != nil && $0.end != nil } ? told : told + labelled(in: note)
  }

  /// "SOC: 1/26/26  D/C: 3/30/26", "Start of care: 01/12/2026 ... Discharge date: 03/18/2026".
  private func labelled(in note: MarkedNote) -> [Mention] {
    let labels = Self.labels.matches(in: note.tokens, range: note.tokens.indices)
    let days = labels.compactMap {
      label -> (isStart: Bool, tokens: Range<Int>, date: StatedDate)? in
      guard label.tokens.upperBound + 1 < note.tokens.count else { return nil }
      let isMarked = [":", "on"].contains(note.tokens[label.tokens.upperBound].text)
      guard
        let found = note.dates.date(
          at: label.tokens.upperBound + (isMarked ? 1 : 0), before: note.tokens.count)
      else { return nil }
      return (label.value, label.tokens.lowerBound..<found.tokens.upperBound, found.date)
    }
    // The heads of a table may say the same days again.
    let isSaidAgain = { (isStart: Bool) in
      Set(days.filter { $0.isStart == isStart }.map(\.date)).count == 1
    }
    guard let start = days.first(where: \.isStart), let end = days.first(where: { !$0.isStart }),
      isSaidAgain(true), isSaidAgain(false), start.date.first <= end.date.first
    else { return [] }
    let words =
      min(
        start.tokens.lowerBound, end.tokens.lowerBound)..<max(
        start.tokens.upperBound, end.tokens.upperBound)
    guard note.tokens[words].count(where: \.startsLine) <= 3 else { return [] }
    var mention = note.mention(PhysicalTherapy.concept, at: words)
    mention.context.assertion = .present
    mention.status = .completed
    (mention.begin, mention.end) = (start.date, end.date)
    if let region = PhysicalTherapy.region(ofNote: note) {
      mention.details[.region] = .choice(region)
    }
    return [mention]
  }

  /// How a therapist says that more of it will not help.
  private static let endings = PhraseTable<TreatmentOutcome>(lists: [
    (.none, "has plateaued | plateaued | max benefit reached | maximum benefit reached"),
    (.none, "reached maximum benefit | reached max benefit | goals not met | no functional gain"),
    (.none, "failed to progress | no progress with therapy | not progressing"),
    (.partial, "limited progress | minimal progress"),
  ])
  private static let labels = PhraseTable<Bool>(lists: [
    (true, "initial visit | first visit | initial eval | initial evaluation"),
    (false, "final visit | last session | final session"),
    (true, "eval date | evaluation date | date of evaluation | date of initial evaluation"),
    (true, "soc | start of care | start of care date | soc date | initial evaluation date"),
    (
      false,
      "discharge | discharged | d/c | discharge date | date of discharge | d/c date | dc date | last visit"
    ),
    (false, "last seen | date last seen | last treatment | last attended"),
  ])

  private func isTherapist(_ note: MarkedNote) -> Bool {
    !note.tokens.isEmpty
      && Self.titles.match(at: 0, in: note.tokens, before: note.tokens.count) != nil
  }

  private func mention(in sentence: Sentence, _ note: MarkedNote) -> Mention? {
    guard sentence.section != .plan,
      Self.planned.matches(in: note.tokens, range: sentence.tokens).isEmpty,
      !note.isNaming(therapyIn: sentence)
    else { return nil }
    let range = sentence.tokens
    let span = note.dates.spans(in: range).first { span in
      if case .range(let end) = span.form {
        !isCertified(span, note) && note.note.day.map { end.first <= $0 } ?? true
      } else {
        false
      }
    }
    let visits = visits(in: range, note)
    let ending = Self.endings.matches(in: note.tokens, range: range)
      .first { note.context(of: $0.tokens).assertion == .present }?.value
    guard span != nil || visits != nil || ending != nil else { return nil }
    var mention = note.mention(PhysicalTherapy.concept, at: range)
    guard mention.context.assertion == .present else { return nil }
    mention.status = .completed
    if let span { (mention.begin, mention.end) = (span.begin, span.end) }
    if let visits { mention.details[.visits] = .number(visits, unit: "visits") }
    let window = TreatmentWindow(
      before: range.lowerBound..<range.lowerBound, after: range, near: range)
    mention.outcome =
      ending ?? OutcomeReader(note: note).outcome(of: range, window: window).outcome
    if let region = PhysicalTherapy.region(ofNote: note) {
      mention.details[.region] = .choice(region)
    }
    return mention
  }

  /// "Cert period 4/13/26-7/12/26": how long it may go on, not how long it went.
  private func isCertified(_ span: StatedSpan, _ note: MarkedNote) -> Bool {
    let start = span.tokens.lowerBound
    return note.tokens[max(0, start - 4)..<start].contains { token in
      ["cert", "recert", "auth"].contains { token.text.hasPrefix($0) }
    }
  }

  /// "16 visits", "Visits: 16", "Visits attended: 16/18", "12 scheduled, 7 attended".
  private func visits(in range: Range<Int>, _ note: MarkedNote) -> Double? {
    let tokens = note.tokens
    if let attended = ToldAttendance.attended(in: range, tokens) { return Double(attended) }
    for index in range where ["visits", "sessions"].contains(tokens[index].text) {
      if index > range.lowerBound, let count = tokens[index - 1].number,
        !note.dates.spans(in: range).contains(where: { $0.tokens.contains(index - 1) })
      {
        // "12 of 16 visits" were twelve.
        let isOf = index - 2 > range.lowerBound && ["of", "/"].contains(tokens[index - 2].text)
        return isOf ? tokens[index - 3].number ?? count : count
      }
      let following = tokens[min(index + 1, range.upperBound)..<min(index + 5, range.upperBound)]
      guard following.contains(where: { $0.text == ":" }) else { continue }
      if let count = following.lazy.compactMap(\.number).first { return count }
    }
    return nil
  }

  private static let titles = PhraseTable<Bool>(lists: [
    (true, "physiotherapy discharge | physiotherapy progress | physiotherapy report"),
    (true, "physical therapy discharge | physical therapy progress | physical therapy evaluation"),
    (
      true,
      "pt discharge | physical therapy daily | physical therapy note | physical therapy summary"
    ),
  ])
  private static let planned = PhraseTable<Bool>(lists: [
    (
      true,
      "certification | auth | authorized | authorised | approved | plan | planned | recommend*"
    ),
    (true, "frequency | goal | goals | will | remaining | next | prior | previous | last year"),
    (true, "date of birth | dob | injury | onset | surgery"),
  ])
}

extension MarkedNote {
  /// Whether the sentence names the therapy, and so is read as every note's is.
  fileprivate func isNaming(therapyIn sentence: Sentence) -> Bool {
    TreatmentNames.all.matches(in: tokens, range: sentence.tokens).contains { match in
      TherapyAbbreviation(note: self).isTherapy(match.tokens)
    }
  }
}
