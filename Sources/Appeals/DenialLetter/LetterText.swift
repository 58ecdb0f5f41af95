import ClinicalRecords

/// A letter's text by lines, paragraphs, sentences and labelled fields.
struct LetterText {
  let document: String
  let text: String
  let lines: [Substring]
  /// Lines between blank ones.
  let paragraphs: [Substring]
  /// Every sentence and every line that stands for itself, in the order of the text.
  let sentences: [Substring]
  let fields: [Field]

  /// `Member ID: W123` as label and value; the value may stand on the next line.
  struct Field {
    /// In lower case, without `number`, `no.` or `#` at its end.
    let label: String
    let value: Substring
    /// Where label and value stand.
    let words: Substring
  }

  init(document: String, text: String) {
    self.document = document
    self.text = text
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let running = Self.runningHeads(of: lines)
    paragraphs = lines.split { Self.isBlank($0) || running.contains($0.startIndex) }.compactMap {
      lines in
      guard let first = lines.first, let last = lines.last else { return nil }
      return Self.trimmed(text[first.startIndex..<last.endIndex])
    }
    sentences = paragraphs.flatMap { Self.sentences(of: $0) }
    fields = Self.fields(of: lines, in: text)
  }

  func quote(_ words: Substring) -> Quote {
    let start = text.utf8.distance(from: text.startIndex, to: words.startIndex)
    let before = text.utf8.prefix(start)
    let pages = before.count { $0 == 0x0C }
    let hasPages = text.utf8.contains(0x0C)
    return Quote(
      document: document, page: hasPages ? pages + 1 : nil,
      line: before.count { $0 == 0x0A } + 1, range: start..<(start + words.utf8.count),
      text: String(words))
  }

  func stated<Value>(_ value: Value, _ words: Substring) -> Stated<Value> {
    Stated(value, quote: quote(words))
  }

  /// The fields with one of the labels, in the order of the text.
  /// Of a label in two languages, "Date/Fecha", either word counts.
  func fields(_ labels: Set<String>) -> [Field] {
    fields.filter { field in
      labels.contains(field.label)
        || field.label.split(separator: "/").contains { labels.contains(String(Self.trimmed($0))) }
    }
  }

  /// The line a place of the text stands in.
  func line(around words: Substring) -> Substring {
    lines.first { $0.startIndex <= words.startIndex && words.startIndex <= $0.endIndex } ?? words
  }

  static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}

// MARK: - Fields

extension LetterText {
  private static func fields(of lines: [Substring], in text: String) -> [Field] {
    var fields: [Field] = []
    for (index, line) in lines.enumerated() {
      let parts = columns(of: line)
      fields += printedPairs(parts, in: text)
      if index + 1 < lines.count { fields += headedCells(parts, columns(of: lines[index + 1])) }
      for part in parts.map(withoutSubject) {
        guard
          let match = part.prefixMatch(of: Pattern.label),
          match.output.1.firstMatch(of: Pattern.sentenceEnd) == nil,
          // "Faxed 11/07/2026 15:20": a time of day parts no label from its value.
          match.output.1.last?.isNumber != true
            || part[match.range.upperBound...].first?.isNumber != true
        else {
          if let bare = bareField(trimmed(part), in: text) { fields.append(bare) }
          continue
        }
        var value = trimmed(part[match.range.upperBound...])
        let next = index + 1 < lines.count ? trimmed(lines[index + 1]) : ""
        if value.isEmpty, !next.contains(":") { value = next }
        guard !value.isEmpty else { continue }
        fields.append(
          Field(
            label: normalised(match.output.1), value: value,
            words: text[match.output.1.startIndex..<value.endIndex]))
      }
    }
    return fields
  }

  /// "RE: Case # AMR-903117": what stands behind "RE:" is a field of its own.
  private static func withoutSubject(_ part: Substring) -> Substring {
    guard let match = part.prefixMatch(of: Pattern.subject) else {
      return part
    }
    return part[match.range.upperBound...]
  }

  /// "Claim number 2026-0218-99331-00", "Subscriber ID 7781-220-91": a name of a number and the number
  /// alone in their column, or up to a full stop.
  private static func bareField(_ part: Substring, in text: String) -> Field? {
    // "Mailing date 10/01/2026".
    if let match = part.wholeMatch(of: Pattern.datedLabel), !dates(in: match.output.2).isEmpty {
      return Field(
        label: normalised(match.output.1), value: match.output.2,
        words: text[match.output.1.startIndex..<match.output.2.endIndex])
    }
    guard
      let match = part.prefixMatch(of: Pattern.numberedLabel)
    else { return nil }
    return Field(
      label: normalised(match.output.1).replacing(".", with: ""), value: match.output.2,
      words: text[match.output.1.startIndex..<match.output.2.endIndex])
  }

  /// Lines that head every page, "FROM: ... PAGE 2 OF 2" and what repeats below it: by where they
  /// begin. The first page's are kept, for they are the letter's own head.
  private static func runningHeads(of lines: [Substring]) -> Set<Substring.Index> {
    let counts = Dictionary(lines.map { (masked($0), 1) }, uniquingKeysWith: +)
    var found: Set<Substring.Index> = []
    var isHead = false
    for (index, line) in lines.enumerated() where index > 0 {
      let beginsPage =
        line.first == "\u{0C}" || line.firstMatch(of: Pattern.pageNumber) != nil
      isHead =
        (isHead || beginsPage) && !isBlank(line)
        && (counts[masked(line), default: 0] > 1 || isRepeated(line, from: lines[..<index]))
      if isHead { found.insert(line.startIndex) }
    }
    return found
  }

  /// "Case number: 1188207731     Member ID: SYN9000001": fields that stood above, set side by side.
  private static func isRepeated(_ line: Substring, from above: ArraySlice<Substring>) -> Bool {
    let parts = columns(of: line).map { trimmed($0) }
    return !parts.isEmpty
      && parts.allSatisfy { part in
        part.contains(":") && part.contains(where: \.isNumber)
          && above.contains { $0.contains(part) }
      }
  }

  /// A line without what counts pages.
  private static func masked(_ line: Substring) -> String {
    String(trimmed(line)).replacing(Pattern.digits, with: "#")
  }

  /// Parts of a line set apart by tabs, bars or wide gaps, as tables are typed.
  /// A label keeps the value that a wide gap sets apart from it.
  static func columns(of line: Substring) -> [Substring] {
    let parts = line.split(
      separator: Pattern.gap
    ).filter { !isBlank($0) }
    return parts.reduce(into: []) { columns, part in
      if let label = columns.last, label.last == ":", !part.contains(":") {
        columns[columns.count - 1] = line[label.startIndex..<part.endIndex]
      } else {
        columns.append(part)
      }
    }
  }

  static func normalised(_ label: Substring) -> String {
    label.lowercased().replacing(Pattern.blanks, with: " ")
      // "Service reference number (SRN)".
      .replacing(Pattern.abbreviation, with: "")
      .replacing(Pattern.number, with: "")
      .replacing(Pattern.plural, with: "s")
      // An l for an I, as a scan reads it.
      .replacing(Pattern.scannedID, with: "id")
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let label = /[-•*\s]*([A-Za-z][^:#\n]{0,48}?)\s*(?:#\s*:|[:#])\s*/
  nonisolated(unsafe) static let sentenceEnd = /[a-z]{3}[.!?]\s/
  nonisolated(unsafe) static let subject = /(?i)\s*re:\s*(?=[a-z][a-z ]{1,24}(?:#|:))/
  nonisolated(unsafe) static let pageNumber = /(?i)\bpage\s+\d+\s*(?:of\b|\/)\s*\d+\b/
  nonisolated(unsafe) static let digits = /\d+/
  nonisolated(unsafe) static let gap =
    /\t+|\s*\|\s*|\s{3,}|\s{2,}(?=[A-Za-z][A-Za-z .\/]{0,30}[:#])/
  nonisolated(unsafe) static let blanks = /\s+/
  nonisolated(unsafe) static let abbreviation = /\s*\([a-z]{2,5}\)\s*$/
  nonisolated(unsafe) static let number =
    /\s*(?:\((?:s|if known)\)|number\(?s?\)?|numbers|no\.?|#)\s*$/
  nonisolated(unsafe) static let plural = /\(s\)/
  nonisolated(unsafe) static let scannedID = /\bld\b/
  nonisolated(unsafe) static let datedLabel =
    /(?i)((?:mailing|notice|notification|letter|decision|determination|statement)[ \t]+date|date[ \t]+of[ \t]+(?:this[ \t]+)?(?:notice|letter|decision|determination)|(?:date[ \t]+)?(?:mailed|faxed))[ \t]+(\S.{0,40})/
  nonisolated(unsafe) static let numberedLabel =
    /(?i)(?:[a-z0-9 ]{1,20}[ ][-–][ ])?([a-z][a-z \/]{1,30}?[ ](?:number|no\.?|id)|id|(?:our[ ])?ref\.?|case)[ \t]+([a-z]{0,4}(?:[0-9]|-[0-9]|\/[0-9])[a-z0-9\/-]{3,}(?:-[a-z])?)(?=\s*$|\.\s+[A-Z])/
}
