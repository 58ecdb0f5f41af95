/// How far a fact of the rule tables is verified.
///
/// A fact marked ``unverified`` is never printed as fact: a rule that rests on it is assumed.
public enum Verification: String, Sendable, Hashable, Codable, CaseIterable {
  /// A regulation, contract, payer page or code list was read.
  case primary = "P"
  /// A secondary page says so.
  case secondary = "S"
  /// General knowledge, not confirmed.
  case unverified = "U"
}
