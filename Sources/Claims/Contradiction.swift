/// Where what is on record cannot all be true, for a person to look at.
public struct Contradiction: Sendable, Hashable, Codable {
  /// The denial's number in the database; `nil` where it concerns no denial.
  public var denial: Int?
  public var payer: String
  /// What a biller looks the claim up by.
  public var claim: String
  /// Fixed words that name nobody.
  public var words: String

  public init(denial: Int? = nil, payer: String, claim: String, words: String) {
    self.denial = denial
    self.payer = payer
    self.claim = claim
    self.words = words
  }
}
