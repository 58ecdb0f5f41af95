/// A file as it was loaded.
public struct SourceFile: Sendable, Hashable, Codable {
  /// The file's name without its folder.
  public var name: String
  /// SHA-256 of its bytes, in hexadecimal.
  public var digest: String
  public var bytes: Int
  /// `835`, `837P`, `277CA`, `278`, the CSV mapping's name, or what else it is.
  public var kind: String
  /// `true` when the file says that it is synthetic.
  public var isSynthetic: Bool
  /// What reads it: read otherwise, the same bytes are another file. ``kind`` unless it says more,
  /// such as the contents of a column mapping.
  public var reader: String

  public init(
    name: String, digest: String, bytes: Int, kind: String, isSynthetic: Bool,
    reader: String? = nil
  ) {
    self.name = name
    self.digest = digest
    self.bytes = bytes
    self.kind = kind
    self.isSynthetic = isSynthetic
    self.reader = reader ?? kind
  }
}
