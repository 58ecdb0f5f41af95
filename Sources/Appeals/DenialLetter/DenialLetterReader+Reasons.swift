import ClinicalRecords

extension DenialLetterReader {
  /// The reason under its label or heading; else every sentence that says why.
  func readReasons(_ source: LetterText, _ letter: inout DenialLetter) {
    var found = labelledReasons(source)
    if found.isEmpty { found = headedReason(source).map { [$0] } ?? [] }
    if found.isEmpty { found = source.paragraphs.flatMap { reasonRun(in: $0, source) } }
    if found.isEmpty { found = weighedGrounds(source) }
    letter.unnecessary = source.sentences.first { Self.saysUnnecessary($0) }.map {
      source.quote($0)
    }
    // What a page cut off may be a reason of its own as well.
    let all = found.flatMap { [$0] + continuation(of: $0, source) }
    let distinct = all.enumerated().filter { index, words in
      !all.enumerated().contains { other, whole in
        let isWithin = whole.startIndex <= words.startIndex && words.endIndex <= whole.endIndex
        let isSame = whole.startIndex == words.startIndex && words.endIndex == whole.endIndex
        return isWithin && (isSame ? other < index : other != index)
      }
    }.map(\.element)
    letter.reasons = Self.withoutTranslation(distinct, source).map { source.quote($0) }
  }

  /// The rest of a sentence that a new page cut off.
  private func continuation(of words: Substring, _ source: LetterText) -> [Substring] {
    guard let last = words.last, last.isLetter || last == ",",
      let index = source.paragraphs.firstIndex(where: { $0.endIndex == words.endIndex }),
      index + 1 < source.paragraphs.count
    else { return [] }
    let next = source.paragraphs[index + 1]
    guard next.first?.isLowercase == true else { return [] }
    let sentences = LetterText.sentences(of: next)
    return sentences.prefix(1) + sentences.dropFirst().prefix { Self.weighs($0) }
  }

  /// From the sentence of a paragraph that refuses to the last that says why: "The records do not show
  /// this" alone would not say what.
  private func reasonRun(in paragraph: Substring, _ source: LetterText) -> [Substring] {
    let sentences = LetterText.sentences(of: paragraph)
    guard sentences.contains(where: { Self.isReason($0) }) else { return [] }
    let rights =
      sentences.firstIndex {
        $0.firstMatch(of: Pattern.allows) != nil && Self.purpose(of: $0) != nil
      } ?? sentences.endIndex
    // What rights warn of is none, "failure to use the form".
    let saying = sentences.indices.filter {
      ($0 <= rights || Self.refuses(sentences[$0])) && Self.isReason(sentences[$0])
    }
    guard var last = saying.last,
      var first = sentences.indices.first(where: {
        saying.contains($0) || Self.refuses(sentences[$0])
      })
    else { return [] }
    // "For these reasons ...": they stand before it.
    if sentences[first].prefixMatch(of: Pattern.theseReasons) != nil {
      first = 0
    } else if sentences[first].firstMatch(of: Pattern.concludes) != nil {
      while first > 0, Self.isOnGrounds(sentences[first - 1]) { first -= 1 }
    }
    // "We have not received it", "it was not caused by": what it calls so stands before it.
    while first > 0, sentences[first].firstMatch(of: Pattern.pronoun) != nil { first -= 1 }
    // "... because:" or "because: (1) ..." goes on to the end of its list.
    if sentences[first...last].contains(where: { $0.hasSuffix(":") || $0.contains("(1)") }) {
      while last + 1 < sentences.count,
        Self.isItem(sentences[last + 1])
          || sentences[last].hasSuffix(":") && sentences[last + 1].first?.isLowercase == true
      { last += 1 }
    }
    while last + 1 < sentences.count, Self.weighs(sentences[last + 1]) { last += 1 }
    // Between them may stand what the letter says of rights.
    let run = sentences[first...last]
    guard run.allSatisfy({ Self.purpose(of: $0) == nil }) else {
      return run.filter { Self.isReason($0) }
    }
    return [source.text[sentences[first].startIndex..<sentences[last].endIndex]]
  }

  static func isItem(_ sentence: Substring) -> Bool {
    sentence.prefixMatch(of: Pattern.item) != nil
  }

  static func refuses(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: refusal) != nil || sentence.prefixMatch(of: refusalLabel) != nil
  }

  nonisolated(unsafe) private static let refusal =
    /(?i)\b(?:cannot|can['’]t|can\s+not|did\s+not|unable\s+to|not\s+able\s+to)\s+(?:approve|authori[sz]e|(?:pre)?certify)\b|\b(?:request|services?|surgery|treatment|procedure|operation|stay|days)\b[^.]{0,80}\b(?:denied|not\s+(?:approved|covered|payable)|cannot\s+be\s+approved)\b|\bwe(?:'ve|’ve|\s+have)?\s+denied\b|\bbenefits?\s+(?:are|is)\s+not\s+(?:available|payable)\b|^(?:our\s+)?(?:determination|decision):\s*(?:denied|not\s+(?:approved|certified))/
  nonisolated(unsafe) private static let refusalLabel = /(?:DENIED|NOT APPROVED|NON-?CERTIFIED)\s*:/

  /// The first sentence that approves or overturns; "if approved" and "not approved" do neither.
  func readApproval(_ source: LetterText, _ letter: inout DenialLetter) {
    letter.approval = source.sentences.first {
      ($0.firstMatch(of: Pattern.approves) != nil && $0.firstMatch(of: Pattern.takesBack) == nil)
        || ($0.firstMatch(of: Pattern.reverses) != nil
          && $0.firstMatch(of: Pattern.isNoReversal) == nil)
    }.map { source.quote($0) }
  }

  /// What stands under the labels of a reason, none within another.
  private func labelledReasons(_ source: LetterText) -> [Substring] {
    let labels: Set = [
      "reason for denial", "reason", "denial reason", "rationale", "clinical rationale",
      "reason for determination", "reason for our decision", "determination rationale",
      "basis for denial", "principal reason", "principal reasons", "reason for the denial",
      "clinical reason", "reason for adverse determination", "basis for determination",
      "our decision", "why we denied your request", "denial rationale", "reviewer rationale",
      "reason for non-certification", "clinical basis", "explanation of decision",
      "explanation of the decision", "explanation of determination", "decision reason",
      "reviewer note", "reviewer notes", "payer note", "payer notes",
      "reviewer comments", "principal reason for the adverse determination",
      "principal reasons for the adverse determination", "reason for adverse benefit determination",
      "the facts that we used to make our decision are", "the reason for our decision",
      "the clinical reason for our decision", "clinical reason for our decision", "why",
      "justification",
    ]
    let asked = source.fields.filter {
      // Of a label in two languages, "Reason/Razón", the first counts.
      let label =
        $0.label.split(separator: "/").first.map { String(LetterText.trimmed($0)) } ?? $0.label
      return labels.contains(label) || label.wholeMatch(of: Self.reasonLabel) != nil
    }
    let found = asked.compactMap { field -> Substring? in
      // A bare code is for the reader of codes.
      guard field.value.contains(" ") else { return nil }
      return run(from: field.value.startIndex, source)
    }
    if found.isEmpty { return toldWhy(source) }
    // "Our decision: We are denying the request", beside a label that says why.
    let saying = found.filter { words in
      LetterText.sentences(of: words).contains { Self.isReason($0) || Self.weighs($0) }
    }
    return (saying.isEmpty ? found : saying).reduce(into: []) { distinct, words in
      if distinct.last.map({ words.startIndex >= $0.endIndex }) ?? true { distinct.append(words) }
    }
  }

  nonisolated(unsafe) private static let reasonLabel =
    /(?:the\s+)?(?:(?:specific|principal|primary|clinical|medical|main)\s+)*(?:reasons?|rationale|basis)(?:\s+(?:for|of)\s+(?:(?:the|our|this|your)\s+)?(?:adverse\s+)?(?:benefit\s+)?(?:denial|determination|decision|non-?certification|denied\s+(?:lines?|items?|services?|procedures?)))?(?:\s+(?:is|are))?|[a-z][a-z ]{2,40}\sbecause/

  /// The text from a place to the end of its paragraph or the next labelled field.
  private func run(from start: Substring.Index, _ source: LetterText) -> Substring {
    let paragraph = source.paragraphs.first { $0.startIndex <= start && start < $0.endIndex }
    guard let paragraph else { return source.line(around: source.text[start...]) }
    // "eviCore\nSpine Surgery Guidelines, Section(s) CMM-601.4: Initial ..." is a sentence, no label.
    let ends = source.fields.filter { !$0.label.contains(",") }.map(\.words.startIndex).filter {
      start < $0 && $0 < paragraph.endIndex
    }
    let run = LetterText.trimmed(source.text[start..<(ends.min() ?? paragraph.endIndex)])
    // Whom to call is no part of it, nor what may be asked for next.
    let rights = LetterText.sentences(of: run).dropFirst().first {
      Self.purpose(of: $0) == .peerToPeer
        || $0.firstMatch(of: Pattern.allows) != nil && Self.purpose(of: $0) != nil
    }
    return LetterText.trimmed(run[..<(rights?.startIndex ?? run.endIndex)])
  }

  /// The paragraph under a line such as `CLINICAL RATIONALE` or `Why did we deny your request?`.
  private func headedReason(_ source: LetterText) -> Substring? {
    for (index, paragraph) in source.paragraphs.enumerated() {
      guard let first = paragraph.split(whereSeparator: \.isNewline).first else { continue }
      guard LetterText.trimmed(first).firstMatch(of: Pattern.heading) != nil, first.count <= 60
      else {
        continue
      }
      let rest = LetterText.trimmed(paragraph[first.endIndex...])
      let body =
        rest.isEmpty && index + 1 < source.paragraphs.count
        ? source.paragraphs[index + 1] : rest
      // A heading that asks why the payer refused says it of any words below it.
      if first.firstMatch(of: Pattern.asksWhy) != nil && !body.isEmpty
        || LetterText.sentences(of: body).contains(where: { Self.isReason($0) })
      {
        return body
      }
    }
    return nil
  }

  /// "The surgery isn't considered medically necessary", not "if it is not medically necessary".
  /// "Not medically necessary when there is no slip" says it by a rule, and stays.
  private static func saysUnnecessary(_ sentence: Substring) -> Bool {
    guard let said = sentence.firstMatch(of: Pattern.says) else { return false }
    return sentence[..<said.range.upperBound].firstMatch(of: Pattern.condition) == nil
      && sentence.firstMatch(of: Pattern.supposed) == nil
  }

  static func isReason(_ sentence: Substring) -> Bool {
    !speaksOfRights(sentence)
      && (sentence.firstMatch(of: saysWhy) != nil || deniesCause(sentence))
  }

  static func speaksOfRights(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: rights) != nil
  }

  nonisolated(unsafe) private static let rights =
    /(?i)\b(?:you\s+(?:may|can|have\s+the\s+right)|appeal\s+rights|peer[- ]to[- ]peer|to\s+appeal|if\s+you\s+disagree)\b|^(?:[-•*]\s[^.]{0,60})?(?:[il]f|unless)\b|\bmay\s+result\s+in\b|\bif\s+we\s+do\s+not\b|\bwe\s+have\s+(?:up\s+to\s+)?\d+\s+(?:\w+\s+)?days\b/
  nonisolated(unsafe) private static let saysWhy =
    /(?i)(?:\bnot|n['’]t)\s+(?:be\s+)?(?:deemed\s+|considered\s+|shown\s+to\s+be\s+|established\s+as\s+|supported\s+as\s+)?medically\s+(?:or\s+psychologically\s+)?(?:necessary|needed|appropriate)\b|\bmedical\s+necessity\b|\b(?:does|do|did|has|have|was|were|is|are)(?:\s+not|n['’]t)\s+(?:been\s+)?(?:appear\s+to\s+)?(?:meet|met|satisf\w+|support\w*|show\w*|demonstrate\w*|document\w*|establish\w*|correlat\w*|receive\w*|stated|specified|graded|quantified|contain\w*|includ\w*|list\w*|provid\w*|sent|submitted|obtained|complet\w*)\b|\b(?:list|show|describe|document|report|mention|note)s?\s+only\b|\b(?:criteria|requirements?)\b[^.]{0,60}\bnot\s+(?:been\s+)?(?:met|satisfied)\b|\b(?:denied|non-?certified|not\s+(?:be\s+)?approved|cannot\s+be\s+approved)\b[^.]{0,40}\b(?:because|due\s+to|since|for\s+lack|as\s+(?:not|untimely|late|an?|included|part|incidental|integral)\b)\b|\b(?:cannot|can['’]t|did\s+not|unable\s+to)\s+(?:approve|authori[sz]e|(?:pre)?certify)\b[^.]{0,120}\bbecause\b|\b(?:is|are)\s+excluded\b|\bcontract\s+exclusion\b|\bnot\s+a\s+covered\s+(?:benefit|service)\b|\bnot\s+(?:in|within)\s+(?:the|our)\s+(?:\w+\s+)?network\b|\bis\s+a\s+duplicate\b|\bnot\s+(?:yet\s+)?been\s+(?:tried|attempted|exhausted|obtained|performed)\b|\bexperimental\b|\binvestigationa[l1]\b|\b(?:not|n['’]t)\s+(?:have\s+)?enough\s+information\b|\bexcludes\b|\bbecause\b[^.]{0,160}\bwe\s+(?:are\s+|must\s+|have\s+)?den(?:y|ying|ied)\b|\bfailure\s+to\b|\b(?:no|insufficient|lack\s+of)\s+(?:documentation|evidence|objective|records?\s+of|proof)\b/
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let theseReasons =
    /(?i)for\s+(?:these|this|the\s+above)\s+reasons?\b|without\s+(?:them|it|this|these|that)\b/
  nonisolated(unsafe) static let allows = /(?i)\b(?:may|must|can|should)\b/
  nonisolated(unsafe) static let pronoun =
    /(?i)\b(?:it|them|these|those|one)[.;]?$|^it\s+(?:was|is)\b/
  nonisolated(unsafe) static let concludes =
    /(?i)\b(?:therefore|thus|hence|accordingly|consequently)\b/
  nonisolated(unsafe) static let item =
    /[-•*]\s|\(?\d{1,2}[.)]\s/
  nonisolated(unsafe) static let condition = /(?i)\b(?:if|unless|when)\b/
  nonisolated(unsafe) static let supposed = /(?i)\b(?:whether|may|only|site\s+of)\b/
  nonisolated(unsafe) static let approves =
    /(?i)\b(?:(?:request|service|services|surgery|procedure|claim|appeal)\s+(?:is|was|are|were|has\s+been|have\s+been)\s+(?:now\s+)?approved(?!\s+in\s+part)|(?:your|this|the)\s+(?:[\w-]+\s+){0,2}(?:request|authori[sz]ation)\b(?:(?!\b(?:that|which|any)\b)[^.;]){0,80}?\s(?:is|was|has\s+been)\s+(?:now\s+)?(?:approved|certified|authori[sz]ed)(?!\s+in\s+part)|(?:status|determination|decision|outcome):\s*(?:approved|certified|authori[sz]ed)\s*(?:$|\n|[.;])|we\s+(?:have\s+|hereby\s+|now\s+)*approved?|(?:denial|decision|determination)\s+(?:is|was|has\s+been)\s+(?:overturned|reversed)|we\s+(?:have\s+)?overturn(?:ed)?)\b/
  /// It speaks of what was denied, for it takes that back.
  nonisolated(unsafe) static let reverses =
    /(?i)\b(?:we(?:['’]ve|\s+have|\s+hereby|\s+now)*\s+(?:overturned|reversed)|(?:we\s+are|hereby|now)\s+(?:overturning|reversing)|decided\s+to\s+(?:overturn|reverse)|\b(?:reviewer|panel|committee|organization|IRO)\s+(?:overturns|reverses|overturned|reversed))\s+(?:our|the|this|its)\s+(?:[\w-]+\s+){0,3}(?:denial|decision|determination)\b|\b(?:service|services|surgery|procedure|request|claim|denied)\b[^.;]{0,60}\b(?:is|are|has\s+been|have\s+been)\s+now\s+(?:approved|certified|authori[sz]ed|covered)\b/
  nonisolated(unsafe) static let isNoReversal =
    /(?i)\b(?:not|cannot|can't|if|once|when|unless|until|may|might|would|could|whether|in\s+part|partially|upholds|upheld)\b/
  nonisolated(unsafe) static let takesBack =
    /(?i)\b(?:not|cannot|can't|if|once|when|unless|until|may|would|previously|earlier|denied)\b/
  nonisolated(unsafe) static let heading =
    /(?i)^\W*(?:what\s+(?:is|was)\s+(?:our|the)\s+)?(?:(?:clinical|denial|medical|reviewer)\s+)*(?:rationale|reason(?:s|ing)?|determination|decision|explanation|why\b)[^.\n]{0,50}$/
  nonisolated(unsafe) static let asksWhy =
    /(?i)^\W*why\W*$|\bwhat\s+(?:is|was)\s+(?:our|the)\s+reason\b|\bwhy\s+(?:did\s+we|we|was|is|it\s+was|your\s+request\s+was)\b[^.]{0,30}\b(?:den(?:y|ied)|not\s+approve\w*)\b/
  nonisolated(unsafe) static let says =
    /(?i)(?:\bnot|n['’]t)\s+(?:be\s+)?(?:deemed\s+|considered\s+|found\s+to\s+be\s+|supported\s+as\s+)?medically\s+(?:or\s+psychologically\s+)?necessary\b|\bmedical\s+necessity\b[^.;]{0,60}\b(?:is|are|was|were|has|have)\s+(?:\w+\s+)?not\s+(?:been\s+)?(?:established|shown|demonstrated|supported|met|proven)\b|\b(?:does|do|did)\s+not\s+(?:establish|show|support|demonstrate)\b[^.;]{0,30}\bmedical\s+necessity\b|\black(?:s|ed|ing)?\s+(?:of\s+)?medical\s+necessity\b/
}
