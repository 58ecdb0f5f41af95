/// Boxes that stand in columns under "YES" and "NO", and boxes in front of their own item.
extension MarkedNote {
  /// "                       YES    NO" above "Loss of bladder control   [ ]    [X]".
  ///
  /// - Returns: `nil` unless the line has two boxes and no word among or behind them.
  func answer(inColumnsBehind index: Int) -> Answer? {
    let line = (index..<min(index + 24, tokens.count)).prefix { !tokens[$0].startsLine }
    let boxes = line.filter { tick(endingAt: $0) != nil }
    guard boxes.count == 2, let last = line.last, boxes[1] == last, isUnderAnswers(index),
      let open = tokens[line.lowerBound..<boxes[0]].lastIndex(where: {
        ["[", "("].contains($0.text)
      })
        ?? boxes.first,
      tokens[open...last].allSatisfy({ $0.kind == .sign || $0.text == "x" })
    else { return nil }
    return switch (tick(endingAt: boxes[0]), tick(endingAt: boxes[1])) {
    case (true, false): .yes
    case (false, true): .no
    default: .unsaid
    }
  }

  /// Whether the nearest line above that ends in "yes no" is near, with no other heading of columns.
  private func isUnderAnswers(_ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    let far = tokens[max(0, index - 240)..<index]
    return far.indices.dropLast().contains { place in
      tokens[place].text == "yes" && tokens[place + 1].text == "no"
        && !tokens[place + 1].startsLine
        && (place + 2 == tokens.count || tokens[place + 2].startsLine)
        && far[place...].count(where: \.startsLine) <= 15
    }
  }

  /// "[x] Chiropractic": ticked, and no answer such as "[x] no" of the item before.
  func isOwnBoxTicked(before index: Int) -> Bool {
    var place = index
    while place > 0, index - place < 6, !tokens[place].startsLine {
      place -= 1
      if let isTicked = tick(endingAt: place) {
        return isTicked && !["yes", "no", "y", "n"].contains(tokens[place + 1].text)
      }
      if [".", ";", ":", ","].contains(tokens[place].text) { return false }
    }
    return false
  }
}
