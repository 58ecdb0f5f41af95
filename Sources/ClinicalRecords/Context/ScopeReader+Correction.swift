/// "Severe, not moderate, stenosis": a "not" that corrects the word before it.
extension ScopeReader {
  /// Where the reach of such a "not" ends: it denies the grade or side it names, and no finding.
  ///
  /// - Returns: `nil` where the cue corrects nothing.
  func correction(by cue: Range<Int>, in sentence: Range<Int>) -> Int? {
    tokens.correction(by: cue.lowerBound, in: sentence)?.upperBound
  }
}

extension [Token] {
  /// The grade or side that is denied behind ", not", where another stands before the comma.
  func correction(by not: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard self[not].text == "not", not - 2 >= sentence.lowerBound, self[not - 1].text == ",",
      let denied = (not + 1..<Swift.min(not + 4, sentence.upperBound)).first(where: isMeasure(at:)),
      self[not + 1..<denied].allSatisfy({ ["on", "the", "to", "as"].contains($0.text) }),
      isMeasure(at: not - 2)
    else { return nil }
    return denied..<denied + 1
  }

  private func isMeasure(at index: Int) -> Bool {
    ["left", "right", "central", "foraminal"].contains(self[index].text)
      || StatedGrade.phrases.match(at: index, in: self, before: count) != nil
  }
}
