import ClinicalRecords

extension DenialLetterReader {
  /// Whether the letter is a first denial at all: it may decide nothing yet, or decide an appeal.
  func readStanding(_ source: LetterText, _ letter: inout DenialLetter) {
    letter.pending = pending(source).map { source.quote($0) }
    letter.upholding = upholding(source).map { source.quote($0) }
    letter.notAppealable = notAppealable(source).map { source.quote($0) }
  }

  /// "A non-affirmation is not appealable": asked for again, not appealed.
  private func notAppealable(_ source: LetterText) -> Substring? {
    let says =
      /(?i)\b(?:is|are)\s+not\s+(?:appealable|subject\s+to\s+appeal|an\s+appealable)\b|\b(?:cannot|may\s+not)\s+be\s+appealed\b|\bno\s+(?:right\s+(?:to|of)\s+appeal|appeal\s+rights?)\b/
    return source.sentences.first {
      $0.firstMatch(of: says) != nil
        && $0.firstMatch(of: /(?i)\b(?:if|unless|once|after|when)\b/) == nil
    }
  }

  private func pending(_ source: LetterText) -> Substring? {
    let undecided =
      /(?i)\bthis\s+(?:(?:letter|notice|fax)\s+)?is\s+not\s+a\s+(?:denial|determination|decision)\b(?!\s+of)|\bno\s+(?:final\s+)?(?:decision|determination)\s+has\s+(?:yet\s+)?been\s+made\b|\b(?:decision|determination)\s+has\s+not\s+(?:yet\s+)?been\s+made\b|\bhave\s+not\s+(?:yet\s+)?made\s+(?:a|our|the)\s+(?:final\s+)?(?:decision|determination)\b|\bpending\s+an?\s+(?:\w+\s+)?(?:adverse\s+)?(?:determination|denial)\b/
    if let said = source.sentences.first(where: { $0.firstMatch(of: undecided) != nil }) {
      return said
    }
    // "If we do not receive it, the request will be denied", unless it is denied already.
    let denied =
      /(?i)\b(?:is|was|are|were|been|have|has|['’]ve|must)\s+(?:be\s+|therefore\s+)*(?:denied|deny|not\s+approved|non-?certified|non-?certify)\b|\bnon-?certified\b|\bnon-?affirm(?:ed|ation)\b|\bdenied\s+(?:because|the|as)\b/
    guard source.text.firstMatch(of: denied) == nil else { return nil }
    let announces =
      /(?i)\b(?:if|unless)\b[^.]{0,120}\b(?:will|may)\s+be\s+denied\b|\bfailure\s+to\s+(?:respond|send|submit|provide)\b[^.]{0,80}\b(?:will|may)\s+result\s+in\b[^.]{0,20}\bdenial\b|\bif\s+we\s+do\s+not\s+receive\b[^.]{0,80}\bwe\s+will\s+(?:decide|make)\b|\bbefore\s+we\s+can\s+(?:decide|make\s+(?:a|our)\s+(?:decision|determination))\b|\b(?:has\s+been|was|is)\s+selected\s+for\s+(?:\w+[\s-]+){0,2}review\b|\bintent\s+to\s+(?:deny|issue\s+an?\s+(?:denial|adverse))|\b(?:adverse\s+(?:benefit\s+)?determination|denial)\s+will\s+be\s+(?:issued|made|rendered)\b/
    return source.sentences.first { $0.firstMatch(of: announces) != nil }
  }

  /// "We are upholding the denial" of an appeal that was made, or "you have used up our appeals".
  private func upholding(_ source: LetterText) -> Substring? {
    let conditional =
      /(?i)\b(?:if|when|once|after(?!\s+(?:\w+\s+)?review)|until|unless|should)\b/
    let plain = source.sentences.filter { $0.firstMatch(of: conditional) == nil }
    let final =
      /(?i)\bthis\s+is\s+(?:our|the(?:\s+plan['’]s)?|a|your)\s+final\s+(?:internal\s+)?(?:adverse\s+)?(?:benefit\s+)?(?:decision|determination)\b|\byou\s+have\s+(?:now\s+)?(?:completed|exhausted|used)\b[^.]{0,60}\bappeals?\b|\bappeals?\s+(?:process|rights|levels?)\s+(?:is|are|has|have)\s+(?:now\s+)?(?:been\s+)?(?:exhausted|completed)\b|^(?:Re:\s*)?[^.:]{0,50}\bfinal\s+(?:internal\s+)?adverse\s+(?:benefit\s+)?determination\s*$/
    if let said = plain.first(where: { $0.firstMatch(of: final) != nil }) { return said }
    let appealed =
      /(?i)\byou\s+requested\s+an\s+appeal\b|\bappeal\s+decision\b|\bdecision\s+on\s+your\b[^.]{0,30}\bappeal\b|\b(?:received|reviewed|completed|considered)\b[^.]{0,60}\b(?:appeal|reconsideration|redetermination)\b/
    let upholds =
      /(?i)\b(?:appeal|redetermination|reconsideration)\s+decision\s+is\s+(?:fully\s+|partially\s+)?unfavorable\b|\b(?:decision|determination|denial)\s+(?:remains\s+(?:unchanged|in\s+effect|the\s+same)|stands|has\s+not\s+changed)\b|\b(?:are|is)\s+not\s+changing\s+(?:our|its|the)\s+(?:\w+\s+)?(?:decision|determination)\b|\b(?:uphold(?:ing)?|upheld)\b[^.]{0,40}\b(?:denial|decision|determination)\b|\b(?:denial|decision|determination)\s+(?:is|was|has\s+been|remains)\s+upheld\b/
    guard plain.contains(where: { $0.firstMatch(of: appealed) != nil }) else { return nil }
    return plain.first { $0.firstMatch(of: upholds) != nil }
  }
}
