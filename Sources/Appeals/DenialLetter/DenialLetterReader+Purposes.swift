/// What a time limit is for, by the words around it.
extension DenialLetterReader {
  static func purpose(of sentence: Substring) -> FilingWindow.Purpose? {
    // "... and does not extend the time to request IMR": of what it leaves as it is it does not speak.
    let sentence = sentence.replacing(Pattern.leavesAlone, with: "")
    if let other = others.first(where: { sentence.firstMatch(of: $0.words) != nil }) {
      return other.purpose
    }
    guard sentence.firstMatch(of: appealWords) != nil else {
      if sentence.prefixMatch(of: Pattern.secondLevel) != nil
        || sentence.firstMatch(of: Pattern.secondReview) != nil
      {
        return .furtherAppeal
      }
      if sentence.firstMatch(of: repaymentWords) != nil { return .repayment }
      return sentence.firstMatch(of: grievanceWords).map { _ in .grievance }
    }
    return sentence.firstMatch(of: furtherWords) == nil ? .appeal : .furtherAppeal
  }

  /// The same beside the sentence before: "... may talk to a medical director. Reconsideration must be
  /// requested within 14 days by calling" is of the call.
  static func purpose(
    of sentence: Substring, after last: FilingWindow.Purpose?
  ) -> FilingWindow.Purpose? {
    let own = purpose(of: sentence)
    let isOfCall =
      own == .appeal && last == .peerToPeer && sentence.firstMatch(of: Pattern.byCall) != nil
    return isOfCall ? .peerToPeer : own
  }

  /// Whether it says "appeal", and not in the name of a department alone.
  static func namesMoreThanDesk(_ sentence: Substring) -> Bool {
    sentence.replacing(Pattern.appealsOffice, with: "").replacing(Pattern.disagreement, with: "")
      .firstMatch(of: appealWords) != nil
  }

  /// What a sentence may speak of that is no appeal of this decision, though it calls it one.
  nonisolated(unsafe) private static let others:
    [(purpose: FilingWindow.Purpose, words: Regex<Substring>)] = [
      (.peerToPeer, peerToPeerWords),
      (
        .externalReview,
        /(?i)\bexternal\s+(?:review|appeal)|\bIMR\b|\bIRO\b|\bindependent\s+(?:medical\s+)?(?:external\s+)?review|\bfair\s+hearing|\bstate\s+hearing|\bOPM\b|\bOffice\s+of\s+Personnel\s+Management\b/
      ),
      (
        .records,
        /(?i)\bresubmit\b[^.]{0,40}\brequest\s+with\b[^.,]{0,40}\b(?:records?|information|documentation)\b|\b(?:re-?open|open\b[^.]{0,30}\bagain)\b[^.]{0,60}\bwithout\s+an\s+appeal\b|\b(?:case|request|review)\s+(?:is|will\s+be|can\s+be)\s+(?:re-?opened|opened\s+again)\b|\b(?:call|ask)\s+for\s+a\s+reopening\b/
      ),
      (.correctedClaim, /(?i)\bcorrected\s+claims?\b|\bresubmit/),
      (.expeditedAppeal, /(?i)(?:^|[^-])\bexpedited\b|\bfast\s+appeal|\burgent\s+appeal/),
      (
        .continuedCare,
        /(?i)\b(?:keep|continue)\s+it\s+during\b|\b(?:want|wish)\s+to\s+keep\s+(?:it|them)\b|\bkeep\s+your\s+benefits\b|\bwant\s+(?:it\s+|(?:your|these|the|this)\s+(?:services?|care|benefits?)\s+)?to\s+continue\b|\bkeep(?:ing)?\s+(?:(?:a|your|the|these)\s+)?services?\b|\b(?:have|keep)\s+your\s+(?:benefits?|services?|care)\s+continue\b|\b(?:keep\s+(?:getting|receiving)|continu(?:e|ing|ation)\s+(?:of\s+|to\s+\w+\s+|your\s+|the\s+|these\s+|this\s+)*(?:benefits?|services?|care|coverage))\b/
      ),
    ]

  nonisolated(unsafe) private static let repaymentWords =
    /(?i)\b(?:refund|repay\w*|remit|recoup\w*|offset|deduct\w*)\b/

  nonisolated(unsafe) private static let grievanceWords = /(?i)\bgrievances?\b/

  nonisolated(unsafe) private static let furtherWords =
    /(?i)\b(?:second|2nd|next|third)[- ]+level\b|\blevel\s+(?:2|two|II)\b|\b(?:second|2nd|further)\s+(?:\w+\s+)?appeal\b|\bfirst[- ]level\s+(?:appeal\s+)?(?:decision|determination)\b|\b(?:if|after)\s+(?:the|your|an|our|that|this)\s+(?:appeal|reconsideration)\s+(?:is|was|has\s+been)\s+(?:unfavorable|denied|decided|upheld|not\s+approved)\b|\b(?:after\s+(?:the\s+)?(?:denial|decision)\s+(?:of|on)\s+(?:the|your|an)\s+appeal|specialty\s+review|Administrative\s+Law\s+Judge|ALJ)\b|\b(?:notice|date)\s+of\s+(?:the\s+)?appeal\s+(?:resolution|decision)\b|\bresolution\s+of\s+(?:the|your)\s+appeal\b|\b(?:after|of|from|following)\s+(?:the|your|our)\s+(?:final\s+)?appeal\s+(?:decision|determination|resolution)\b/

  nonisolated(unsafe) static let appealWords =
    /(?i)\bappeals?\b|\bprotests?\b|\bdisagree\b|\b(?:do\s+not|don['’]t)\s+agree\b|\bthink\s+(?:we|our|this|it)\b[^.;]{0,40}\bwrong\b|\bsee\s+(?:it|this)\s+differently\b|\bask\w*\s+for\s+a\s+(?:full\s+|fair\s+|and\s+){0,3}review\s+of\s+(?:this|our|the)\s+(?:decision|denial|determination)\b|\bclaims?\s+review\s+procedures?\b|\breconsideration\b|\bredetermination\b|\bdisput(?:e[ds]?|ing)\b|\brebuttals?\b|\bcontest(?:ed|ing)?\b|\b(?:ask\w*|wish|want)\s+us\b[^.]{0,40}\bto\s+(?:reconsider|look\s+(?:at\s+it\s+)?again|change\s+our)\b/

  nonisolated(unsafe) static let peerToPeerWords =
    /(?i)\bto\s+discuss\b[^.;]{0,30}\bcall\b|\b(?:peer|doctor|physician)[- ]to[- ](?:peer|doctor|physician)\b|\bP2P\b|\b(?:physician|clinical|reviewer)\s+discussions?\b|\breconsider\b[^.;]{0,80}\bpeer\b|\bpeer\s+(?:discussion|conversation|consultation)\b|\b(?:reviewers?|reviewing\s+(?:physician|doctor|surgeon))\b[^.;:]{0,60}\b(?:may|can)\s+be\s+(?:reached|contacted)\b|\b(?:speak|discuss\w*|talk)\b[^.]{0,60}\b(?:medical\s+directors?|(?:physician|medical)\s+(?:reviewers?|advis[oe]rs?)|reviewing\s+(?:physicians?|doctors?)|(?:clinical|peer)\s+(?:peers?|reviewers?)|(?:our|the)\s+reviewers?)\b|\breviewers?\b[^.;:]{0,80}\b(?:is|are)\s+available\s+(?:at|by|from|for|to)\b|\breconsideration,?\s+call\b[^;]{0,60}\bbusiness\s+days?\b|\breconsideration\b[^.]{0,60}\bwith\s+the\s+(?:clinical\s+peer|physician|peer)\b|\b(?:medical\s+director|physician\s+reviewer|reviewing\s+physician)\b[^.]{0,120}\b(?:discuss|speak|talk)\b|\b(?:call|reach|contact|ring|phone)(?:ing)?\s+(?:the|our)\s+(?:reviewing\s+physician|(?:physician\s+)?reviewer|consultant|medical\s+director)\b|\b(?:doctor|provider|physician|surgeon)\s+(?:can|may)\s+call\b[^;]{0,80}\b(?:about|to\s+discuss)\s+(?:this|the)\s+(?:decision|denial)\b|\b(?:doctor|provider|physician|surgeon)\s+(?:can|may)\s+call\b[^;]{0,80}\b(?:talk|speak)\b[^.;]{0,30}\bour\s+doctors?\b|\b(?:speak|discuss\w*|talk)\b[^.]{0,40}\b(?:with|to)\s+(?:an?|our|one\s+of\s+our)\s+(?:\w+\s+){0,3}?(?:physicians?|medical\s+directors?|clinicians?|reviewers?)\b|\b(?:doctor|provider|physician|surgeon)\s+(?:can|may)\s+(?:call\s+and\s+)?(?:speak|talk)\s+(?:with|to)\s+our(?:s|\s+doctors?)\b|\b(?:speak|talk)\s+(?:with|to)\s+the\s+(?:doctor|physician|reviewer)\s+(?:who|that)\s+(?:made|reviewed|denied|decided|did)\b/
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let byCall =
    /(?i)^(?!.*\b(?:appeals?|writ(?:e|ten|ing)|mail|fax)\b)(?=.*\breconsideration\b).*\b(?:by\s+(?:calling|phone|telephone)|call)\b/
    .dotMatchesNewlines()
  nonisolated(unsafe) static let leavesAlone =
    /(?i)\b(?:does|do|will)\s+not\s+(?:extend|toll|stop|suspend|delay|affect|change)\b[^.;]{0,80}\btime\b[^.;]*/
  nonisolated(unsafe) static let disagreement = /(?i)\bdisagree\b|\b(?:do\s+not|don['’]t)\s+agree\b/
  nonisolated(unsafe) static let secondLevel =
    /(?i)\W*(?:\d[.)]\s+)?(?:(?:second|2nd|next)[- ]+level|level[- ]+(?:2|two|II))\b/
  nonisolated(unsafe) static let secondReview =
    /(?i)\bsecond,?\s+(?:voluntary\s+)?review\b|\bsecond[- ]+level\b|\bspecialty\s+review\b|\bappeal['’]s\s+denial\b|\bAdministrative\s+Law\s+Judge\b|\bALJ\b/
  nonisolated(unsafe) static let appealsOffice =
    /(?i)\bappeals?\s+(?:department|dept\.?|unit|team|office|coordinator|center|division|processing)(?![a-z])/
}
