import Claims

/// Claim numbers link what payers and practices say of one claim. People and systems write them in
/// other capitals, or with blanks around them; that tells no two claims apart, so such a likeness is
/// a link as well, but only where it leads to one claim.
extension String {
  func isSameNumber(as other: String) -> Bool { self == other || folded == other.folded }

  private var folded: String {
    let tail = drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
    return String(tail.reversed()).uppercased()
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
