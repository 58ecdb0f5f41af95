import ClinicalRecords

extension DenialLetterReader {
  /// Where a letter ends the matter: the request or the denial was taken back, or the case is closed.
  /// A denial beside it stays one, unless it is what is taken back.
  func closing(_ source: LetterText) -> DenialLetter.Closing? {
    func first(_ words: Regex<Substring>) -> Substring? {
      source.sentences.first {
        $0.firstMatch(of: words) != nil && $0.firstMatch(of: Self.supposed) == nil
      }
    }
    func found(_ kind: DenialLetter.Closing.Kind, _ words: Regex<Substring>)
      -> DenialLetter.Closing?
    {
      first(words).map { DenialLetter.Closing(kind: kind, quote: source.quote($0)) }
    }
    if let taken = found(.denialWithdrawn, Self.denialTakenBack) { return taken }
    guard let end = found(.requestWithdrawn, Self.requestTakenBack) ?? found(.closed, Self.closed),
      first(Self.refusesNow) == nil
    else { return nil }
    return end
  }

  nonisolated(unsafe) private static let supposed =
    /(?i)\b(?:if|unless|may|when|once|not\s+(?:been\s+)?(?:withdraw\w*|rescind\w*|closed))\b/
  nonisolated(unsafe) private static let denialTakenBack =
    /(?i)\b(?:withdraw(?:n|ing)?|withdrew|rescind(?:ed|ing)?|retract(?:ed|ing)?|revok(?:ed|ing)|void(?:ed|ing)?|vacat(?:ed|ing))\b[^.]{0,40}\b(?:denial|adverse\s+(?:benefit\s+)?determination|non-?certification|decision\s+to\s+deny)\b|\b(?:denial|adverse\s+(?:benefit\s+)?determination|non-?certification|decision\s+to\s+deny)\b[^.]{0,80}\b(?:is|was|has\s+been|have\s+been)\s+(?:hereby\s+|now\s+)?(?:withdrawn|rescinded|retracted|revoked|voided|vacated)\b/
  nonisolated(unsafe) private static let requestTakenBack =
    /(?i)\b(?:withdrew|has\s+withdrawn|have\s+withdrawn)\b[^.]{0,30}\brequest\b|\brequest\b[^.]{0,60}\b(?:was|is|has\s+been)\s+(?:\w+\s+)?withdrawn\b/
  nonisolated(unsafe) private static let closed =
    /(?i)\b(?:case|request|review|file|matter)\b[^.]{0,40}\b(?:is|was|has\s+been)\s+(?:now\s+|administratively\s+)*closed\b|\bwe\s+(?:have\s+|are\s+)?(?:now\s+)?clos(?:ed|ing)\s+(?:this|the|your)\s+(?:\w+\s+){0,2}?(?:case|request|review|file)\b/
  nonisolated(unsafe) private static let refusesNow =
    /(?i)\b(?:is|are|remains?|been)\s+(?:therefore\s+|still\s+)?(?:denied|non-?certified)\b|\bwe\s+(?:are\s+|must\s+)(?:deny|denying)\b|\b(?:unable\s+to|cannot)\s+(?:approve|certify|authori[sz]e)\b|\bnot\s+(?:approved|certified|medically\s+necessary)\b|\bas\s+(?:denied|non-?certified|an?\s+(?:\w+\s+)?denial)\b|\bdenied\s*:|:\s*(?:denied|non-?certified)\b/
}

extension DenialLetter.Closing.Kind {
  /// What the letter does, and what is left to do.
  public var words: String {
    switch self {
    case .requestWithdrawn:
      "the letter says that the request was withdrawn: ask anew where the surgery is still wanted"
    case .denialWithdrawn:
      "the letter takes a denial back: nothing is to be appealed; record the denial as decided, and "
        + "watch for what the payer decides or pays now"
    case .closed:
      "the letter closes the case without a decision: ask anew where the surgery is still wanted"
    }
  }
}
