/// Strength of both sides in two columns under a line that names them:
///
/// ```
/// Motor:        R     L
///   Deltoid     5     5
///   Grip        4     4+
/// ```
///
/// A row is a muscle and two grades and nothing else; the table ends at the first other line.
struct StrengthColumns {
  private(set) var mentions: [Mention] = []
  /// The tokens of its rows, in which nothing else is a grade.
  private(set) var rows: [Range<Int>] = []

  init(in note: MarkedNote) {
    var sides: [Side]?
    for line in Self.lines(of: note.tokens) {
      if let named = Self.sides(at: line, of: note.tokens) {
        sides = named
      } else if let heading = sides, let row = Row(line, of: note.tokens) {
        rows.append(line)
        mentions += row.mentions(heading, in: note)
      } else {
        sides = nil
      }
    }
  }

  static func lines(of tokens: [Token]) -> [Range<Int>] {
    let starts = tokens.indices.filter { $0 == 0 || tokens[$0].startsLine } + [tokens.count]
    return zip(starts, starts.dropFirst()).map { $0..<$1 }
  }

  /// "Motor: R L", "Muscle Right Left": the sides end the line, two words before them at most.
  static func sides(at line: Range<Int>, of tokens: [Token]) -> [Side]? {
    guard (2...6).contains(line.count) else { return nil }
    let names = tokens[line.suffix(2)].map { side(of: $0) }
    guard let first = names[0], let second = names[1], first != second,
      tokens[line.dropLast(2)].allSatisfy({ $0.kind == .word || $0.text == ":" })
    else { return nil }
    return [first, second]
  }

  private static func side(of token: Token) -> Side? {
    switch token.text {
    case "right", "rt": .right
    case "left", "lt": .left
    case "r" where token.isUpperCase: .right
    case "l" where token.isUpperCase: .left
    default: nil
    }
  }

  private struct Row {
    let muscles: [MuscleGroup]
    let tokens: Range<Int>
    let grades: [StatedStrength]

    init?(_ line: Range<Int>, of tokens: [Token]) {
      let named = MuscleGroup.phrases.matches(in: tokens, range: line)
      guard let last = named.last, named.first?.tokens.lowerBound == line.lowerBound else {
        return nil
      }
      var index = last.tokens.upperBound
      // "Deltoid (C5):".
      while index < line.upperBound, tokens[index].kind != .number { index += 1 }
      guard index - last.tokens.upperBound <= 4 else { return nil }
      var grades: [StatedStrength] = []
      while index < line.upperBound,
        let grade = StatedStrength.inColumn(at: index, before: line.upperBound, tokens)
      {
        grades.append(grade)
        index = grade.tokens.upperBound
      }
      guard grades.count == 2, index == line.upperBound else { return nil }
      muscles = named.map(\.value)
      self.tokens = line
      self.grades = grades
    }

    func mentions(_ sides: [Side], in note: MarkedNote) -> [Mention] {
      muscles.flatMap { muscle in
        zip(sides, grades).map { side, strength in
          var mention = note.mention(.motorStrength, strength.grade.map { .motor($0) }, at: tokens)
          mention.side = side
          mention.root = muscle.root
          mention.details[.muscle] = .choice(muscle.name)
          if strength.grade == nil {
            mention.details[.low] = .motor(strength.low)
            mention.details[.high] = .motor(strength.high)
          }
          return mention
        }
      }
    }
  }
}
