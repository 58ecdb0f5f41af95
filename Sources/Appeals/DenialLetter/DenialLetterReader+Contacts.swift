import ClinicalRecords

/// Whom to call and where to write.
extension DenialLetterReader {
  // MARK: - Peer-to-peer

  func readPeerToPeer(_ source: LetterText, _ letter: inout DenialLetter) {
    letter.peerToPeer.window = letter.windows.first { $0.value.purpose == .peerToPeer }
    for (index, paragraph) in source.paragraphs.enumerated() {
      guard paragraph.firstMatch(of: Self.peerToPeerWords) != nil else { continue }
      // A heading alone speaks of the paragraph below it.
      let isHeading = paragraph.count < 60 && !paragraph.contains(where: \.isNumber)
      let body =
        isHeading && index + 1 < source.paragraphs.count
        ? source.paragraphs[index + 1] : paragraph
      readPeerToPeer(body, source, &letter.peerToPeer)
    }
    readCallEnded(source, &letter)
  }

  private func readPeerToPeer(
    _ paragraph: Substring, _ source: LetterText, _ call: inout DenialLetter.PeerToPeer
  ) {
    var isAboutCall = false
    for sentence in LetterText.sentences(of: paragraph) {
      let purpose = Self.purpose(of: sentence, after: isAboutCall ? .peerToPeer : nil)
      isAboutCall = purpose == .peerToPeer || (isAboutCall && purpose == nil)
      guard isAboutCall else { continue }
      if call.phone == nil, let phone = Self.callPhone(in: sentence) {
        call.phone = source.stated(String(phone), phone)
      }
      if sentence.firstMatch(of: Pattern.cannotChange) != nil {
        call.canChangeDecision = source.stated(false, sentence)
      } else if sentence.firstMatch(of: Pattern.canChange)
        != nil
      {
        call.canChangeDecision = source.stated(true, sentence)
      }
      // "If no additional information is received": it is waited for.
      if sentence.firstMatch(of: Pattern.ifNo) != nil {
        continue
      }
      if sentence.firstMatch(of: Pattern.noNewFacts) != nil {
        call.acceptsNewFacts = source.stated(false, sentence)
      } else if sentence.firstMatch(of: Pattern.newFacts)
        != nil
      {
        call.acceptsNewFacts = source.stated(true, sentence)
      }
    }
  }

  /// The number that the call's own words lead to; else the first that is no fax and no other desk's.
  private static func callPhone(in sentence: Substring) -> Substring? {
    var numbers: [(words: Substring, phone: Substring)] = []
    var rest = sentence
    while let phone = phone(in: rest) {
      numbers.append((rest[..<phone.startIndex], phone))
      rest = rest[phone.endIndex...]
    }
    let own = numbers.filter { number in
      let label = number.words.split(separator: /[;,(]|\bor\b|\band\b/).last ?? number.words
      return label.firstMatch(of: otherDesk) == nil
    }
    return (own.first { $0.words.firstMatch(of: peerToPeerWords) != nil } ?? own.first)?.phone
  }

  nonisolated(unsafe) private static let otherDesk =
    /(?i)\bfax\b|\bTTY\b|\bTDD\b|\bappeals?\s+(?:fax|phone|line|department|unit)\b|\b(?:member|customer)\s+(?:services?|care)\b/

  static func phone(in text: Substring) -> Substring? {
    text.firstMatch(of: Pattern.phone)?.output
  }

  // MARK: - Where to send the appeal

  func readAddresses(_ source: LetterText, _ letter: inout DenialLetter) {
    for paragraph in source.paragraphs where Self.isAboutAppeal(paragraph) {
      // "Send the records to fax ...", before a word of an appeal, is where records go.
      let sentences = LetterText.sentences(of: paragraph)
      let first = sentences.firstIndex { Self.isAboutAppeal($0) } ?? 0
      for (index, sentence) in sentences.enumerated()
      where (index >= first || !Self.asksForRecords(sentence))
        && Self.purpose(of: sentence) != .records
      {
        if letter.appealFax == nil,
          let fax = sentence.firstMatch(of: Pattern.fax),
          let number = Self.phone(in: sentence[fax.range.lowerBound...])
        {
          letter.appealFax = source.stated(String(number), number)
        }
        if letter.appealAddress == nil, let address = Self.address(in: sentence).map(Self.named) {
          letter.appealAddress = source.stated(
            address.split(whereSeparator: \.isWhitespace).joined(separator: " "), address)
        }
      }
    }
  }

  private static func isAboutAppeal(_ words: Substring) -> Bool {
    words.firstMatch(of: Pattern.appeal) != nil
  }

  /// "Within four months of this letter to the Appeals Unit, P.O. Box ...": from whom it is sent to.
  private static func named(_ address: Substring) -> Substring {
    let name = address.prefix { !$0.isNumber }
    return name.matches(of: Pattern.addressee).last
      .map { address[$0.range.upperBound...] } ?? address
  }

  /// A postal address: from its box or street to its ZIP code.
  private static func address(in sentence: Substring) -> Substring? {
    if let box = sentence.firstMatch(of: Pattern.boxAddress) {
      return box.output.1
    }
    // A name that runs over a line's end is one where the words "to" lead to it.
    if let led = sentence.firstMatch(of: Pattern.ledAddress) { return led.output.1 }
    // "... within 90 days after the date of this letter: United States Office of ...".
    if let told = sentence.firstMatch(of: Pattern.addressBehindColon) { return told.output.1 }
    return sentence.firstMatch(of: Pattern.address)?.output.1
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let cannotChange =
    /(?i)\b(?:informational|educational)\b|\b(?:can\s?not|can['’]t|won['’]t|doesn['’]t|will\s+not|does\s+not|can\s+no\s+longer)\s+(?:change|overturn|reverse|alter)\b|\b(?:is|are)(?:\s+not|n['’]t)\s+(?:available|offered)\b/
  nonisolated(unsafe) static let canChange =
    /(?i)\b(?:may|can|could)\s+(?:\w+\s+){0,3}?(?:change|overturn\w*|revers\w*|reconsider\w*)\b/
  nonisolated(unsafe) static let ifNo =
    /(?i)\bif\s+no\b/
  nonisolated(unsafe) static let noNewFacts =
    /(?i)\b(?:no|not|cannot)\b[^.]{0,40}\b(?:new|additional)\s+(?:clinical\s+)?(?:information|documentation|records|facts)\b|\bonly\b[^.]{0,60}\b(?:originally|previously|already)\s+(?:submitted|sent)\b/
  nonisolated(unsafe) static let newFacts =
    /(?i)\b(?:new|additional)\s+(?:clinical\s+)?(?:information|documentation|records|facts)\b/
  nonisolated(unsafe) static let phone =
    /(?:\b1[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}(?:,?\s*(?:ext\.?|x|option|opt\.?)\s*\d{1,6})?/
  nonisolated(unsafe) static let fax =
    /(?i)\bfax\b[^\d(]{0,30}/
  nonisolated(unsafe) static let appeal =
    /(?i)\bappeals?\b|\breconsideration\b/
  nonisolated(unsafe) static let addressee =
    /\b(?:to|at):?\s+(?:the\s+)?(?=[A-Z])/
  nonisolated(unsafe) static let boxAddress =
    /(?i)\bto:?\s+(P\.?\s?O\.?\s+Box\s+\d+,?\s+[A-Za-z .,]{2,40}\s+[A-Z]{2}\s+\d{5}(?:-\d{4})?)/
  nonisolated(unsafe) static let address =
    /(?i)(?:address\s*:\s*|(?:mail|write|send|submit)\b[^.:]{0,60}?\bto:?\s+)?((?:(?-i:[A-Z0-9][\w&'’.\/-]*(?:[ \t]+(?:(?:of|and|the|for)[ \t]+){0,2}[A-Z0-9&(][\w&'’.)\/-]*){0,8}),\s*){0,2}(?:(?-i:[A-Z0-9][\w&'’.\/-]*(?:[ \t]+(?:(?:of|and|the|for)[ \t]+){0,2}[A-Z0-9&(][\w&'’.)\/-]*){0,8})[,\n]\s*)?(?:P\.?\s?O\.?\s+Box\s+\d+|\d{1,6}\s+[A-Z][A-Za-z0-9 .]{2,40}),?\s+[A-Za-z .,]{2,40}\s+[A-Z]{2}\s+\d{5}(?:-\d{4})?)/
  nonisolated(unsafe) static let addressBehindColon =
    /:\s+([A-Z][^:.\d]{2,160}?,\s+(?:P\.?\s?O\.?\s+Box\s+\d+|\d{1,6}\s+[A-Z][A-Za-z0-9 .]{2,40}),?\s+(?:(?:Suite|Ste\.?|Floor|Room|Mailstop)\s+[\w-]+,\s+)?[A-Za-z .,]{2,40}\s+[A-Z]{2}\s+\d{5}(?:-\d{4})?)/
  nonisolated(unsafe) static let ledAddress =
    /\b(?:[Mm]ail|[Ww]rite|[Ss]end|[Ss]ubmit|SEND|MAIL)\b[^.:]{0,40}?\bto(?::\s*|\s+)(?:the\s+)?([A-Z][^:.\d]{2,90}?,?\s+(?:P\.?\s?O\.?\s+Box\s+\d+|\d{1,6}\s+[A-Z][A-Za-z0-9 .]{2,40}),?\s+(?:(?:Suite|Ste\.?|Floor|Room|Mailstop)\s+[\w-]+,\s+)?[A-Za-z .,]{2,40}\s+[A-Z]{2}\s+\d{5}(?:-\d{4})?)/
}
