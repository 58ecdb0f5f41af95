public import Claims
public import ClinicalRecords

/// A document of the chart as it is now, to check quotes against and to attach as an exhibit.
public struct SourceDocument: Sendable, Hashable {
  /// The name that quotes of it carry.
  public let name: String
  /// What it is, in words: `imaging report`.
  public let kind: String
  public let day: CalendarDay?
  public let text: String

  public init(name: String, kind: String, day: CalendarDay? = nil, text: String) {
    self.name = name
    self.kind = kind
    self.day = day
    self.text = text
  }

  /// Whether the document still says, in the very place, what was quoted.
  public func holds(_ quote: Quote) -> Bool {
    let bytes = text.utf8
    guard quote.document == name, !quote.text.isEmpty, quote.range.lowerBound >= 0,
      let start = bytes.index(
        bytes.startIndex, offsetBy: quote.range.lowerBound, limitedBy: bytes.endIndex),
      let end = bytes.index(start, offsetBy: quote.range.count, limitedBy: bytes.endIndex)
    else { return false }
    return bytes[start..<end].elementsEqual(quote.text.utf8)
  }
}

extension Quote {
  /// Where it stands, without the document: `p. 2, line 14`.
  var place: String { (page.map { "p. \($0), " } ?? "") + "line \(line)" }

  /// The words on one line, each run of blanks as one.
  var oneLine: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
