import Foundation

extension ColumnMapping {
  /// SHA-256 of what the mapping says, whatever its file's layout; notes are left out.
  public var digest: String {
    var plain = self
    plain.note = nil
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // A mapping holds text, flags and lists of them: all of it can be written.
    guard let json = try? encoder.encode(plain) else {
      preconditionFailure("a column mapping can be written as JSON")
    }
    return FileDigest.sha256(Array(json))
  }
}
