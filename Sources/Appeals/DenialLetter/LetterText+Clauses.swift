extension LetterText {
  /// The part of a sentence that is about one of several things in it, from the turn before it to the
  /// turn behind: "30 days for the provider, and the member has 180 days" is two.
  ///
  /// - Parameters:
  ///   - place: Which of the things.
  ///   - things: Where they stand, in order.
  ///   - sentence: What they stand in.
  /// - Returns: The part, without what parts it from the one before.
  static func clause(_ place: Int, of things: [Substring], in sentence: Substring) -> Substring {
    func turn(behind index: Int) -> Substring.Index {
      let between = sentence[things[index].endIndex..<things[index + 1].startIndex]
      return between.firstMatch(of: Pattern.turn)?.range.lowerBound ?? between.startIndex
    }
    let start = place > 0 ? turn(behind: place - 1) : sentence.startIndex
    let end = place + 1 < things.count ? turn(behind: place) : sentence.endIndex
    return sentence[start..<end].drop { ",;".contains($0) || $0.isWhitespace }
  }
}

/// Kept, since a literal is parsed anew each time it is evaluated.
private enum Pattern {
  nonisolated(unsafe) static let turn = /(?i)[,;]|\b(?:and|or|but|while)\b/
}
