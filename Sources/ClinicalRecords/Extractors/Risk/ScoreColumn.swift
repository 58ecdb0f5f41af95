/// T-scores in the column of a table under that head.
struct ScoreColumn {
  let note: MarkedNote

  /// One mention for each row below the head whose number stands in its column.
  func mentions(under head: Range<Int>) -> [Mention] {
    let tokens = note.tokens
    var line = head.lowerBound
    while line > 0, !tokens[line].startsLine { line -= 1 }
    guard tokens.isRow(at: line) else { return [] }
    let column = tokens[head.lowerBound].range.lowerBound - tokens[line].range.lowerBound
    var found: [Mention] = []
    var next = tokens[line...].dropFirst().firstIndex(where: \.startsLine)
    while let row = next, row < tokens.count, tokens.isRow(at: row), found.count < 12 {
      let end = tokens[row...].dropFirst().firstIndex(where: \.startsLine) ?? tokens.count
      // Rows and head are indented alike: columns are counted from the line's first word.
      let start = tokens[row].range.lowerBound
      if let score = nearest(to: column, from: start, in: row..<end) { found.append(score) }
      next = end < tokens.count ? end : nil
    }
    return found
  }

  private func nearest(to column: Int, from start: Int, in row: Range<Int>) -> Mention? {
    let tokens = note.tokens
    let numbers = row.filter { tokens[$0].kind == .number && tokens[$0].text.contains(".") }
    let placed = numbers.map { index -> (index: Int, distance: Int) in
      let isMinus =
        index > row.lowerBound && tokens[index - 1].text == "-"
        && tokens[index].gap == .none
      let first = isMinus ? tokens[index - 1] : tokens[index]
      return (index, abs(first.range.lowerBound - start - column))
    }
    guard let best = placed.min(by: { $0.distance < $1.distance }), best.distance <= 5,
      let value = tokens[best.index].number, value <= 6
    else { return nil }
    let isMinus = best.index > row.lowerBound && tokens[best.index - 1].text == "-"
    return note.mention(
      .tScore, .number(isMinus ? -value : value, unit: "sd"), at: best.index..<best.index + 1)
  }
}
