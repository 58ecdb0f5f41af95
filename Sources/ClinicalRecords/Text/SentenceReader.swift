/// Parts tokens into sentences and tells each one's section.
///
/// A full stop ends a sentence unless an abbreviation owns it; so does a blank line, a list mark and
/// a heading. A line end within a wrapped paragraph does not.
struct SentenceReader {
  private let tokens: [Token]
  private var sentences: [Sentence] = []
  private var section = Section.other
  private var heading: Range<Int>?
  private var start = 0

  static func sentences(of tokens: [Token]) -> [Sentence] {
    var reader = SentenceReader(tokens: tokens)
    reader.run()
    return reader.sentences
  }

  private init(tokens: [Token]) {
    self.tokens = tokens
  }

  private mutating func run() {
    var index = 0
    while index < tokens.count {
      if index > start, breaksLine(before: index) || opensAnsweredField(at: index) {
        close(at: index)
      }
      if index == start || tokens[index].startsLine, let found = headingEnd(at: index) {
        close(at: index)
        if let section = found.section { self.section = section }
        heading = index..<found.end
        index = found.end
        start = found.end
        continue
      }
      if section.isLeft(at: index, in: tokens) { section = .other }
      index += 1
      if endsSentence(at: index - 1) || index - start >= Self.longest { close(at: index) }
    }
    close(at: tokens.count)
  }

  /// Nobody writes as many words without a stop. A line of megabytes that is no prose would be looked
  /// through whole for each of its words.
  private static let longest = 600

  private mutating func close(at end: Int) {
    if start < end {
      sentences.append(Sentence(tokens: start..<end, section: section, heading: heading))
    }
    start = end
  }

  // MARK: - Ends

  private func breaksLine(before index: Int) -> Bool {
    let token = tokens[index]
    guard token.startsLine else { return false }
    if token.gap == .paragraph || isListMark(at: index) { return true }
    let previous = tokens[index - 1]
    // The rows of a form: "helped? no", and below it another row with its box.
    if hasBox(at: index) || isAnswer(at: index - 1) { return true }
    let first = lineStart(before: index)
    if ExportedLine.isAnswered(first..<index, in: tokens) { return false }
    // The rows of a table: what stands in one says nothing of the next.
    if tokens.isRow(at: index), tokens.isRow(at: first) { return true }
    let width = previous.range.upperBound - tokens[first].range.lowerBound
    // "... Tried and failed:" and, on the next line, "duloxetine".
    let isWrapped = previous.text == ":" && width >= 60 && token.kind == .word
    if [".", ":", ";"].contains(previous.text), !isWrapped || token.isCapitalised { return true }
    if token.isCapitalised, isLabel(at: index) || isLikeRow(at: index, first) { return true }
    if isDatedEntry(at: index), !Self.unended.contains(previous.text) { return true }
    return width < 50 && (token.isCapitalised || token.kind != .word)
  }

  /// "PT: Yes, 8 visits   Injections: No": in columns the answer of one field is not another's.
  private func opensAnsweredField(at index: Int) -> Bool {
    let isParted =
      tokens[index].gap == .tab
      || tokens[index].range.lowerBound - tokens[index - 1].range.upperBound >= 3
    guard isParted, !tokens[index].startsLine, tokens[index].isCapitalised else { return false }
    return isAnswered(field: index) || isAnswered(field: start)
  }

  /// "Prior back surgery: No".
  private func isAnswered(field first: Int) -> Bool {
    let label = tokens[first...].prefix(6)
    guard let colon = label.firstIndex(where: { $0.text == ":" }), colon + 1 < tokens.count,
      !tokens[first + 1...colon].contains(where: \.startsLine)
    else { return false }
    return ["yes", "no", "never", "none"].contains(tokens[colon + 1].text)
  }

  private func lineStart(before index: Int) -> Int {
    var first = index - 1
    while first > 0, !tokens[first].startsLine { first -= 1 }
    return first
  }

  /// "Injections [x] ESI x2" at the beginning of a line.
  private func hasBox(at index: Int) -> Bool {
    let following = tokens[index..<min(index + 5, tokens.count)].dropFirst().prefix {
      !$0.startsLine
    }
    return tokens[index].isCapitalised && following.contains { $0.text == "[" }
  }

  /// The "no" of "helped? no".
  private func isAnswer(at index: Int) -> Bool {
    index > 0 && tokens[index - 1].text == "?"
      && ["yes", "no", "y", "n"].contains(tokens[index].text)
  }

  /// "Referral to Physical Therapy - Completed" above "Referral to Pain Management - Closed".
  private func isLikeRow(at index: Int, _ above: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].text == tokens[above].text
      && tokens[above].isCapitalised && !Self.titles.contains(tokens[index].text)
  }

  private static let titles: Set<String> = ["dr", "mr", "mrs", "ms", "i"]

  /// "Visits attended: 16" at the beginning of a line.
  private func isLabel(at index: Int) -> Bool {
    // "Motor (R/L): quad 5/5".
    let isBracketed = index + 1 < tokens.count && tokens[index + 1].text == "("
    let reach = min(index + (isBracketed ? 9 : 5), tokens.count)
    return tokens[index + 1..<reach].prefix { !$0.startsLine }.contains { $0.text == ":" }
  }

  /// "6/8/2026: Dr. Stone ...": the next entry of a review of records.
  private func isDatedEntry(at index: Int) -> Bool {
    index + 5 < tokens.count && tokens[index + 5].text == ":"
      && [0, 2, 4].allSatisfy { tokens[index + $0].kind == .number }
      && [1, 3].allSatisfy { ["/", "-"].contains(tokens[index + $0].text) }
  }

  private func isListMark(at index: Int) -> Bool {
    let token = tokens[index]
    if ["-", "*", "\u{2022}", "+"].contains(token.text) { return true }
    guard token.kind == .number, index + 1 < tokens.count,
      [".", ")"].contains(tokens[index + 1].text), tokens[index + 1].gap == .none
    else { return false }
    // "... her BMI is" and, on the next line, "33."
    return index == 0 || !Self.unended.contains(tokens[index - 1].text)
  }

  private static let unended: Set<String> = [
    "is", "was", "were", "are", "of", "at", "to", "than", "about", "approximately", "and", "or",
    "by", "from", "x", "now", "today",
  ]

  private func endsSentence(at index: Int) -> Bool {
    let sign = tokens[index].text
    if sign == "?", isDoubt(at: index) { return false }
    if sign == "?" || sign == "!" { return true }
    // A quotation ends with its sentence: "... intervention." He
    if ["\"", ")"].contains(sign), index > start, tokens[index - 1].text == "." {
      return index + 1 < tokens.count && tokens[index + 1].isCapitalised
    }
    guard sign == "." else { return false }
    guard index + 1 < tokens.count else { return true }
    guard tokens[index + 1].gap > .none else { return false }
    guard index > start else { return true }
    let word = tokens[index - 1]
    let next = tokens[index + 1]
    if word.kind == .word, Self.abbreviations.contains(word.text) {
      // "10/1/24 PT eval. 10/3/24-11/26/24 PT".
      let opensEntry = word.text == "eval" && next.kind == .number
      return Self.mayEnd.contains(word.text) && (next.isCapitalised || opensEntry)
    }
    if word.kind == .number, index - 1 == start || tokens[index - 1].startsLine { return false }
    guard word.kind == .word, word.text.utf8.count == 1 else { return true }
    // "Dr. R. Stone".
    if index > start + 2, tokens[index - 2].text == ".",
      ["dr", "mr", "mrs", "ms"].contains(tokens[index - 3].text)
    {
      return false
    }
    // "No b/b. NDI 44%", "c/o n/v. Seen".
    if index > start + 1, tokens[index - 2].text == "/", next.isCapitalised { return true }
    // "No NSAIDs with CKD 3b. Gabapentin ..."
    if index > start + 1, word.gap == .none, tokens[index - 2].kind == .number {
      return next.isCapitalised
    }
    let afterStop = index > start + 1 && tokens[index - 2].text == "."
    return next.isCapitalised && (afterStop || ["l", "r"].contains(word.text))
  }

  /// "? grade 1 slip", "listhesis: ? no": a doubt about what follows, and no end of a question.
  private func isDoubt(at index: Int) -> Bool {
    guard index + 1 < tokens.count, !tokens[index + 1].startsLine else { return false }
    return index == start || [":", ",", "(", ";", "-"].contains(tokens[index - 1].text)
  }

  private static let abbreviations: Set<String> = [
    "dr", "mr", "mrs", "ms", "vs", "no", "approx", "st", "pt", "pts", "dept", "min", "wk", "wks",
    "mo", "mos", "yr", "yrs", "hr", "hrs", "inc", "lt", "rt", "bilat", "tab", "tabs", "fig", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "eval", "incl",
    "exc", "excl",
  ]
  /// Abbreviations that often stand at the end of a sentence.
  private static let mayEnd: Set<String> = [
    "wk", "wks", "mo", "mos", "yr", "yrs", "hr", "hrs", "min", "lt", "rt", "bilat", "pt", "no",
    "eval",
  ]

  // MARK: - Headings

  /// The end of a heading at `index`, and its section where it is a known one.
  private func headingEnd(at index: Int) -> (end: Int, section: Section?)? {
    guard tokens[index].kind == .word else { return nil }
    var end = index + 1
    while end < tokens.count, end < index + 9, !tokens[end].startsLine, tokens[end].text != ":",
      tokens[end].text != "."
    {
      end += 1
    }
    let hasColon = end < tokens.count && tokens[end].text == ":" && !tokens[end].startsLine
    let isAlone = end == tokens.count || tokens[end].startsLine
    guard hasColon || (isAlone && tokens[index].startsLine) else { return nil }
    if let known = Section.headings.match(at: index, in: tokens, before: end),
      known.tokens.upperBound == end
    {
      return (hasColon ? end + 1 : end, known.value)
    }
    guard hasColon, section.isNarrow, tokens[index].startsLine,
      tokens[index..<end].allSatisfy({ $0.isUpperCase || $0.kind == .sign })
    else { return nil }
    // The label stays part of its sentence; only the section ends.
    return (index, .other)
  }
}
