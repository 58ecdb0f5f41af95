import ClinicalRecords

/// What becomes of one part of a request, in a letter that approves some of it and refuses the rest.
struct Ruling {
  enum Kind { case approval, refusal, open }

  let kind: Kind
  /// The clause, row or paragraph that says so, with the codes and levels it names.
  let words: Substring

  /// The rulings on parts that are named by code or level; none where the letter only approves or
  /// only refuses.
  static func all(in source: LetterText) -> [Ruling] {
    let said = source.sentences.flatMap { clauses(of: $0) } + listed(source)
    let paid = PaymentTable.all(in: source).flatMap(\.rulings)
    let found = (said + rows(source) + paragraphs(source) + paid).filter { namesPart($0.words) }
    let decidesBoth = found.contains(where: \.isRefusal) && !found.allSatisfy(\.isRefusal)
    return decidesBoth ? found : []
  }

  init(_ kind: Kind, words: Substring) {
    self.kind = kind
    self.words = words
  }

  private init(isRefusal: Bool, words: Substring) {
    self.init(isRefusal ? .refusal : .approval, words: words)
  }

  var isRefusal: Bool { kind == .refusal }

  /// Procedure codes in the words of some rulings.
  static func codes(in rulings: [Ruling]) -> Set<String> {
    Set(rulings.flatMap { codes(in: $0.words).map(String.init) })
  }

  /// Levels in the words of some rulings.
  static func levels(in rulings: [Ruling]) -> Set<SpinalLevel> {
    Set(rulings.flatMap { LetterText.levels(in: $0.words).map(\.level) })
  }

  /// The code that its words begin with, as a row of a table does.
  var codeAtHead: String? {
    words.prefixMatch(of: Pattern.leadingCode).map { String($0.output.1) }
  }

  static func codes(in words: Substring) -> [Substring] {
    words.matches(of: Pattern.code).map(\.output)
  }

  private static func namesPart(_ words: Substring) -> Bool {
    !codes(in: words).isEmpty || !LetterText.levels(in: words).isEmpty
  }

  // MARK: - Sentences

  /// A sentence that rules, or its clauses where one approves and another refuses.
  private static func clauses(of sentence: Substring) -> [Ruling] {
    if let match = sentence.prefixMatch(of: Pattern.rulingFirst) {
      return [Ruling(isRefusal: match.output.2 != nil, words: sentence)]
    }
    // What the patient's share or another payer takes up is paid nothing, and refused by nobody.
    guard sentence.firstMatch(of: Pattern.condition) == nil,
      sentence.firstMatch(of: Pattern.othersShare) == nil
    else { return [] }
    let refusals = sentence.matches(of: refuses).map { (place: $0.range, isRefusal: true) }
    let approvals = sentence.matches(of: approves).map { (place: $0.range, isRefusal: false) }
    let said = (refusals + approvals).sorted { $0.place.lowerBound < $1.place.lowerBound }
    var start = sentence.startIndex
    return said.enumerated().map { index, one in
      var end = sentence.endIndex
      if index + 1 < said.count {
        let between = sentence[one.place.upperBound..<said[index + 1].place.lowerBound]
        end =
          between.firstMatch(of: Pattern.turn)?.range.lowerBound
          ?? one.place.upperBound
      }
      defer { start = end }
      return Ruling(isRefusal: one.isRefusal, words: sentence[start..<end])
    }
  }

  /// "We've denied the services listed below:", and what stands below it in its paragraph.
  private static func listed(_ source: LetterText) -> [Ruling] {
    source.paragraphs.flatMap { paragraph -> [Ruling] in
      let sentences = LetterText.sentences(of: paragraph)
      return sentences.indices.compactMap { index in
        guard sentences[index].last == ":", case let said = clauses(of: sentences[index]),
          said.count == 1, let kind = said.first?.kind
        else { return nil }
        let below = sentences[(index + 1)...].prefix { clauses(of: $0).isEmpty }
        guard let first = below.first, let last = below.last else { return nil }
        return Ruling(kind, words: source.text[first.startIndex..<last.endIndex])
      }
    }
  }

  nonisolated(unsafe) private static let approves =
    /(?i)\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:approved|certified|authori[sz]ed)\b(?!\s+in\s+part)|\bwe(?:['’]ve|\s+have)?\s+(?:hereby\s+|now\s+)?(?:approve|approved|certify|certified|authori[sz]ed?|overturn(?:ed)?|reversed)\b|\b(?:is|was|has\s+been)\s+(?:overturned|reversed)\b|\b(?:overturns|reverses)\s+the\s+denial\b|\$(?!0\.00)[\d,]+\.\d{2}\s+(?:was\s+)?paid\b|\bpaid\s+\$(?!0\.00)[\d,]+\.\d{2}/

  nonisolated(unsafe) private static let refuses =
    /(?i)\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:denied|non-?certified|not\s+(?:approved|certified|authori[sz]ed))\b|\b(?:has|have)\s+not\s+been\s+(?:approved|certified|authori[sz]ed)\b|\b(?:did|do|does|can|could)\s*not\s+(?:be\s+)?(?:approved?|certify|certified|authori[sz]ed?)\b|\bunable\s+to\s+(?:approve|certify|authori[sz]e)\b|\bwe(?:['’]ve|\s+have)?\s+(?:deny|denied|uphold|upheld)\b|\b(?:is|was|has\s+been|stays|remains)\s+upheld\b|\bupholds\s+the\s+denial\b|\bposition\s+(?:has\s+not\s+changed|is\s+unchanged)\b|\$0\.00\s+(?:was\s+)?(?:allowed|paid)\b|\b(?:allowed|paid)\s+\$0\.00/

  // MARK: - Rows and paragraphs

  /// `22612  Arthrodesis, L4-5   Not certified`: a line with a code and, set apart, its ruling, or
  /// that it has none yet.
  static func rows(_ source: LetterText) -> [Ruling] {
    source.lines.compactMap { line in
      guard !codes(in: line).isEmpty,
        let match = line.matches(of: Pattern.rulingInRow).first(where: {
          isSetApart(behind: line[..<$0.range.lowerBound])
        })
      else { return nil }
      let isOpen = match.output.1 == nil && match.output.2 == nil
      return Ruling(
        isOpen ? .open : match.output.2 != nil ? .refusal : .approval, words: line)
    }
  }

  /// Whether what follows has a column to itself: a gap, a bar, a dash, a colon or leaders before it.
  private static func isSetApart(behind words: Substring) -> Bool {
    guard let last = words.lastIndex(where: { !$0.isWhitespace }) else { return words.count > 1 }
    let gap = words[words.index(after: last)...]
    if gap.count > 1 || gap.contains("\t") || words[last] == "|" { return true }
    let kept = words[...last]
    if kept.hasSuffix("...") { return true }
    guard !gap.isEmpty else { return false }
    return words[last] == ":"
      || "-–—".contains(words[last]) && kept.dropLast().last?.isWhitespace == true
  }

  /// Paragraphs under a heading such as `DENIED`, or with one field such as `Decision: Approved`.
  private static func paragraphs(_ source: LetterText) -> [Ruling] {
    let headed = source.paragraphs.compactMap { paragraph -> Ruling? in
      let first = paragraph.prefix { !$0.isNewline }
      guard first.endIndex < paragraph.endIndex,
        let match = first.wholeMatch(of: Pattern.rulingAlone)
      else { return nil }
      return Ruling(isRefusal: match.output.2 != nil, words: paragraph)
    }
    let decided = source.fields(["decision", "determination", "status", "outcome", "result"])
    let labelled = source.paragraphs.compactMap { paragraph -> Ruling? in
      let inside = decided.filter {
        paragraph.startIndex <= $0.words.startIndex && $0.words.startIndex < paragraph.endIndex
      }
      guard inside.count == 1,
        let match = inside[0].value.prefixMatch(of: Pattern.verdict)
      else { return nil }
      return Ruling(isRefusal: match.output.2 != nil, words: paragraph)
    }
    return headed + labelled
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let othersShare =
    /(?i)\b(?:paid\s+\$0\.00|\$0\.00\s+(?:was\s+)?paid)(?=[^.;]*\b(?:deductible|co-?insurance|co-?pay(?:ment)?s?|other\s+(?:insurance|coverage|carrier|payer))\b)/
  nonisolated(unsafe) static let leadingCode = /\s*(\d{5}|0\d{3}T)\b/
  nonisolated(unsafe) static let code = /\b(?:\d{5}|0\d{3}T|[AEKL]\d{4})\b/
  nonisolated(unsafe) static let condition = /(?i)\b(?:if|when|once|unless|until|may|previously)\b/
  nonisolated(unsafe) static let turn = /(?i)[,;]|\b(?:but|and|while|however)\b/
  nonisolated(unsafe) static let verdict =
    /(?i)(?:(approved|certified|authori[sz]ed)|(denied|not\s+(?:approved|certified|authori[sz]ed)|non-?certified))\b/
  nonisolated(unsafe) static let rulingFirst =
    /(?i)\s*(?:(approved|certified)|(denied|not\s+approved|not\s+certified|non-?certified))\s*[:-]/
  nonisolated(unsafe) static let rulingInRow =
    /(?i)(?:(approved?|certif(?:ied|y)|authori[sz]ed(?!\s+(?:rep|by|person|agent|amount|unit))|paid(?!\s*:?\s*\$?\d))|(denied|deny|not\s+(?:approved|certified)|non-?certif(?:ied|y))|pend(?:ed|ing)|in\s+review)\b/
  nonisolated(unsafe) static let rulingAlone =
    /(?i)\W*(?:services?\s+)?(?:(approved|certified)|(denied|not\s+(?:approved|certified)|non-?certified))(?:\s+services?)?\W*/
}
