/// An outcome of an independent external review: known by year, without money.
public struct ExternalReview: Sendable, Hashable, Codable {
  public var reference: String
  public var year: Int
  /// `true` when the plan's decision was overturned.
  public var isOverturned: Bool
  /// Published fields by name, such as `diagnosis category`; empty where the source is blank.
  public var attributes: [String: String]

  public init(reference: String, year: Int, isOverturned: Bool, attributes: [String: String]) {
    self.reference = reference
    self.year = year
    self.isOverturned = isOverturned
    self.attributes = attributes
  }
}
