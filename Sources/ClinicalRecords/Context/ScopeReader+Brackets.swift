/// Where a bracket or a dash ends what a cue reaches.
extension ScopeReader {
  /// "(MRI not possible): large extrusion": what a bracket says ends with it; "prior laminectomy -
  /// recurrent stenosis" was the laminectomy, and "no therapy - she has cord compression" the therapy.
  func bracket(
    around match: PhraseTable<CueTable.Entry>.Match, in sentence: Range<Int>
  ) -> Int {
    let start = match.tokens.upperBound
    let before = tokens[max(sentence.lowerBound, start - 10)..<start]
    let isInside =
      (before.lastIndex { $0.text == "(" } ?? -1) > (before.lastIndex { $0.text == ")" } ?? -1)
    let endsAtDash =
      match.value.cue == .historical
      || match.value.cue == .negated && start < sentence.upperBound
        && tokens[start].kind != .sign
    guard isInside || endsAtDash else { return sentence.upperBound }
    let end = (start..<sentence.upperBound).first { index in
      isInside && tokens[index].text == ")"
        || endsAtDash && tokens[index].text == "-"
          && tokens[index].gap > .none && index + 1 < sentence.upperBound
          && tokens[index + 1].gap > .none
    }
    return end ?? sentence.upperBound
  }

  /// "Spondylolisthesis (dynamic?)": the question is of what stands in the bracket.
  func openBracket(before end: Int, in sentence: Range<Int>) -> Int {
    let near = max(sentence.lowerBound, end - 12)..<max(sentence.lowerBound, end)
    let open = near.last { tokens[$0].text == "(" }
    let close = near.last { tokens[$0].text == ")" }
    guard let open, open > (close ?? -1), open + 1 < end else { return sentence.lowerBound }
    return open + 1
  }
}
