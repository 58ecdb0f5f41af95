/// Results of signs by side, in two columns under a line that names them:
///
/// ```
///        R      L
/// SLR    pos    neg
/// ```
///
/// A row is a name and two results; the table ends at the first line that is no row.
struct SignColumns {
  struct Row {
    let tokens: Range<Int>
    let sides: [Side]
    let results: [SignResult.Found]
  }

  private(set) var rows: [Row] = []

  init(in note: MarkedNote) {
    var sides: [Side]?
    for line in StrengthColumns.lines(of: note.tokens) {
      if let named = StrengthColumns.sides(at: line, of: note.tokens) {
        sides = named
      } else if let heading = sides, note.tokens.isRow(at: line.lowerBound) {
        let results = SignResult.all(in: line, of: note.tokens)
        guard results.count == 2 else { continue }
        rows.append(Row(tokens: line, sides: heading, results: results))
      } else {
        sides = nil
      }
    }
  }

  /// The row that a sign's name begins.
  func row(of sign: Range<Int>) -> Row? {
    rows.first { row in
      row.tokens.lowerBound <= sign.lowerBound
        && sign.upperBound <= row.results[0].tokens.lowerBound
        && row.tokens.contains(sign.lowerBound)
    }
  }

  /// One mention a side.
  static func mentions(
    of concept: Concept, _ sign: Range<Int>, in row: Row, _ note: MarkedNote
  ) -> [Mention] {
    zip(row.sides, row.results).map { side, found in
      var mention = note.mention(
        concept, .choice(found.result.rawValue), at: sign.lowerBound..<found.tokens.upperBound)
      mention.context.assertion = .present
      mention.side = side
      return mention
    }
  }
}
