/// Who pays, as a remittance, a claim or an export names it.
public struct Payer: Sendable, Hashable, Codable {
  /// The payer's identifier: N104, REF*2U or TRN03 of an 835, NM109 of an 837; empty when the
  /// input names none.
  public var identifier: String
  public var name: String

  public init(identifier: String, name: String) {
    self.identifier = identifier
    self.name = name
  }

  /// What groups the payer's claims: the identifier, or the name where there is none.
  public var key: String { identifier.isEmpty ? name : identifier }
}
