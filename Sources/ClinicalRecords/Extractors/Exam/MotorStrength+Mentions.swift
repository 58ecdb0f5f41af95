/// What is kept of a grade.
extension MotorStrength {
  /// A grade whose muscle is not known by name, with the root where one is written.
  func unnamed(_ strength: StatedStrength, _ side: Side?, in note: MarkedNote) -> Mention {
    var mention = note.mention(
      .motorStrength, strength.grade.map { .motor($0) }, at: strength.tokens)
    mention.side = side
    mention.root = note.root(of: strength.tokens, within: 3)
    mention.details[.muscle] = .choice("not named")
    if strength.grade == nil {
      mention.details[.low] = .motor(strength.low)
      mention.details[.high] = .motor(strength.high)
    }
    return mention
  }

  static func mentions(
    of strength: StatedStrength, _ groups: [MuscleGroup], _ side: Side?, isRest: Bool,
    in note: MarkedNote
  ) -> [Mention] {
    var mention = note.mention(
      .motorStrength, strength.grade.map { .motor($0) }, at: strength.tokens)
    mention.side = side
    // A grade is a finding, whatever is denied beside it: "no weakness, 5/5"; "EHL 4/5, SLR neg".
    if mention.context.assertion == .absent { mention.context.assertion = .present }
    // "3/5 left vs 5/5 right" compares, and doubts nothing.
    if mention.context.assertion == .possible,
      note.tokens[note.sentenceTokens(around: strength.tokens)].contains(where: {
        ["vs", "versus"].contains($0.text)
      })
    {
      mention.context.assertion = .present
    }
    if strength.grade == nil {
      mention.details[.low] = .motor(strength.low)
      mention.details[.high] = .motor(strength.high)
    }
    let next = strength.tokens.upperBound
    mention.begin =
      note.dates.spans(in: note.sentenceTokens(around: strength.tokens))
      .first { $0.tokens.lowerBound >= next && $0.tokens.lowerBound <= next + 2 }?.date
    guard !groups.isEmpty else {
      mention.details[.muscle] = .choice(isRest ? "all other" : "all")
      return [mention]
    }
    return groups.map { group in
      mention.details[.muscle] = .choice(group.name)
      mention.root = group.root
      return mention
    }
  }

  /// "EHL 3/5 (4/5 by the therapist in May)": what a bracket dates is of that day.
  static func isDated(behind grade: Int, in note: MarkedNote) -> Bool {
    let rest = note.tokens[grade...].prefix(9).prefix { $0.text != ")" }
    return rest.endIndex < note.tokens.count && note.tokens[rest.endIndex].text == ")"
      && rest.contains { DateReader.months[$0.text] != nil }
  }

  /// "EHL 4 (6/15: TA 5, EHL 4+)": the day that opens a parenthesis is that of every grade in it.
  ///
  /// - Returns: `nil` outside of such a parenthesis; without a date where the note has no day to count
  ///   its year from.
  static func dayOpening(before grade: Int, in note: MarkedNote, _ sentence: Sentence)
    -> (date: StatedDate?, tokens: Range<Int>)?
  {
    let tokens = note.tokens
    let ahead = sentence.tokens.lowerBound..<grade
    guard let open = ahead.last(where: { tokens[$0].text == "(" }),
      !tokens[open..<grade].contains(where: { $0.text == ")" }), open + 4 < grade,
      let colon = (open + 1..<grade).first(where: { tokens[$0].text == ":" }),
      tokens[open + 1..<colon].allSatisfy({ $0.kind == .number || ["/", "-"].contains($0.text) }),
      colon - open >= 4
    else { return nil }
    let found = note.dates.date(at: open + 1, before: colon, isJoined: true)
    return (found?.date, open..<colon + 1)
  }
}
