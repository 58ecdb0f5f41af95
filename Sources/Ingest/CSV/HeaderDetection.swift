/// The byte-order mark some programs write before the header.
enum ByteOrderMark {
  /// How many bytes to pass over.
  static func length(_ bytes: ArraySlice<UInt8>, file: String) throws(CSVError) -> Int {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .wideCharacters(file: file)
    }
    return 0
  }
}

/// Finds the delimiter in the header line, and nowhere else.
enum DelimiterDetection {
  static let candidates: [(byte: UInt8, name: String)] = [
    (UInt8(ascii: ","), "comma"), (UInt8(ascii: ";"), "semicolon"),
    (UInt8(ascii: "\t"), "tab"), (UInt8(ascii: "|"), "bar"),
  ]

  /// The one candidate that stands outside quotes in the first line; a comma when none does.
  static func delimiter(_ bytes: ArraySlice<UInt8>, file: String) throws(CSVError) -> UInt8 {
    var isQuoted = false
    var seen: Set<UInt8> = []
    for byte in bytes {
      if byte == CSVScanner.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn { break }
      seen.insert(byte)
    }
    let found = candidates.filter { seen.contains($0.byte) }
    guard found.count <= 1 else {
      throw .ambiguousDelimiter(file: file, candidates: found.map(\.name))
    }
    return found.first?.byte ?? UInt8(ascii: ",")
  }
}
