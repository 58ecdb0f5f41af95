/// Where a report comes from: enough to make it again.
public struct Provenance: Sendable, Hashable {
  /// The tool and its version, for example `overturn 1.0.0`.
  public let toolVersion: String
  /// The command line that made the report.
  public let command: String
  /// The day as of which everything was known, as text.
  public let asOf: String
  public let inputs: [Input]
  public let seed: UInt64?
  /// Whether any of the data was made up; if so every page says it.
  public let synthetic: Bool

  /// A file that was read, with its SHA-256 in hexadecimal.
  public struct Input: Sendable, Hashable {
    public let name: String
    public let sha256: String

    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  public init(
    toolVersion: String, command: String, asOf: String, inputs: [Input] = [],
    seed: UInt64? = nil, synthetic: Bool
  ) {
    self.toolVersion = toolVersion
    self.command = command
    self.asOf = asOf
    self.inputs = inputs
    self.seed = seed
    self.synthetic = synthetic
  }
}
