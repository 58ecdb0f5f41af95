import ClinicalRecords
import Documents

/// Whole lines of a document with the words in them that are quoted, so that no line is shown twice.
struct Passage {
  /// By place, each once.
  let quotes: [Quote]
  /// The lines, what is quoted of them marked.
  let spans: [Span]

  /// Where the quotes stand, each place once.
  var places: [String] {
    quotes.map(\.place).reduce(into: []) { unique, place in
      if !unique.contains(place) { unique.append(place) }
    }
  }
}

extension SourceDocument {
  /// The passages that hold some quotes of this document; see ``holds(_:)``.
  func passages(_ quotes: [Quote]) -> [Passage] {
    let bytes = Array(text.utf8)
    let placed = quotes.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var parts: [(lines: Range<Int>, quotes: [Quote])] = []
    for quote in placed {
      let lines = Self.lines(of: quote.range, in: bytes)
      if let last = parts.last, lines.lowerBound < last.lines.upperBound {
        let end = max(last.lines.upperBound, lines.upperBound)
        parts[parts.count - 1] = (last.lines.lowerBound..<end, last.quotes + [quote])
      } else {
        parts.append((lines, [quote]))
      }
    }
    return parts.map { part in
      Passage(
        quotes: part.quotes, spans: Self.marking(part.quotes.map(\.range), in: bytes[part.lines]))
    }
  }

  /// Whole lines, without the last one's end.
  private static func lines(of range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = bytes[range.upperBound...].firstIndex(of: newline) ?? bytes.count
    return start..<end
  }

  // The ranges ascend and may overlap.
  private static func marking(_ ranges: [Range<Int>], in lines: ArraySlice<UInt8>) -> [Span] {
    var spans: [Span] = []
    var done = lines.startIndex
    let words = { (range: Range<Int>) in String(decoding: lines[range], as: UTF8.self) }
    for range in ranges where range.upperBound > done {
      if range.lowerBound > done { spans.append(.text(words(done..<range.lowerBound))) }
      spans.append(.highlight(words(max(done, range.lowerBound)..<range.upperBound)))
      done = range.upperBound
    }
    if done < lines.endIndex { spans.append(.text(words(done..<lines.endIndex))) }
    return spans
  }
}
