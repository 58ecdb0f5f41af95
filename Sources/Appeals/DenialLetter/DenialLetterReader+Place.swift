import ClinicalRecords

/// "The surgery is approved. The inpatient setting is not": the place is refused, and what is asked is
/// another question than need.
extension DenialLetterReader {
  /// Where every refusal is of a place, and the operation stands in so many words.
  func readPlace(_ source: LetterText, _ letter: inout DenialLetter) {
    guard letter.stay == nil else { return }
    let sentences = source.sentences.filter { $0.firstMatch(of: Pattern.condition) == nil }
    let refusing = sentences.filter { $0.firstMatch(of: Pattern.refuses) != nil }
    guard sentences.contains(where: { Self.letsStand($0) }),
      let first = refusing.first(where: { Self.isOfPlace($0) }),
      refusing.allSatisfy({ Self.isOfPlace($0) || $0.firstMatch(of: Pattern.operation) == nil })
    else { return }
    letter.place = source.quote(first)
    // What stands is the operation; the request as it was made is refused.
    letter.approval = nil
    if letter.reasons.isEmpty { letter.reasons = [source.quote(first)] }
    // "Not medically necessary" is said of the place.
    if letter.unnecessary.map({ Self.isOfPlace($0.text[...]) }) == true { letter.unnecessary = nil }
  }

  private static func isOfPlace(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.place) != nil
  }

  /// "The procedure, CPT 63047 at L4-5, is approved", "the surgery itself meets criteria".
  private static func letsStand(_ sentence: Substring) -> Bool {
    sentence.matches(of: Pattern.stands).contains {
      $0.output.firstMatch(of: Pattern.place) == nil
    }
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let place =
    /(?i)\b(?:in-?patient|hospital(?:\s+outpatient)?(?:\s+(?:setting|admission|stay|department|facility))?|(?:place|site)\s+of\s+service|site\s+of\s+care|setting|level\s+of\s+care|POS\s+\d{2})\b/
  nonisolated(unsafe) static let refuses =
    /(?i)\bnot\s+(?:be\s+)?(?:\w+\s+)?(?:medically\s+necessary|approved?|certif(?:y|ied)|authori[sz]ed?|covered)\b|\b(?:denied|denying)\b|\bnon-?certified\b|\bdoes\s+not\s+meet\b/
  nonisolated(unsafe) static let condition = /(?i)\b(?:if|when|once|unless|until|may|appeal)\b/
  nonisolated(unsafe) static let operation =
    /(?i)\b(?:surger(?:y|ies)|procedures?|operations?|CPT|laminectomy|fusion|discectomy)\b|\b\d{5}\b/
  nonisolated(unsafe) static let stands =
    /(?i)(?:\b(?:procedure|surger(?:y|ies)|operation|laminectomy|fusion|discectomy|decompression)\b|\b\d{5}\b)(?:[^.;\n]|\.\d){0,40}?(?:\b(?:is|are|was|were|has\s+been)\s+(?:also\s+)?(?:approved|certified|authori[sz]ed|(?:medically\s+)?necessary|not\s+(?:at\s+issue|in\s+(?:question|dispute)))\b|[-–:]\s*(?:approved|certified|covered)\b|\bmeets\b)|\bwe\s+(?:have\s+)?approved?\s+(?:the|your|this)\s+(?:\w+\s+){0,3}?(?:procedure|surgery|operation|laminectomy|fusion|discectomy)\b/
}
