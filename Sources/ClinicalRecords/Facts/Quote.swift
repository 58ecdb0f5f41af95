/// Words of a document, verbatim, with where they stand.
///
/// Nothing clinical is said without one. `text` equals the document's bytes in `range`; where it no
/// longer does, the document was changed after it was read.
public struct Quote: Sendable, Hashable, Codable {
  /// The document's name within its chart.
  public let document: String
  /// From 1; `nil` where the document has no pages.
  public let page: Int?
  /// The line of the first character, from 1.
  public let line: Int
  /// UTF-8 offsets within the document's text.
  public let range: Range<Int>
  public let text: String

  public init(document: String, page: Int? = nil, line: Int, range: Range<Int>, text: String) {
    self.document = document
    self.page = page
    self.line = line
    self.range = range
    self.text = text
  }
}
