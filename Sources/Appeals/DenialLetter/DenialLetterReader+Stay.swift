import ClinicalRecords

extension DenialLetterReader {
  /// "The continued inpatient stay is not medically necessary", of a patient who was operated on: the
  /// days are refused. Where the same words refuse the operation, or others do, it is no such letter.
  func readStay(_ source: LetterText, _ letter: inout DenialLetter) {
    let refusing = source.sentences.filter {
      $0.firstMatch(of: Pattern.refuses) != nil && $0.firstMatch(of: Pattern.condition) == nil
    }
    // Before it, "inpatient" is the place of an operation that may be refused with it; days are not.
    let isDone = letter.isPreService?.value == false
    guard
      let first = refusing.first(where: {
        Self.isOfStay($0) && (isDone || $0.firstMatch(of: Pattern.days) != nil)
      }),
      refusing.allSatisfy({ Self.isOfStay($0) || $0.firstMatch(of: Pattern.operation) == nil })
    else { return }
    guard let unnecessary = letter.unnecessary else {
      letter.stay = source.quote(first)
      return
    }
    letter.stay = Self.isOfStay(unnecessary.text[...]) ? unnecessary : nil
  }

  private static func isOfStay(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.stay) != nil
      && sentence.firstMatch(of: Pattern.operation) == nil
      && sentence.firstMatch(of: operations) == nil
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let stay =
    /(?i)\b(?:inpatient|hospital|continued|acute|additional)\s+(?:\w+\s+){0,2}?(?:stay|days?|level\s+of\s+care|hospitali[sz]ation)\b|\bdays?\s+(?:are\s+)?denied\b|^\W*(?:the\s+)?days?\s+(?:of\s+)?\d[^.;]{0,40}\b(?:denied|not\s+\w)/
  nonisolated(unsafe) static let days =
    /(?i)\bdays?\b[^.;]{0,60}\b(?:denied|not\s+(?:approved|certified|authori[sz]ed|covered|medically))\b/
  nonisolated(unsafe) static let refuses =
    /(?i)\bnot\s+(?:\w+\s+)?(?:medically\s+necessary|approved|certified|authori[sz]ed|covered|met|meet)\b|\bdenied\b|\bnon-?certified\b/
  nonisolated(unsafe) static let condition = /(?i)\b(?:if|when|once|unless|until|may)\b/
  nonisolated(unsafe) static let operation =
    /(?i)\b(?:surger(?:y|ies)|procedures?|operations?|CPT)\b|\b\d{5}\b/
}
