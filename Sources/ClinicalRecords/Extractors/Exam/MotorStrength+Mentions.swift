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
      .first { span in
        let start = span.tokens.lowerBound
        // "TA 3/5; today TA 2/5": the day is the next one's.
        return start >= next && start <= next + 2
          && note.tokens[next..<start].allSatisfy { $0.text != ";" }
      }?.date ?? dayAhead(of: strength.tokens, in: note)
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

  /// "Waddell 0/5", "goals 3/5 met": other things are counted in fives too.
  static func isOfOtherScale(
    _ grade: StatedStrength, in sentence: Sentence, _ tokens: [Token]
  ) -> Bool {
    let start = max(sentence.tokens.lowerBound, grade.tokens.lowerBound - 3)
    let end = min(sentence.tokens.upperBound, grade.tokens.upperBound + 2)
    return tokens[start..<end].contains { token in
      ["waddell", "goal", "step", "star", "maneuver", "provocat"].contains {
        token.text.hasPrefix($0)
      }
    }
  }

  /// "Quad 4/5 preop, now 4+/5".
  static func isPast(_ grade: StatedStrength, _ tokens: [Token]) -> Bool {
    let behind = tokens[grade.tokens.upperBound...].prefix(2).map(\.text)
    return behind.first.map { ["preop", "preoperatively", "previously", "initially"].contains($0) }
      ?? false || behind == ["before", "surgery"] || behind == ["pre", "-"]
  }

  /// "On 6/2/26 right TA 3/5; today TA 2/5": a day in front of the muscles, up to a semicolon.
  private static func dayAhead(of grade: Range<Int>, in note: MarkedNote) -> StatedDate? {
    let sentence = note.sentenceTokens(around: grade)
    let wall = (sentence.lowerBound..<grade.lowerBound).last { note.tokens[$0].text == ";" }
    let ahead = (wall.map { $0 + 1 } ?? sentence.lowerBound)..<grade.lowerBound
    guard let span = note.dates.spans(in: ahead).last, span.form == .date, span.date.day != nil
    else { return nil }
    let between = span.tokens.upperBound..<grade.lowerBound
    let muscles = MuscleGroup.phrases.matches(in: note.tokens, range: between).map(\.tokens)
    // "S/p fusion 3/2/26, EHL 4/5": nothing but the examination may stand beside the day.
    let words = Array(ahead.lowerBound..<span.tokens.lowerBound) + Array(between)
    let isOfExam = words.allSatisfy { index in
      let token = note.tokens[index]
      return besideDay.contains(token.text) || token.kind == .number
        || token.kind == .sign && !["(", ")"].contains(token.text)
        || muscles.contains { $0.contains(index) }
    }
    return isOfExam && !muscles.isEmpty ? span.date : nil
  }

  private static let besideDay: Set<String> = [
    "exam", "examination", "strength", "motor", "was", "were", "the", "her", "his", "right", "left",
    "r", "l", "bilateral", "and", "visit", "showed", "had", "on", "at",
  ]

  /// "L ankle DF   4/5   4-/5": a muscle's grades under as many days.
  func inColumns(
    _ grades: [StatedStrength], _ muscles: [PhraseTable<MuscleGroup>.Match], in note: MarkedNote,
    _ sentence: Sentence
  ) -> [Mention]? {
    let range = sentence.tokens
    guard muscles.count == 1, grades.count > 1,
      let days = note.columnDays(over: range, count: grades.count)
    else { return nil }
    let side =
      Self.side(of: grades[0], from: range.lowerBound, to: grades[1].tokens.lowerBound, in: note)
      ?? note.labelledSide(before: grades[0].tokens.lowerBound, in: range)
    return zip(grades, days).flatMap { grade, day in
      Self.mentions(of: grade, muscles.map(\.value), side, isRest: false, in: note).map {
        var mention = $0
        mention.begin = day
        return mention
      }
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
