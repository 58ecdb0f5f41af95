import ClinicalRecords

/// Whether the injury or accident that is insured made the operation necessary: a question of the
/// claim, which no criterion of the operation answers.
extension DenialLetterReader {
  func readCause(_ source: LetterText, _ letter: inout DenialLetter) {
    guard source.text.firstMatch(of: Pattern.coversInjury) != nil else { return }
    letter.cause = source.sentences.first { Self.deniesCause($0) }.map { source.quote($0) }
  }

  /// "It was not caused by, and is not related to, the industrial injury of May 2, 2025."
  static func deniesCause(_ sentence: Substring) -> Bool {
    guard let said = sentence.firstMatch(of: Pattern.deniesCause) else { return false }
    return sentence[..<said.range.lowerBound].firstMatch(of: Pattern.condition) == nil
  }
}

extension DenialLetter {
  /// Whether the cause is denied and need is not judged: then an answer on need would answer nothing.
  public var deniesCauseAlone: Bool { cause != nil && unnecessary == nil }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let condition = /(?i)\b(?:if|whether|unless)\b/
  /// Other coverage asks for no cause.
  nonisolated(unsafe) static let coversInjury =
    /(?i)\bworkers['’]?\s*compensation\b|\binjured\s+(?:worker|employee)\b|\bdate\s+of\s+(?:injury|loss|accident)\b|\bclaimant\b|\bno-?fault\b|\bPIP\b|\bpersonal\s+injury\s+protection\b|\bmotor\s+vehicle\b|\bcompensable\b|\bindustrial\s+(?:injury|accident)\b/
  nonisolated(unsafe) static let deniesCause =
    /(?i)(?:\b(?:not|n['’]t)\s+(?:\w+ly\s+)?(?:related|caused|due|attributable|connected|a\s+(?:result|consequence)|the\s+result)\b|\bunrelated\b|\bno\s+causal\s+(?:relationship|relation|connection|link)\b|\bcausal\s+(?:relationship|relation|connection|relatedness)\b[^.;]{0,60}\bnot\b)[^.;]{0,120}\b(?:injur(?:y|ies)|accidents?|collision|crash|loss|incident|work|employment)\b|\bcausal\s+(?:relationship|relation|connection|relatedness)\b[^.;]{0,120}\b(?:has|have|was|is)\s+not\s+(?:been\s+)?(?:established|shown|supported|demonstrated)\b|\b(?:injury|accident|collision|crash|incident)\s+(?:of\s+[^.;]{0,30}\s+)?did\s+not\s+(?:cause|aggravate|result\s+in|produce|accelerate)\b|\bnot\s+(?:an?\s+|part\s+of\s+(?:the\s+)?)(?:accepted|allowed|compensable)\s+(?:condition|body\s+part|injury|claim|diagnosis)\b|\bnot\s+(?:an?\s+)?(?:work-?related|industrial|compensable)\b/
}
