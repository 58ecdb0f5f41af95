/// Something in an input file that a person should know, with its place.
///
/// The text gives place, expectation and remedy, never the content of a field.
public struct ImportIssue: Sendable, Hashable, Codable {
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
    /// This part of the file was not loaded; its bytes are kept in quarantine.
    case refused
    /// Loaded, and to be looked at: a balance that does not close, a claim paid twice.
    case warning
    /// Worth knowing: an unknown reason code, an unsupported transaction.
    case note
  }

  /// Where in the file: a line of text, or a segment with its byte.
  public enum Place: Sendable, Hashable, Codable {
    case file
    case line(Int)
    /// Segments count from 1, bytes from 0.
    case segment(Int, byte: Int)
  }

  public var severity: Severity
  public var place: Place
  /// What was expected and what to do, lower case, without a full stop.
  public var message: String
  /// The refused bytes, kept in the quarantine and nowhere else.
  public var content: [UInt8]

  public init(severity: Severity, place: Place, message: String, content: [UInt8] = []) {
    self.severity = severity
    self.place = place
    self.message = message
    self.content = content
  }
}

extension ImportIssue.Place: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file: "file"
    case .line(let line): "line \(line)"
    case .segment(let number, let byte): "segment \(number) (byte \(byte))"
    }
  }
}
