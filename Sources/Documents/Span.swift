/// A piece of running text.
public enum Span: Sendable, Hashable {
  case text(String)
  case strong(String)
  /// Words picked out of their surroundings.
  case highlight(String)
  /// A reference to a row, heading or quotation of the same report, by its anchor.
  case link(String, anchor: String)
  case lineBreak

  public var words: String {
    switch self {
    case .text(let text), .strong(let text), .highlight(let text), .link(let text, _): text
    case .lineBreak: "\n"
    }
  }
}

extension Sequence<Span> {
  /// The text alone.
  public var words: String { map(\.words).joined() }
}
