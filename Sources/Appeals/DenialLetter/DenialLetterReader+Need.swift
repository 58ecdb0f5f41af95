import ClinicalRecords

/// Whether a reason judges need, though it does not say "medically necessary": it holds what was found
/// or done for the patient against what a rule asks.
extension DenialLetterReader {
  /// Of days in a hospital the operation's need says nothing, and of records that never came nobody
  /// judged any.
  func readNeed(_ letter: inout DenialLetter) {
    guard letter.unnecessary == nil, letter.stay == nil, letter.place == nil else { return }
    // A new page may part what is weighed from what it is weighed against.
    let reasons = letter.reasons.map(\.text).joined(separator: "\n")
    letter.unnecessary = Self.judgesNeed(reasons[...]) ? letter.reasons.first : nil
  }

  private static func judgesNeed(_ reasons: Substring) -> Bool {
    guard reasons.firstMatch(of: Pattern.neverCame) == nil,
      reasons.firstMatch(of: Pattern.neverJudged) == nil
    else { return false }
    // "The inpatient stay was not reviewed", beside it, is of the place, and what an injury did not
    // cause is of the claim.
    let ofCare = LetterText.sentences(of: reasons).filter {
      $0.firstMatch(of: Pattern.place) == nil && !deniesCause($0)
    }
    return ofCare.contains { $0.firstMatch(of: Pattern.care) != nil }
      && ofCare.contains { isReason($0) || weighs($0) }
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  /// What was found and what was tried, as criteria of spine surgery ask for it.
  nonisolated(unsafe) static let care =
    /(?i)\b(?:therap(?:y|ies)|exercises?|injections?|shots?|conservative|non-?operative|stenosis|narrow(?:ing)?|compression|slip|spondylolisthesis|instability|weakness|strength|claudication|radicul\w+|reflex(?:es)?|Oswestry|ODI|walk(?:ing)?|symptoms?|psycholog\w+|smok\w+|nicotine|tobacco|weeks\s+(?:of|in|within))\b/
  nonisolated(unsafe) static let neverCame =
    /(?i)\b(?:(?:did|have|has)\s+not|never)\s+(?:been\s+)?(?:receive|get|got|come|came|sent|submitted|provided)\w*|\bnot\s+(?:received|sent|submitted|provided)\b|\b(?:lack\s+of|not\s+enough|insufficient)\s+information\b/
  /// "No review of medical necessity has been performed."
  nonisolated(unsafe) static let neverJudged =
    /(?i)\bno\s+(?:review|determination|finding)\s+(?:of|about|on|as\s+to)\s+(?:the\s+)?(?:medical\s+)?(?:need|necessity)\b|\bnecessity\s+(?:was|has|is)\s+not\s+(?:been\s+)?(?:reviewed|addressed|considered|judged|determined|at\s+issue)\b/
  nonisolated(unsafe) static let place = /(?i)\b(?:inpatient|setting|level\s+of\s+care)\b/
}
