import ClinicalRecords

extension DenialLetterReader {
  /// Whether the letter is a first denial at all: it may decide nothing yet, or decide an appeal.
  func readStanding(_ source: LetterText, _ letter: inout DenialLetter) {
    letter.pending = pending(source).map { source.quote($0) }
    letter.upholding = upholding(source).map { source.quote($0) }
  }

  private func pending(_ source: LetterText) -> Substring? {
    let undecided =
      /(?i)\bthis\s+(?:(?:letter|notice|fax)\s+)?is\s+not\s+a\s+(?:denial|determination|decision)\b(?!\s+of)|\bno\s+(?:final\s+)?(?:decision|determination)\s+has\s+(?:yet\s+)?been\s+made\b|\b(?:decision|determination)\s+has\s+not\s+(?:yet\s+)?been\s+made\b|\bhave\s+not\s+(?:yet\s+)?made\s+(?:a|our|the)\s+(?:final\s+)?(?:decision|determination)\b|\bpending\s+an?\s+(?:\w+\s+)?(?:adverse\s+)?(?:determination|denial)\b/
    if let said = source.sentences.first(where: { $0.firstMatch(of: undecided) != nil }) {
      return said
    }
    // "If we do not receive it, the request will be denied", unless it is denied already.
    let denied =
      /(?i)\b(?:is|was|are|were|been|have|has|['’]ve|must)\s+(?:be\s+)?(?:denied|deny|not\s+approved|non-?certified|non-?certify)\b|\bnon-?certified\b|\bdenied\s+(?:because|the|as)\b/
    guard source.text.firstMatch(of: denied) == nil else { return nil }
    let announces =
      /(?i)\b(?:if|unless)\b[^.]{0,120}\bwill\s+be\s+denied\b|\bintent\s+to\s+(?:deny|issue\s+an?\s+(?:denial|adverse))|\b(?:adverse\s+(?:benefit\s+)?determination|denial)\s+will\s+be\s+(?:issued|made|rendered)\b/
    return source.sentences.first { $0.firstMatch(of: announces) != nil }
  }

  /// "We are upholding the denial" of an appeal that was made, or "you have used up our appeals".
  private func upholding(_ source: LetterText) -> Substring? {
    let conditional = /(?i)\b(?:if|when|once|after|until|unless|should)\b/
    let plain = source.sentences.filter { $0.firstMatch(of: conditional) == nil }
    let final =
      /(?i)\bthis\s+is\s+(?:our|the(?:\s+plan['’]s)?|a|your)\s+final\s+(?:internal\s+)?(?:adverse\s+)?(?:benefit\s+)?(?:decision|determination)\b|\byou\s+have\s+(?:now\s+)?(?:completed|exhausted|used)\b[^.]{0,60}\bappeals?\b|\bappeals?\s+(?:process|rights|levels?)\s+(?:is|are|has|have)\s+(?:now\s+)?(?:been\s+)?(?:exhausted|completed)\b|^(?:Re:\s*)?[^.:]{0,50}\bfinal\s+(?:internal\s+)?adverse\s+(?:benefit\s+)?determination\s*$/
    if let said = plain.first(where: { $0.firstMatch(of: final) != nil }) { return said }
    let appealed =
      /(?i)\b(?:received|reviewed|completed|considered)\b[^.]{0,60}\b(?:appeal|reconsideration|redetermination)\b/
    let upholds =
      /(?i)\b(?:uphold(?:ing)?|upheld)\b[^.]{0,40}\b(?:denial|decision|determination)\b|\b(?:denial|decision|determination)\s+(?:is|was|has\s+been|remains)\s+upheld\b/
    guard plain.contains(where: { $0.firstMatch(of: appealed) != nil }) else { return nil }
    return plain.first { $0.firstMatch(of: upholds) != nil }
  }
}
