/// Reads what a treatment did: "without relief", "70% x 2 wks", "helped for a few hours only".
struct OutcomeReader {
  struct Found: Sendable, Hashable {
    var outcome: TreatmentOutcome?
    var percent: Double?
    /// How long relief lasted.
    var relief: StatedLength?
  }

  let note: MarkedNote

  /// The outcome in the words after a treatment and, where they are silent, in the sentence that
  /// follows and goes on about it.
  func outcome(of range: Range<Int>, window: TreatmentWindow) -> Found {
    var found = read(window.after)
    if found.outcome == nil { found = merged(found, read(window.before, isLeading: true)) }
    if found.percent == nil, let leading = leadingMeasure(before: range, window) {
      found = leading
    }
    if found == Found(), let next = continuation(after: range) { found = read(next) }
    return found
  }

  /// "60% relief for four weeks after the injection"; behind another treatment it is that one's.
  private func leadingMeasure(before name: Range<Int>, _ window: TreatmentWindow) -> Found? {
    guard let index = note.sentence(at: name.lowerBound),
      TreatmentNames.all.matches(
        in: note.tokens, range: note.sentences[index].tokens.lowerBound..<name.lowerBound
      ).isEmpty,
      let percent = note.percents(in: window.before).last,
      !isHoped(percent.tokens, in: window.before)
    else { return nil }
    let between = note.tokens[percent.tokens.upperBound..<name.lowerBound]
    guard between.count <= 14,
      between.contains(where: { ["relief", "improvement", "reduction"].contains($0.text) }),
      between.contains(where: { Self.leadingLinks.contains($0.text) })
    else { return nil }
    return Found(
      outcome: .partial, percent: percent.isBelow ? nil : percent.least,
      relief: leadingLength(in: percent.tokens.upperBound..<name.lowerBound))
  }

  /// "for four to six weeks after": beside a percentage it lasts, and dates nothing.
  private func leadingLength(in range: Range<Int>) -> StatedLength? {
    range.lazy.filter { ["for", "x", "lasting", "of"].contains(note.tokens[$0].text) }
      .compactMap { note.durations.length(at: $0 + 1, before: range.upperBound)?.0 }.first
  }

  private static let leadingLinks: Set<String> = ["after", "from", "with", "following", "during"]

  /// What the words before a treatment say of it: "failed", "no relief from".
  func leadingOutcome(of range: Range<Int>, window: TreatmentWindow) -> TreatmentOutcome? {
    read(window.before, isLeading: true).outcome
  }

  private func read(_ range: Range<Int>, isLeading: Bool = false) -> Found {
    var found = Found()
    let matches = (isLeading ? Self.leading : Self.phrases).matches(in: note.tokens, range: range)
    for match in matches where isTold(match.tokens, in: range) {
      var outcome = isNegated(match.tokens, in: range) ? negated(match.value) : match.value
      if outcome == .good, isWeakened(match.tokens, in: range) { outcome = .partial }
      guard found.outcome == nil || outcome == .transient else { continue }
      found.outcome = outcome
    }
    if !isLeading { readMeasures(in: range, into: &found) }
    return found
  }

  private func readMeasures(in range: Range<Int>, into found: inout Found) {
    if let percent = note.percents(in: range).first(where: { !isHoped($0.tokens, in: range) }) {
      // "Less than 50%" is no measure: it is below what it names.
      if !percent.isBelow { found.percent = percent.least }
      if found.outcome == nil || found.outcome == .good { found.outcome = .partial }
      found.relief = length(after: percent.tokens.upperBound - 1, in: range)
      return
    }
    // "Caudal epidural 4/15 - 3 days only".
    if found.outcome == nil, let brief = brief(in: range) {
      (found.outcome, found.relief) = (.transient, brief)
      return
    }
    guard let outcome = found.outcome, outcome != .none, outcome != .worse else { return }
    let words = Self.phrases.matches(in: note.tokens, range: range).last?.tokens.upperBound
    found.relief = words.flatMap { length(after: $0 - 1, in: range) } ?? lengthOfRelief(in: range)
    if found.relief != nil, outcome == .good { found.outcome = .transient }
  }

  /// "- 3 days only": how long a relief lasted that is not named.
  private func brief(in range: Range<Int>) -> StatedLength? {
    note.durations.lengths(in: range).first { found in
      let next = found.tokens.upperBound
      return next < range.upperBound && note.tokens[next].text == "only"
        && found.tokens.lowerBound > range.lowerBound
        && ["-", ":", "for", ","].contains(note.tokens[found.tokens.lowerBound - 1].text)
    }?.length
  }

  /// "3 days of relief", "2 weeks relief".
  private func lengthOfRelief(in range: Range<Int>) -> StatedLength? {
    note.durations.lengths(in: range).first { found in
      let next = found.tokens.upperBound
      let words = note.tokens[next..<min(next + 3, range.upperBound)].drop {
        ["of", "'"].contains($0.text)
      }
      return words.first.map { ["relief", "improvement", "benefit"].contains($0.text) } ?? false
    }?.length
  }

  /// "x 2 wks", "for two weeks" right behind the words of relief.
  private func length(after index: Int, in range: Range<Int>) -> StatedLength? {
    let end = min(range.upperBound, index + 9)
    guard index + 1 < end else { return nil }
    guard let found = note.durations.lengths(in: index + 1..<end).first else { return nil }
    // "Helped < 2 weeks": how long is not told, only what it did not reach.
    let first = found.tokens.lowerBound
    let lead = note.tokens[max(0, first - 2)..<first].map(\.text)
    let isBelow = ["<", "under"].contains(lead.last ?? "") || lead == ["less", "than"]
    return isBelow ? nil : found.length
  }

  private func isNegated(_ words: Range<Int>, in range: Range<Int>) -> Bool {
    let before = note.tokens[max(range.lowerBound, words.lowerBound - 5)..<words.lowerBound]
    // "Neither of which provided any lasting benefit."
    let far = note.tokens[max(range.lowerBound, words.lowerBound - 9)..<words.lowerBound]
    return before.indices.contains { index in
      let token = note.tokens[index]
      // "W/o" denies, and "w/ improvement" does not.
      if token.text == "w" {
        return index + 2 < note.tokens.count && note.tokens[index + 2].text == "o"
      }
      return Self.negations.contains(token.text) || token.text.hasSuffix("n't")
    } || far.contains { ["neither", "none"].contains($0.text) }
  }

  /// "May give relief", "expecting 50%", "taken for pain relief": hoped for, not had.
  private func isHoped(_ words: Range<Int>, in range: Range<Int>) -> Bool {
    let before = note.tokens[max(range.lowerBound, words.lowerBound - 4)..<words.lowerBound]
    // "(since May), minimal relief": a month hopes for nothing.
    let isHope = { (word: Token) in
      Self.hopes.contains(word.text) && !(word.text == "may" && word.isCapitalised)
    }
    if before.contains(where: isHope) { return true }
    guard let purpose = before.lastIndex(where: { $0.text == "for" }) else { return false }
    let between = note.tokens[purpose + 1..<words.lowerBound]
    return ["relief", "improvement", "help"].contains(note.tokens[words.lowerBound].text)
      && between.allSatisfy { Self.complaints.contains($0.text) }
  }

  private static let hopes: Set<String> = [
    "may", "might", "would", "should", "could", "will", "hope", "hopes", "hoping", "hopefully",
    "expect", "expects", "expecting", "expected", "anticipated", "goal", "potential", "possible",
    "wants", "seeking", "if", "unless", "requires", "require", "required", "must", "need", "needs",
  ]
  private static let complaints: Set<String> = [
    "pain", "symptomatic", "symptom", "temporary", "back", "leg", "neck", "arm", "her", "his",
    "the",
    "some",
  ]

  /// "Did it help? [ ] yes [x] no": the question of a form tells nothing.
  private func isAsked(_ words: Range<Int>) -> Bool {
    note.tokens[words.upperBound..<min(words.upperBound + 2, note.tokens.count)]
      .contains { $0.text == "?" }
  }

  /// "Response: no improvement": the label of a form is no response.
  private func isLabel(_ words: Range<Int>) -> Bool {
    words.count == 1 && words.upperBound < note.tokens.count
      && note.tokens[words.upperBound].text == ":"
  }

  /// "worse" alone may be the pain's; "made her worse" is the treatment's.
  private func isTold(_ words: Range<Int>, in range: Range<Int>) -> Bool {
    guard !isHoped(words, in: range), !isAsked(words), !isLabel(words) else { return false }
    let next = words.upperBound < note.tokens.count ? note.tokens[words.upperBound].text : ""
    if ["mood", "anxiety", "depression"].contains(next) { return false }
    // "2nd ESI nothing", not "nothing else was offered".
    if note.tokens[words.lowerBound].text == "nothing", words.upperBound < range.upperBound,
      note.tokens[words.upperBound].kind == .word
    {
      return false
    }
    guard words.count == 1, note.tokens[words.lowerBound].text == "worse" else { return true }
    let before = note.tokens[max(range.lowerBound, words.lowerBound - 5)..<words.lowerBound]
    return before.contains { ["made", "makes", "got", "felt"].contains($0.text) }
  }

  /// "only helps him some", "the effect is minimal".
  private func isWeakened(_ words: Range<Int>, in range: Range<Int>) -> Bool {
    let before = max(range.lowerBound, words.lowerBound - 3)..<words.lowerBound
    let after = words.upperBound..<min(range.upperBound, words.upperBound + 3)
    return note.tokens[before].contains { Self.weakeners.contains($0.text) }
      || note.tokens[after].prefix { $0.text != "," }.contains { Self.weakeners.contains($0.text) }
  }

  private static let weakeners: Set<String> = [
    "only", "some", "somewhat", "little", "minimal", "minimally", "slight", "slightly", "mild",
    "mildly", "partial", "partially", "limited", "modest", "bit",
  ]

  private func negated(_ outcome: TreatmentOutcome) -> TreatmentOutcome {
    switch outcome {
    case .good, .partial: .none
    case .transient: .none
    case .none, .worse: outcome
    }
  }

  private func merged(_ first: Found, _ second: Found) -> Found {
    Found(
      outcome: first.outcome ?? second.outcome, percent: first.percent ?? second.percent,
      relief: first.relief ?? second.relief)
  }

  private static let negations: Set<String> = [
    "no", "not", "without", "w", "never", "nor", "cannot", "neither", "failed", "none",
  ]
}
