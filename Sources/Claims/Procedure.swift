/// A procedure as billed: CPT or HCPCS code with modifiers, or a revenue code.
public struct Procedure: Sendable, Hashable, Codable {
  /// `HC` for CPT and HCPCS, `NU` for a revenue code, `AD` for dental, or as the file says.
  public var qualifier: String
  public var code: String
  public var modifiers: [String]

  public init(qualifier: String = "HC", code: String, modifiers: [String] = []) {
    self.qualifier = qualifier
    self.code = code
    self.modifiers = modifiers
  }
}
