import ClinicalRecords

/// Reasons that are given without a word of refusing: "The narrowing is mild. The guideline looks for
/// more."
extension DenialLetterReader {
  /// "Here is why. ...", to the end of its paragraph or of what it says before rights; "... for these
  /// reasons:", and the items below it.
  func toldWhy(_ source: LetterText) -> [Substring] {
    let paragraphs = source.paragraphs
    return paragraphs.indices.flatMap { index -> [Substring] in
      let sentences = LetterText.sentences(of: paragraphs[index])
      if let lead = sentences.firstIndex(where: { Self.announcesReasons($0) }) {
        let rest = sentences[(lead + 1)...]
        if rest.isEmpty { return Array(paragraphs[(index + 1)...].prefix { Self.isItem($0) }) }
        if rest.first.map(Self.isItem) == true { return run(rest, source) }
      }
      guard let lead = sentences.firstIndex(where: { $0.wholeMatch(of: Pattern.hereIsWhy) != nil })
      else { return [] }
      return run(sentences[(lead + 1)...], source)
    }
  }

  /// Sentences up to the first that speaks of rights, as they stand.
  private func run(_ sentences: ArraySlice<Substring>, _ source: LetterText) -> [Substring] {
    let told = sentences.prefix { !Self.speaksOfRights($0) && Self.purpose(of: $0) == nil }
    guard let first = told.first, let last = told.last else { return [] }
    return [source.text[first.startIndex..<last.endIndex]]
  }

  /// "Approval cannot be given for two reasons.", above its items.
  private static func announcesReasons(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.announcesList) != nil && purpose(of: sentence) == nil
  }

  /// In a letter that refuses and says why in none of the plainer forms: what the paragraph that
  /// refuses weighs, else the next that weighs, else the last before it. What stands further off is the
  /// letter's usual text.
  func weighedGrounds(_ source: LetterText) -> [Substring] {
    guard let refusal = refusal(source),
      let place = source.paragraphs.lastIndex(where: { $0.startIndex <= refusal.startIndex })
    else { return [] }
    let order =
      source.paragraphs[place...].prefix(Self.near)
      + source.paragraphs[..<place].reversed().prefix(Self.near)
    return order.lazy.map { weighedGrounds(in: $0, source) }.first { !$0.isEmpty } ?? []
  }

  /// Paragraphs: a greeting, a sentence and a table of what was asked for may stand between.
  private static let near = 5

  /// From the sentence that refuses, or that weighs the record against a rule, to the last that weighs.
  private func weighedGrounds(in paragraph: Substring, _ source: LetterText) -> [Substring] {
    let sentences = LetterText.sentences(of: paragraph)
    guard var last = sentences.lastIndex(where: { Self.weighs($0) }),
      let first = sentences[...last].firstIndex(where: {
        Self.weighs($0) || Self.isOnGrounds($0) && Self.refuses($0)
      })
    else { return [] }
    // "Our records show one. The second unit is not payable."
    if last + 1 < sentences.count, Self.isOnGrounds(sentences[last + 1]),
      Self.refuses(sentences[last + 1])
    {
      last += 1
    }
    let run = sentences[first...last]
    guard run.allSatisfy({ Self.weighs($0) || Self.isOnGrounds($0) }) else {
      return run.filter { Self.weighs($0) }
    }
    return [source.text[sentences[first].startIndex..<sentences[last].endIndex]]
  }

  /// Whether it says what the record holds or lacks, or what a guideline, plan or law asks.
  static func weighs(_ sentence: Substring) -> Bool {
    isOnGrounds(sentence)
      && (sentence.firstMatch(of: Pattern.rule) != nil
        || sentence.firstMatch(of: Pattern.evidence) != nil)
  }

  /// Whether it says that something is not so: "none is recorded", "medicine only".
  static func saysNo(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.negation) != nil
  }

  /// "The MRI reads severe stenosis", before what is missing: a finding that it neither denies nor
  /// belittles, and asks nothing.
  static func grants(_ sentence: Substring) -> Bool {
    sentence.firstMatch(of: Pattern.evidence) != nil && !saysNo(sentence)
      && sentence.firstMatch(of: Pattern.rule) == nil
      && sentence.firstMatch(of: Pattern.little) == nil && !isReason(sentence)
      && sentence.firstMatch(of: StandingPattern.refusesAtAll) == nil
  }

  /// A sentence that is none of rights, of approval, of whom to call, and of how the letter was made.
  static func isOnGrounds(_ sentence: Substring) -> Bool {
    guard let last = sentence.last, ".;\"”".contains(last), sentence.split(separator: " ").count > 4
    else { return false }
    return !speaksOfRights(sentence) && purpose(of: sentence) == nil
      && sentence.firstMatch(of: Pattern.elsewhere) == nil
      && (sentence.firstMatch(of: Pattern.howReviewed) == nil
        || sentence.firstMatch(of: Pattern.negation) != nil
        // "The reviewer, a licensed surgeon, states: ...".
        || sentence.firstMatch(of: Pattern.saying) != nil)
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let hereIsWhy = /(?i)(?:here(?:['’]s|\s+is)|this\s+is)\s+why[.:]/
  nonisolated(unsafe) static let announcesList = /(?i)\breasons?(?:\(s\))?[:.]$/
  nonisolated(unsafe) static let rule =
    /(?i)\b(?:guidelines?|polic(?:y|ies)|criteria|criterion|certificate|contract|plan|coverage|handbook|booklet|brochure|rules?|standards?|law|regulations?|[A-Z]{2,}(?:-[A-Z]{2,})?-\d{2,})\b(?:[^.;]|\.\d){0,120}\b(?:asks?|calls?|looks?|requires?|needs?|wants?|expects?|allows?|considers?|regards?|treats?|lists?|leaves?|limit(?:s|ed)?|pays?|pay\s+for|covers?|describes?|says?|sets?|(?:takes?|carves?|rules?|keeps?)\s+out|bars?|must|only|unless)\b|\b(?:requires?|unless)\b|\b(?:must|should|(?:is|are)\s+to)\s+(?:first\s+)?be\s+(?:done|performed|given|tried|considered|approved|requested|obtained|documented|shown)\b/
  nonisolated(unsafe) static let evidence =
    /(?i)\b(?:notes?|records?|papers?|reports?|chart|file|documentation|information|MRI|CT|imaging|images|films?|x-?rays?|exam(?:ination)?|narrowing|stenosis|compression|slip|instability|therapy|exercises?|injections?|medicines?|symptoms?|pain|weakness|strength|treatment|care|setting|facility|outpatient|inpatient|surgery\s+center|necessary|needed)\b|\bepidurals?\b|\b(?:coverage|approval|authori[sz]ation|precertification)\b[^.]{0,80}\b(?:ended|expired|lapsed)\b|\bnot\s+part\s+of\s+the\s+(?:approval|authori[sz]ation)\b|\bnot\s+enrolled\b/
  /// What letters say of other things in the same words.
  nonisolated(unsafe) static let elsewhere =
    /(?i)^(?:please|send|call|contact|mail|fax|to|for\s+(?:more|questions|help)|thank|dear|this\s+(?:letter|notice|decision|denial|determination)|enclosed|attached|questions)\b|\b(?:cop(?:y|ies)|free\s+of\s+charge|(?:up)?on\s+request|website|www|portal|language|interpreters?|discrimin\w+|hours|sincerely)\b|\b(?:up\s+to\s+you|between\s+you\s+and|you\s+and\s+your\s+(?:doctor|provider)|we\s+care|does\s+not\s+mean|talk\s+(?:to|with)\s+your|your\s+rights?|you\s+(?:should|must|need)|we\s+will|guarantee)\b|\b(?:is|are|was|were|been)\s+(?:now\s+)?(?:approved|authori[sz]ed|certified|paid|overturned)\b|:\s*(?:approved|authori[sz]ed|certified)\b|\bwe\s+(?:have\s+)?approved?\b|\bdecisions?\s+(?:rest|are\s+(?:made|based))\b|\breviewers?\s+are\b|\bnot\s+a\s+statement\b|\bno\s+finding\b/
  nonisolated(unsafe) static let howReviewed =
    /(?i)\b(?:reviewed|looked\s+at|(?:we|has|have)\s+considered|received|board[- ]certified|licensed|specialt(?:y|ies)|met\s+on)\b|\b(?:sent|gave)\s+(?:us|to\s+us)\b|\basked\s+(?:us|for)\b/
  nonisolated(unsafe) static let saying =
    /(?i)\b(?:states?|stated|writes|wrote|finds?|found|notes|noted|opines?|opined|concludes?|concluded)(?::|\s+that\b)/
  /// What a finding is called that does not bear the operation, and what is asked before it.
  nonisolated(unsafe) static let little =
    /(?i)\b(?:must|should|first|mild\w*|minimal\w*|moderate\w*|slight\w*|small|normal|full|intact|stable|few|short|premature|degenerative|most|within)\b/
  nonisolated(unsafe) static let negation =
    /(?i)\b(?:no|not|nothing|none|never|without|lacks?|short|only)\b|n['’]t\b/
}
