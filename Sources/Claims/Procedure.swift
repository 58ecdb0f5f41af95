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

extension Procedure {
  /// Reads a code with its modifiers as people write them, `63047-SG` or `63047:SG:59`.
  public init(text: String) {
    let parts = text.split { $0 == "-" || $0 == ":" }.map(String.init)
    self.init(code: parts.first ?? "", modifiers: Array(parts.dropFirst()))
  }

  /// As people write it: ``init(text:)`` reads it back.
  public var text: String { ([code] + modifiers).joined(separator: "-") }
}
