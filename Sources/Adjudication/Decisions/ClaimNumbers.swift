import Claims

/// Claim numbers link what payers and practices say of one claim. People and systems write them in
/// other capitals, or with blanks around them; that tells no two claims apart, so such a likeness is
/// a link as well, but only where it leads to one claim.
extension String {
  func isSameNumber(as other: String) -> Bool {
    let (ours, theirs) = (withoutBlanks, other.withoutBlanks)
    return ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { $0 == $1 || $0.inCapitals == $1.inCapitals }
  }

  /// Its bytes; a thread asks this of every number, so none becomes a text of its own.
  private var withoutBlanks: Substring.UTF8View {
    let isNoBlank = { (byte: UInt8) in byte != UInt8(ascii: " ") }
    guard let first = utf8.firstIndex(where: isNoBlank), let last = utf8.lastIndex(where: isNoBlank)
    else { return utf8.prefix(0) }
    return utf8[first...last]
  }
}

extension UInt8 {
  fileprivate var inCapitals: UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self - 32 : self
  }
}

extension [ClaimThread] {
  /// The claim with a number as it is written, else the only one with a number like it.
  func index(ofNumber number: String) -> Int? {
    if let index = firstIndex(where: { $0.claimNumbers.contains(number) }) { return index }
    let alike = indices.filter { index in
      self[index].claimNumbers.contains { $0.isSameNumber(as: number) }
    }
    return alike.count == 1 ? alike[0] : nil
  }
}
