extension Concept {
  static let psychologicalEvaluation = Concept("psychological evaluation")
  static let mentalDisorder = Concept("mental disorder")
}

/// A psychological evaluation, done or planned, and disorders that a policy wants managed.
struct PsychologicalHealth: Extractor {
  let summary = """
    Psychological evaluation or clearance, and depression, anxiety or substance use, with whether \
    the note calls them treated.
    """

  let examples = [
    Example("Psychological evaluation completed; cleared for surgery.", "psychological evaluation"),
    Example(
      "PSYCHOLOGICAL EVALUATION\nNOT cleared for SCS at this time.", "psychological evaluation",
      "psychological evaluation, not cleared"),
    Example("Not cleared for surgery by cardiology."),
    Example("Will refer for psychological evaluation.", "psychological evaluation, planned"),
    Example(
      "Psychological evaluation has been requested, not yet completed.",
      "psychological evaluation, planned"),
    Example(
      "Depression, well controlled on sertraline.", "mental disorder, depression, course managed"),
    Example(
      "Psych eval by Dr. R. Stone, PhD on 3/19/2026: no contraindication to surgery.",
      "psychological evaluation, from 2026-03-19"),
    Example(
      "Behavioral eval completed 7/2/26: no untreated psychiatric issues.",
      "psychological evaluation, from 2026-07-02"),
    Example("Denies depression.", "mental disorder, depression, absent"),
    Example("Untreated anxiety.", "mental disorder, anxiety, course unmanaged"),
    Example("S1 nerve root depression of reflex."),
  ]

  private static let evaluations = PhraseTable<Bool>(lists: [
    (true, "psychological evaluation | psych eval | psychological clearance | psych clearance"),
    (true, "cleared by psychology | psychological screening | behavioral health evaluation"),
    (
      true,
      "psychology clearance | psychological assessment | psychologically cleared | psych evaluation"
    ),
    (
      true,
      "neuropsychological clearance | presurgical psychological evaluation | cleared psychologically"
    ),
    (true, "behavioral medicine evaluation | behavioural medicine evaluation"),
    (true, "behavioral health pre-implant assessment | pre-implant psychological assessment"),
    (true, "behavioral health pre-surgical assessment | psychological pre-implant assessment"),
    (true, "psychological testing | psychosocial evaluation | behavioral eval"),
    (true, "psychological pre-surgical screening | pre-surgical psychological screening"),
    (true, "pre-surgical psychological evaluation | behavioral evaluation"),
  ])
  private static let disorders = PhraseTable<String>(lists: [
    ("depression", "depression | major depressive disorder | depressive disorder | mdd"),
    ("anxiety", "anxiety | anxiety disorder | generalized anxiety disorder | panic disorder"),
    ("bipolar disorder", "bipolar disorder | bipolar"),
    ("psychosis", "schizophrenia | psychosis"),
    (
      "substance use", "substance use disorder | opioid use disorder | substance abuse | drug abuse"
    ),
    ("substance use", "alcohol abuse | alcoholism | opioid dependence | alcohol use disorder"),
  ])
  private static let managed: Set<String> = [
    "controlled", "treated", "managed", "stable", "remission", "therapist", "counseling",
  ]
  private static let unmanaged: Set<String> = [
    "untreated", "uncontrolled", "unmanaged", "suboptimally",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    evaluations(in: note) + refusals(in: note) + disorders(in: note)
  }

  /// "Not cleared for the stimulator" in a psychologist's report, or beside "psych": the evaluation was
  /// made, and speaks against.
  private func refusals(in note: MarkedNote) -> [Mention] {
    let title = 0..<min(20, note.tokens.count)
    let isReport = !Self.evaluations.matches(in: note.tokens, range: title).isEmpty
    return note.matches(of: Self.refusals).compactMap { match in
      let sentence = note.sentenceTokens(around: match.tokens)
      guard isReport || note.tokens[sentence].contains(where: { $0.text.hasPrefix("psych") }) else {
        return nil
      }
      var mention = note.mention(
        .psychologicalEvaluation, .choice(Self.notCleared), at: match.tokens)
      mention.context.assertion = .present
      return mention
    }
  }

  static let notCleared = "not cleared"
  private static let refusals = PhraseTable<Bool>(lists: [
    (true, "not cleared | cannot clear | can't clear | unable to clear | does not clear"),
    (true, "did not clear | not psychologically cleared | clearance denied | not yet cleared"),
    (true, "not an appropriate candidate | not a good candidate | poor candidate"),
  ])

  private func evaluations(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.evaluations).map { match in
      var mention = note.mention(.psychologicalEvaluation, at: match.tokens)
      let sentence = note.sentenceTokens(around: match.tokens)
      mention.begin =
        note.dates.spans(in: sentence).first { $0.tokens.lowerBound >= match.tokens.upperBound }?
        .date
      // "Psych eval 3/19/26: no contraindication" denies what it found, not that it was made.
      let ahead = note.tokens[sentence.lowerBound..<match.tokens.lowerBound].suffix(4)
      if mention.context.assertion == .absent, mention.begin != nil,
        !ahead.contains(where: { ["no", "not", "without", "never"].contains($0.text) })
      {
        mention.context.assertion = .present
      }
      let isPlan = note.section(of: match.tokens) == .plan
      if mention.context.assertion == .present,
        isPlan || note.isReached(match.tokens, by: .planned) || isAwaited(sentence, note.tokens),
        !isDone(sentence, note.tokens)
      {
        mention.context.assertion = .planned
      }
      return mention
    }
  }

  private func isAwaited(_ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens[sentence].contains {
      ["requested", "ordered", "pending", "scheduled", "awaiting", "awaited"].contains($0.text)
    }
  }

  /// "Completed", but for "not yet completed" and "to be completed".
  private func isDone(_ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    sentence.contains { index in
      ["completed", "cleared", "done", "underwent"].contains(tokens[index].text)
        && !tokens[max(sentence.lowerBound, index - 2)..<index].contains {
          ["not", "never", "yet", "be"].contains($0.text)
        }
    }
  }

  private func disorders(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.disorders).compactMap { match in
      guard note.section(of: match.tokens) != .procedure else { return nil }
      let sentence = note.sentenceTokens(around: match.tokens)
      let next =
        match.tokens.upperBound < sentence.upperBound
        ? note.tokens[match.tokens.upperBound].text : ""
      guard !["of", "score", "scale", "inventory", "screen", "screening"].contains(next) else {
        return nil
      }
      var mention = note.mention(.mentalDisorder, .choice(match.value), at: match.tokens)
      let near =
        max(
          sentence.lowerBound, match.tokens.lowerBound - 3)..<min(
          sentence.upperBound, match.tokens.upperBound + 8)
      if note.tokens[near].contains(where: { Self.unmanaged.contains($0.text) }) {
        mention.details[Detail("course")] = .choice("unmanaged")
      } else if note.tokens[near].contains(where: { Self.managed.contains($0.text) }) {
        mention.details[Detail("course")] = .choice("managed")
      }
      return mention
    }
  }
}
