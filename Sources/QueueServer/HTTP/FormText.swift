/// Names and values as forms and addresses write them.
enum FormText {
  /// In their order; one without `=` has an empty value.
  static func pairs(_ bytes: [UInt8]) -> [(String, String)] {
    bytes.split(separator: UInt8(ascii: "&")).map { pair in
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
    }
  }

  private static func decoded(_ bytes: some Collection<UInt8>) -> String {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index = bytes.index(after: index)
      if byte == UInt8(ascii: "+") {
        result.append(32)
      } else if byte == UInt8(ascii: "%"),
        let end = bytes.index(index, offsetBy: 2, limitedBy: bytes.endIndex),
        bytes[index] != UInt8(ascii: "+"),
        let value = UInt8(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index = end
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
