/// Strength of both sides as pairs: "Strength (R/L): TA 5/4, EHL 5/3".
///
/// Only under words that say which side is first. Where every second grade is five, "4/5" may be four
/// of five or four beside five: nothing is read.
struct PairedStrength {
  let mentions: [Mention]

  private struct Pair {
    let muscle: MuscleGroup
    let tokens: Range<Int>
    let grades: [StatedStrength]
  }

  /// `nil` where no order of sides is told.
  init?(in note: MarkedNote, _ sentence: Sentence) {
    let parts = [sentence.heading, sentence.tokens].compactMap(\.self)
    guard let sides = parts.lazy.compactMap({ Self.order(in: $0, of: note.tokens) }).first else {
      return nil
    }
    let words = parts.flatMap { Array($0) }
    let pairs = MuscleGroup.phrases.matches(in: note.tokens, range: sentence.tokens).filter {
      muscle in
      // "Reflexes (R/L): biceps 2/2, triceps 2/0" are no strength.
      let label = words.last { index in
        index < muscle.tokens.lowerBound
          && (MotorStrength.isOfReflex(note.tokens[index])
            || MotorStrength.motorWords.contains(note.tokens[index].text))
      }
      return label.map { !MotorStrength.isOfReflex(note.tokens[$0]) } ?? true
    }.compactMap {
      Self.pair(behind: $0, before: sentence.tokens.upperBound, note.tokens)
    }
    let isPaired = pairs.contains { $0.grades[1].grade != .five }
    let isEqual = pairs.allSatisfy { $0.grades.map(\.grade) == [.five, .five] }
    mentions = isPaired || isEqual ? pairs.flatMap { Self.mentions(of: $0, sides, in: note) } : []
  }

  /// "R/L", "(L / R)".
  static func order(in range: Range<Int>, of tokens: [Token]) -> [Side]? {
    for index in range.dropLast(2) where tokens[index + 1].text == "/" {
      switch (tokens[index].text, tokens[index + 2].text) {
      case ("r", "l"), ("right", "left"): return [.right, .left]
      case ("l", "r"), ("left", "right"): return [.left, .right]
      default: continue
      }
    }
    return nil
  }

  private static func pair(
    behind match: PhraseTable<MuscleGroup>.Match, before end: Int, _ tokens: [Token]
  ) -> Pair? {
    var index = match.tokens.upperBound
    while index < end, [":", "=", "-"].contains(tokens[index].text) { index += 1 }
    let start = index
    guard let first = grade(at: &index, before: end, tokens), index < end,
      tokens[index].text == "/"
    else { return nil }
    index += 1
    guard let second = grade(at: &index, before: end, tokens),
      index >= end || tokens[index].text != "/"
    else { return nil }
    return Pair(muscle: match.value, tokens: start..<index, grades: [first, second])
  }

  private static func grade(
    at index: inout Int, before end: Int, _ tokens: [Token]
  ) -> StatedStrength? {
    guard index < end, let number = tokens[index].integer, tokens[index].text.count == 1 else {
      return nil
    }
    let sign =
      index + 1 < end && ["+", "-"].contains(tokens[index + 1].text)
      ? tokens[index + 1].text : ""
    let start = index
    index += sign.isEmpty ? 1 : 2
    return StatedStrength.strength("\(number)\(sign)", start..<index)
  }

  private static func mentions(
    of pair: Pair, _ sides: [Side], in note: MarkedNote
  ) -> [Mention] {
    zip(sides, pair.grades).map { side, grade in
      var mention = note.mention(.motorStrength, grade.grade.map { .motor($0) }, at: pair.tokens)
      if grade.grade == nil {
        mention.details[.low] = .motor(grade.low)
        mention.details[.high] = .motor(grade.high)
      }
      mention.side = side
      mention.root = pair.muscle.root
      mention.details[.muscle] = .choice(pair.muscle.name)
      return mention
    }
  }
}
