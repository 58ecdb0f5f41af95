extension [Token] {
  /// Whether the line that begins at a token has two words at most.
  func isAlone(at first: Int) -> Bool {
    let end = self[first...].dropFirst().firstIndex(where: \.startsLine) ?? count
    return end - first <= 2
  }

  /// Whether the line that begins at a token stands in columns: parted twice by three blanks or more,
  /// by a tab or by an upright line.
  func isRow(at first: Int, gaps wanted: Int = 2) -> Bool {
    var gaps = 0
    var index = first + 1
    // No row of a table is longer; a line of megabytes is looked through once for each of its names.
    let end = Swift.min(count, first + 120)
    while index < end, !self[index].startsLine {
      let isParted =
        self[index].range.lowerBound - self[index - 1].range.upperBound >= 3
        || self[index].gap == .tab || self[index].text == "|"
      if isParted { gaps += 1 }
      if gaps == wanted { return true }
      index += 1
    }
    return false
  }
}

extension MarkedNote {
  /// The days over the columns of a row: the nearest row above it that names days, where it names as
  /// many as the row has values.
  ///
  /// - Returns: `nil` where no row above has as many days.
  func columnDays(over row: Range<Int>, count: Int) -> [StatedDate]? {
    guard count > 1, let index = sentence(at: row.lowerBound), tokens.isRow(at: row.lowerBound)
    else { return nil }
    for above in sentences[Swift.max(0, index - 16)..<index].reversed() {
      let spans = dates.spans(in: above.tokens)
      var days = spans.compactMap { $0.form == .date && $0.date.day != nil ? $0.date : nil }
      // "D/C date: 6/12/26      SOC: 5/6/26": days with a label each are of the columns from the first
      // to the last in time, however their line orders them.
      let labelled = spans.filter {
        $0.tokens.lowerBound > 0 && tokens[$0.tokens.lowerBound - 1].text == ":"
      }
      if spans.count > 1, labelled.count == spans.count {
        guard labelled.allSatisfy({ isOfCourse(labelBefore: $0.tokens.lowerBound) }) else {
          continue
        }
        days.sort { $0.first < $1.first }
      }
      if days.count != count, tokens.isRow(at: above.tokens.lowerBound, gaps: 1) {
        let listed = dates.listedDays(in: above.tokens, isInColumns: true).map(\.date)
        if listed.count == count { days = listed }
      }
      guard !days.isEmpty else { continue }
      return days.count == count && tokens.isRow(at: above.tokens.lowerBound, gaps: count - 1)
        ? days : nil
    }
    return nil
  }

  /// "Eval date:", "D/C date:", "SOC:": not the day of an injury or of the visit.
  private func isOfCourse(labelBefore day: Int) -> Bool {
    tokens[Swift.max(0, day - 5)..<day].contains { token in
      [
        "eval", "evaluation", "ie", "soc", "initial", "start", "discharge", "d", "dc", "final",
        "last",
      ]
      .contains(token.text)
    }
  }

  /// The numbers of a row behind its name, each with the day over its column.
  ///
  /// - Returns: Nothing where a row above names other than as many days.
  func columns(behind name: Range<Int>) -> [(index: Int, date: StatedDate)] {
    let sentence = sentenceTokens(around: name)
    let numbers = (name.upperBound..<sentence.upperBound)
      .prefix { tokens[$0].kind == .number || ["%", ":", "h", "l"].contains(tokens[$0].text) }
      .filter { tokens[$0].kind == .number }
    guard let days = columnDays(over: name, count: numbers.count) else { return [] }
    return zip(numbers, days).map { (index: $0, date: $1) }
  }
}
