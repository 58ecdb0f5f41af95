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
    if found == Found(), let next = continuation(after: range) { found = read(next) }
    return found
  }

  /// A next sentence such as "It did not help" or "No relief."
  private func continuation(after range: Range<Int>) -> Range<Int>? {
    guard let index = note.sentence(at: range.lowerBound), index + 1 < note.sentences.count else {
      return nil
    }
    let names = TreatmentNames.all.matches(
      in: note.tokens, range: range.upperBound..<note.sentences[index].tokens.upperBound)
    guard names.isEmpty else { return nil }
    let next = note.sentences[index + 1]
    guard next.section == note.sentences[index].section,
      TreatmentNames.all.matches(in: note.tokens, range: next.tokens).isEmpty,
      Self.openers.contains(note.tokens[next.tokens.lowerBound].text)
    else { return nil }
    return next.tokens
  }

  private static let openers: Set<String> = [
    "it", "this", "these", "that", "no", "minimal", "without", "they", "relief", "both",
  ]

  private func read(_ range: Range<Int>, isLeading: Bool = false) -> Found {
    var found = Found()
    let matches = (isLeading ? Self.leading : Self.phrases).matches(in: note.tokens, range: range)
    for match in matches {
      let outcome = isNegated(match.tokens, in: range) ? negated(match.value) : match.value
      guard found.outcome == nil || outcome == .transient else { continue }
      found.outcome = outcome
    }
    if !isLeading { readMeasures(in: range, into: &found) }
    return found
  }

  private func readMeasures(in range: Range<Int>, into found: inout Found) {
    for index in range where note.tokens[index].text == "%" || note.tokens[index].text == "percent"
    {
      guard index > range.lowerBound, let percent = note.tokens[index - 1].number, percent <= 100
      else { continue }
      found.percent = percent
      if found.outcome == nil || found.outcome == .good { found.outcome = .partial }
      found.relief = length(after: index, in: range)
      return
    }
    guard let outcome = found.outcome, outcome != .none, outcome != .worse else { return }
    let words = Self.phrases.matches(in: note.tokens, range: range).last?.tokens.upperBound
    found.relief = words.flatMap { length(after: $0 - 1, in: range) }
    if found.relief != nil, outcome == .good { found.outcome = .transient }
  }

  /// "x 2 wks", "for two weeks" right behind the words of relief.
  private func length(after index: Int, in range: Range<Int>) -> StatedLength? {
    let end = min(range.upperBound, index + 9)
    guard index + 1 < end else { return nil }
    return note.durations.lengths(in: index + 1..<end).first?.length
  }

  private func isNegated(_ words: Range<Int>, in range: Range<Int>) -> Bool {
    let before = note.tokens[max(range.lowerBound, words.lowerBound - 5)..<words.lowerBound]
    return before.contains { token in
      Self.negations.contains(token.text) || token.text.hasSuffix("n't")
    }
  }

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
    "no", "not", "without", "w", "never", "nor", "cannot", "neither", "failed",
  ]

  /// Behind the treatment.
  private static let phrases = PhraseTable<TreatmentOutcome>(lists: [
    (
      .none, "failed | ineffective | unsuccessful | to no avail | goals not met | not met | no help"
    ),
    (.none, "no change | unchanged | no better | refractory | persistent symptoms | persisted"),
    (
      .good,
      "relief | improvement | benefit | helped | help | helping | helps | effective | helpful"
    ),
    (.good, "improved | relieved | response | responded | success | successful | worked | work"),
    (.good, "goals met | excellent | beneficial | better | effect | resolved"),
    (.partial, "some relief | mild relief | partial relief | moderate relief | modest relief"),
    (.partial, "minimal relief | little relief | slight relief | limited relief | minimal benefit"),
    (.partial, "some improvement | mild improvement | slight improvement | minimal improvement"),
    (.partial, "some benefit | limited benefit | partial benefit | helped some | helps some"),
    (.partial, "modest improvement | helped a little | helps a little | little benefit | partial"),
    (.partial, "mildly helpful | somewhat helpful | minimally effective | partially effective"),
    (.partial, "helped somewhat | little improvement | limited improvement | partial improvement"),
    (.transient, "temporary relief | transient relief | short-term relief | brief relief"),
    (.transient, "temporary | transient | transiently | temporarily | short-lived | briefly"),
    (.transient, "wore off | pain returned | recurrence | recurrent symptoms | symptoms returned"),
    (.transient, "only temporarily | temporary benefit | temporary improvement | initial relief"),
    (.transient, "helped initially | helpful initially | relief initially | pain recurred"),
    (
      .worse, "worse | worsened | worsening | aggravated | exacerbated | increased pain | more pain"
    ),
    (.worse, "increased symptoms | flared | aggravation | made worse"),
  ])

  /// Before the treatment: "no relief from PT", "failed NSAIDs".
  private static let leading = PhraseTable<TreatmentOutcome>(lists: [
    (.none, "failed | has failed | failure of | tried and failed | refractory to | despite"),
    (
      .none,
      "no relief from | no relief with | no improvement with | no benefit from | no response to"
    ),
    (.none, "no improvement from | no improvement after | no relief after | not helped by"),
    (.none, "without relief from | not improved with | no benefit with | unresponsive to"),
    (.none, "no lasting relief from | no significant relief from | no better after"),
    (.good, "good relief with | good relief from | helped by | relieved by | improved with"),
    (.good, "relief with | relief from | responded to | improvement with"),
    (.partial, "minimal relief from | minimal relief with | some relief with | some relief from"),
    (.partial, "little relief from | partial relief from | partial relief with | mild relief from"),
    (.transient, "temporary relief from | temporary relief with | transient relief from"),
    (.worse, "worse with | worse after | worsened with | aggravated by"),
  ])
}
