/// How a file writes characters outside ASCII.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  case utf8 = "utf-8"
  /// ISO 8859-1: each byte is the character of that number.
  case latin1 = "latin-1"
  /// Latin-1 with quotation marks, dashes and the euro sign in 0x80...0x9F.
  case windows1252 = "windows-1252"

  /// The text of `bytes`; a byte without a character becomes U+FFFD (see ``isValid(_:)``).
  func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard self != .utf8 else { return String(decoding: bytes, as: UTF8.self) }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(scalar(byte) ?? "\u{FFFD}") }
    return String(text)
  }

  /// Whether every byte stands for a character.
  func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .utf8: String(validating: bytes, as: UTF8.self) != nil
    case .latin1: true
    case .windows1252: bytes.allSatisfy { scalar($0) != nil }
    }
  }

  /// How this encoding writes `text`; `nil` when it has no byte for one of its characters.
  func bytes(of text: String) -> [UInt8]? {
    guard self != .utf8 else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    for wanted in text.unicodeScalars {
      guard let byte = (UInt8.min...UInt8.max).first(where: { scalar($0) == wanted }) else {
        return nil
      }
      bytes.append(byte)
    }
    return bytes
  }

  private func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard self == .windows1252, (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let code = Self.windows1252Block[Int(byte - 0x80)]
    return code == 0 ? nil : Unicode.Scalar(code)
  }

  /// 0x80...0x9F; 0 where the code page has no character.
  ///
  /// Source: Unicode Consortium, `MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT`.
  private static let windows1252Block: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
