/// Plain text as electronic records export it: UTF-8, with bytes of Windows-1252 left over, or UTF-16 that
/// says so in its first two bytes.
enum PlainTextFile {
  /// - Throws: ``ChartFileError/notText(_:)`` for bytes that no text file has.
  static func text(of bytes: [UInt8], file: String) throws(ChartFileError) -> String {
    if let text = utf16(bytes) { return withLineFeeds(text) }
    guard !bytes.contains(0) else { throw .notText(file) }
    var text = ""
    text.reserveCapacity(bytes.count)
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    while !rest.isEmpty {
      let length = lengthOfScalar(rest)
      if let length, let scalar = String(validating: rest.prefix(length), as: UTF8.self) {
        text += scalar
        rest = rest.dropFirst(length)
      } else if let first = rest.first {
        text.unicodeScalars.append(windows1252(first))
        rest = rest.dropFirst()
      }
    }
    return withLineFeeds(text)
  }

  /// `nil` for bytes that are no UTF-16, or do not say in which order theirs are.
  private static func utf16(_ bytes: [UInt8]) -> String? {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count.isMultiple(of: 2) else {
      return nil
    }
    let units = stride(from: 2, to: bytes.count, by: 2).map { index in
      let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittle ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1
    }
    guard !units.contains(0) else { return nil }
    return String(validating: units, as: UTF16.self)
  }

  static func withLineFeeds(_ text: String) -> String {
    text.contains("\r\n") || text.unicodeScalars.contains("\r")
      ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
  }

  /// How many bytes a UTF-8 scalar beginning here takes; `nil` where none can begin or it is cut.
  private static func lengthOfScalar(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    let length =
      switch first {
      case ..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    return length > 0 && length <= bytes.count ? length : nil
  }

  /// Source: Unicode Consortium, `MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT`; the five bytes it
  /// leaves undefined become U+FFFD.
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(block[Int(byte - 0x80)]) ?? "\u{FFFD}"
  }

  private static let block: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
