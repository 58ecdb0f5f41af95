/// The cells of a line in columns, as reaches of cues.
extension ScopeReader {
  /// "No known allergies      Severe stenosis": a cue with words of its own in its cell reaches no other.
  func endOfCell(behind start: Int, before end: Int) -> Int {
    guard start < end else { return end }
    return (start + 1..<max(start + 1, end)).first { opensCell(at: $0) } ?? end
  }

  /// "Severe stenosis      Allergies: none": likewise before the cue.
  func startOfCell(before end: Int, from start: Int) -> Int {
    (start + 1..<max(start + 1, end)).last { opensCell(at: $0) } ?? start
  }

  private func opensCell(at index: Int) -> Bool {
    !tokens[index].startsLine
      && tokens[index].range.lowerBound - tokens[index - 1].range.upperBound >= 4
  }
}
