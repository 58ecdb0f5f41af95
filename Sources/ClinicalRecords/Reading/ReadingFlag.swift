/// Something in a chart that a person should settle: it is shown, never decided here.
public struct ReadingFlag: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case contradiction
    case copiedForward = "copied forward"
    case unclearMeasure = "unclear measure"
    case gap = "gap between courses"
    case conclusionOnly = "conclusion without evidence"
    case numbering = "vertebral numbering"
    case unread = "document without text"
    case uncertainSpelling = "damaged spelling"
    case undecidedDate = "undecided date"
    case impossibleDate = "impossible date"
    case safety
  }

  public let kind: Kind
  /// A sentence in our own words.
  public let text: String
  public let quotes: [Quote]

  public init(_ kind: Kind, _ text: String, quotes: [Quote] = []) {
    self.kind = kind
    self.text = text
    self.quotes = quotes
  }
}
