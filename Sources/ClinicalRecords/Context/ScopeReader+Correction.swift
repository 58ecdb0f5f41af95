/// "Severe, not moderate, stenosis", "not indicated with myelopathy": where a "not" denies less than what
/// follows it.
extension ScopeReader {
  /// Where the reach of such a "not" ends: it denies the grade or side it names, and no finding.
  ///
  /// - Returns: `nil` where the cue corrects nothing.
  func correction(by cue: Range<Int>, in sentence: Range<Int>) -> Int? {
    tokens.correction(by: cue.lowerBound, in: sentence)?.upperBound
  }

  /// "No PT (not indicated with myelopathy)": a bracket with a "not" of its own tells why.
  func reason(inBracketBehind start: Int, before end: Int) -> Int {
    guard start < end,
      let open = tokens[start..<end].prefix(8).firstIndex(where: { $0.text == "(" }),
      open + 1 < end,
      ["not", "due", "because", "contraindicated", "given"].contains(tokens[open + 1].text)
    else { return end }
    return open
  }

  /// "PT not indicated with myelopathy": what stands in the way is not denied.
  func reason(behind start: Int, in sentence: Range<Int>) -> Int? {
    guard start < sentence.upperBound,
      ["indicated", "recommended", "advised", "appropriate", "safe", "advisable"].contains(
        tokens[start].text)
    else { return nil }
    return tokens[start..<sentence.upperBound].prefix(4).firstIndex {
      ["w", "with", "given", "in", "due", "for"].contains($0.text)
    }
  }
}

extension [Token] {
  /// The grade or side that is denied behind ", not" or "and not", where another stands before.
  func correction(by not: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard self[not].text == "not", not - 2 >= sentence.lowerBound,
      [",", "and"].contains(self[not - 1].text),
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
