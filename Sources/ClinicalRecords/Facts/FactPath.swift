/// The name of a fact that policies ask for: `conservative.pt.weeks`, `imaging.stenosis_grade`.
public struct FactPath: Sendable, Hashable, Comparable, Codable, RawRepresentable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public static func < (lhs: FactPath, rhs: FactPath) -> Bool { lhs.rawValue < rhs.rawValue }
}
