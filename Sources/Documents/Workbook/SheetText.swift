/// Text as a cell can hold it.
enum SheetText {
  /// What a cell holds, in UTF-16 units.
  static let longest = 32_767
  private static let cutNote = " … (cut: a cell holds no more)"

  /// The text without what a workbook may not hold or what would deceive a reader.
  ///
  /// Control characters, marks that turn the line around and the two code points that XML forbids
  /// are each replaced by U+FFFD, so that a reader sees that something stood there; line breaks and
  /// tabs stay. A text of the form `_x0041_`, which spreadsheets read as a character, keeps its
  /// letters: its first underscore is written as `_x005F_`.
  static func clean(_ text: String) -> String {
    // Most text is plain, and a workbook has millions of cells.
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "_") }
    if isPlain, text.utf8.count <= longest { return text }
    var cleaned = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\n" where isAfterReturn: continue
      case "\r", "\n": cleaned.append("\n")
      case "\t": cleaned.append(scalar)
      default: cleaned.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return shortened(escapingCodes(String(cleaned)))
  }

  /// The text in one line, for a head or a name.
  static func oneLine(_ text: String) -> String {
    clean(text).split { $0 == "\n" || $0 == "\t" }.joined(separator: " ")
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: scalar.properties.generalCategory == .control
    }
  }

  private static func escapingCodes(_ text: String) -> String {
    text.contains("_x")
      ? text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_") : text
  }

  private static func shortened(_ text: String) -> String {
    guard text.utf16.count > longest else { return text }
    var length = longest - cutNote.utf16.count
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      length -= scalar.value > 0xFFFF ? 2 : 1
      if length < 0 { break }
      kept.append(scalar)
    }
    return String(kept) + cutNote
  }
}
