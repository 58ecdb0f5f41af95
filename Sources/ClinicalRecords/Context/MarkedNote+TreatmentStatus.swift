extension MarkedNote {
  /// The status of the treatment at some tokens; `nil` where no word says.
  func treatmentStatus(of range: Range<Int>) -> TreatmentStatus? {
    let status = statedStatus(of: range)
    return isOpenCourse(status, treatmentWindow(of: range)) ? .ongoing : status
  }

  private func statedStatus(of range: Range<Int>) -> TreatmentStatus? {
    guard let index = sentence(at: range.lowerBound) else { return nil }
    let clause = clause(around: range.lowerBound, in: index)
    let before =
      startOfTelling(clause, in: index)..<max(clause.lowerBound, range.lowerBound)
    let window = treatmentWindow(of: range)
    let leading = leadingStatus(before)
    let trailing = trailingStatus(clause: clause, window: window)
    let section = sentences[index].section
    switch (section == .plan ? planned(leading, from: before, at: range) : leading, trailing) {
    case (let leading?, let trailing?): return Self.stronger(leading, trailing)
    case (let leading?, nil): return leading
    case (nil, let trailing?): return trailing
    case (nil, nil): return section == .plan ? .ordered : section == .medications ? .ongoing : nil
    }
  }

  /// A name with nothing around it, as in a list.
  func isBareEntry(_ range: Range<Int>) -> Bool {
    sentence(at: range.lowerBound).map { index in
      tokens[sentences[index].tokens].allSatisfy { $0.kind != .word || tokens[range].contains($0) }
    } ?? false
  }

  /// The first word behind that governs; that it was stopped or declined counts from anywhere before
  /// the next treatment.
  private func trailingStatus(clause: Range<Int>, window: TreatmentWindow) -> TreatmentStatus? {
    let start = window.after.lowerBound
    let end = min(max(clause.upperBound, window.near.upperBound), window.after.upperBound)
    let table = TreatmentStatusReader.backwardTable
    let said = table.matches(in: tokens, range: start..<max(start, end))
      .filter { !isOfAnother($0, window) }.map { tellsOfEffect($0) ? .completed : $0.value }
    // "Was prescribed; she attended ten sessions" was had.
    let near: TreatmentStatus? =
      switch said.first {
      case .ordered where said.contains(.completed): .completed
      case .started where said.contains(.ongoing): .ongoing
      default: said.first
      }
    let strong: Set<TreatmentStatus> = [.stoppedEarly, .declined, .nonAdherent]
    let behind = table.matches(in: tokens, range: window.after).filter {
      !isOfThinner($0.tokens) && !isOfAnother($0, window)
    }
    let far = behind.map { tellsOfEffect($0) ? .completed : $0.value }
    // "I had sent him for an injection, but it was never performed."
    if let last = behind.last, last.value == .never, isNeverAtAll(last.tokens, in: window.after) {
      return .never
    }
    if let final = far.first(where: strong.contains) { return final }
    // "Ordered in March but not started."
    if near == nil, far.last == .ordered { return .ordered }
    return near
  }

  /// "Naproxen for 8 weeks, and declined ESI": the verb is the next treatment's. "L4-5 x2 (03/2026: 2
  /// weeks; 06/2026: none)": the answer of an entry in brackets is no answer to the name.
  private func isOfAnother(
    _ match: PhraseTable<TreatmentStatus>.Match, _ window: TreatmentWindow
  ) -> Bool {
    let words = match.tokens
    // "Unchanged at d/c" is at discharge.
    if match.value == .stoppedEarly, words.lowerBound > 0,
      ["at", "upon", "until", "by"].contains(tokens[words.lowerBound - 1].text)
    {
      return true
    }
    if [.declined, .stoppedEarly, .nonAdherent].contains(match.value) {
      let end = sentenceTokens(around: words).upperBound
      return window.after.upperBound < end && window.after.upperBound - words.upperBound <= 2
        && DeclinedObject.isBehind(words, in: tokens, before: end)
    }
    // "#2 4/21/26 (none)": behind its day that is what it did.
    if match.value == .never, tokens[words.lowerBound].text == "(" {
      return !dates.spans(in: window.after.lowerBound..<words.lowerBound).isEmpty
    }
    guard match.value == .never, tokens[words.lowerBound].text == ":" else { return false }
    let between = tokens[window.after.lowerBound..<words.lowerBound]
    return between.contains { $0.text == "(" } && !between.contains { $0.text == ")" }
  }

  /// "RFA 4/30/26: no lasting relief" was had.
  private func tellsOfEffect(_ match: PhraseTable<TreatmentStatus>.Match) -> Bool {
    let words = match.tokens
    return match.value == .never && tokens[words].map(\.text) == [":", "no"]
      && words.upperBound < tokens.count && Self.effects.contains(tokens[words.upperBound].text)
  }

  /// "Did not want the Eliquis stopped" tells of the thinner.
  private func isOfThinner(_ words: Range<Int>) -> Bool {
    words.lowerBound > 0
      && tokens[max(0, words.lowerBound - 2)..<words.lowerBound].contains {
        Self.thinners.contains($0.text)
      }
  }

  private static let thinners: Set<String> = [
    "eliquis", "plavix", "xarelto", "warfarin", "coumadin", "anticoagulation", "anticoagulant",
    "thinner", "thinners", "pradaxa", "brilinta", "apixaban", "clopidogrel", "rivaroxaban",
  ]

  /// Not "a second one was never done".
  private func isNeverAtAll(_ words: Range<Int>, in window: Range<Int>) -> Bool {
    tokens[words].contains { $0.text == "never" || $0.text == "performed" }
      && !tokens[window.lowerBound..<words.lowerBound].contains { Self.further.contains($0.text) }
  }

  private static let further: Set<String> = [
    "second", "third", "another", "repeat", "further", "rest", "more", "additional", "surgery",
    "fusion", "mri", "emg", "visits", "sessions",
  ]

  /// "Despite" ends the clause before it and governs what follows.
  func startOfTelling(_ clause: Range<Int>, in sentence: Int) -> Int {
    let start = sentences[sentence].tokens.lowerBound
    return clause.lowerBound > start && tokens[clause.lowerBound - 1].text == "despite"
      ? clause.lowerBound - 1 : clause.lowerBound
  }

  /// The last word that governs; "never tried" and "has not completed" are never.
  private func leadingStatus(_ range: Range<Int>) -> TreatmentStatus? {
    // "Ibuprofen (stopped, GI upset), tramadol": what parentheses close is said of what is before.
    let found = TreatmentStatusReader.forwardTable.matches(in: tokens, range: range).filter {
      !isClosedOff($0.tokens, before: range.upperBound)
        && !isOfRelief($0.tokens, before: range.upperBound)
        // "Meloxicam stopped by PCP, on Tylenol": what was stopped stands before.
        && !($0.value == .stoppedEarly && tokens[$0.tokens.upperBound].text == "by")
    }
    guard let last = found.last else { return nil }
    // "Is going to physical therapy" goes there now; "going to start" will.
    if last.tokens.upperBound == range.upperBound, last.tokens.count == 2,
      tokens[last.tokens.lowerBound].text == "going"
    {
      return .ongoing
    }
    // "I am going to have her fitted with" is still to come.
    if last.value == .started, found.count > 1 {
      let before = found[found.count - 2]
      let isNear = last.tokens.lowerBound - before.tokens.upperBound <= 3
      if isNear, before.value == .scheduled || before.value == .ordered { return before.value }
    }
    // "Alternatives discussed incl. continued PT".
    if [.ongoing, .completed].contains(last.value), isAmongOptions(last.tokens, from: range) {
      return .ordered
    }
    if [.completed, .ongoing, .started].contains(last.value), found.count > 1 {
      let before = found[found.count - 2]
      if before.value == .never, last.tokens.lowerBound - before.tokens.upperBound <= 1 {
        return .never
      }
    }
    return last.value
  }

  /// "Gabapentin no relief, naproxen x 6 wks": what the first did not do is not of the second.
  private func isOfRelief(_ word: Range<Int>, before end: Int) -> Bool {
    guard word.count == 1, tokens[word.lowerBound].text == "no", word.upperBound < end else {
      return false
    }
    return Self.effects.contains(tokens[word.upperBound].text)
      && tokens[word.upperBound..<end].contains { [",", ";"].contains($0.text) }
  }

  private static let effects: Set<String> = [
    "relief", "help", "improvement", "benefit", "change", "response", "effect", "success",
    "lasting", "better",
    "significant", "real", "sustained",
  ]

  private func isAmongOptions(_ word: Range<Int>, from clause: Range<Int>) -> Bool {
    tokens[max(clause.lowerBound, word.lowerBound - 6)..<word.lowerBound].contains {
      ["alternatives", "alternative", "options"].contains($0.text)
    }
  }

  private func isClosedOff(_ words: Range<Int>, before end: Int) -> Bool {
    let sign = tokens[words.upperBound..<max(words.upperBound, end)].first {
      ["(", ")"].contains($0.text)
    }
    return sign?.text == ")"
  }

  /// Of a word before and a word after, the one that tells what became of the treatment.
  private static func stronger(_ leading: TreatmentStatus, _ trailing: TreatmentStatus)
    -> TreatmentStatus
  {
    switch (leading, trailing) {
    case (.contraindicated, _), (.declined, _), (.never, _), (.nonAdherent, _): leading
    case (_, .contraindicated), (_, .declined), (_, .never), (_, .stoppedEarly): trailing
    case (.ordered, .nonAdherent), (.scheduled, .nonAdherent): trailing
    case (.ordered, .completed), (.ordered, .ongoing), (.started, .completed): trailing
    case (.scheduled, .completed): leading
    case (.ongoing, .completed): leading
    default: leading
    }
  }
}
