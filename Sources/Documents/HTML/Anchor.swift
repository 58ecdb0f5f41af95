/// The HTML id of an anchor: letters, digits, `-` and `_` as they are, every other byte as `.XX`.
///
/// Different anchors have different ids. The ids the page makes for itself hold a `.` followed
/// by a lowercase letter, which no anchor does.
func identifier(anchor: String) -> String {
  anchor.utf8.map { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      String(UnicodeScalar(byte))
    default:
      "." + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }.joined()
}
