/// A person as a claim names one. Protected health information: never part of an error text.
public struct Person: Sendable, Hashable, Codable {
  public var lastName: String
  public var firstName: String
  /// The member or subscriber number, NM109.
  public var memberNumber: String

  public init(lastName: String, firstName: String = "", memberNumber: String = "") {
    self.lastName = lastName
    self.firstName = firstName
    self.memberNumber = memberNumber
  }
}
