/// What a mention is about: `physical therapy`, `epidural injection`. Each extractor names its own.
public struct Concept: Sendable, Hashable, Comparable, Codable, RawRepresentable,
  ExpressibleByStringLiteral
{
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(stringLiteral: String) {
    rawValue = stringLiteral
  }

  public static func < (lhs: Concept, rhs: Concept) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// A further measure of a mention beside its value: `visits`, `relief`, `mode`.
public struct Detail: Sendable, Hashable, Comparable, Codable, RawRepresentable,
  ExpressibleByStringLiteral
{
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public init(stringLiteral: String) {
    rawValue = stringLiteral
  }

  public static func < (lhs: Detail, rhs: Detail) -> Bool { lhs.rawValue < rhs.rawValue }
}
