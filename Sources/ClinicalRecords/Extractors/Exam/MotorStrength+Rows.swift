/// Muscles with their grades in a row, and the side that opens it.
extension MotorStrength {
  /// "HF 5 KE 5 DF 4+ EHL 4": without a comma the next muscle ends the part.
  static func inRow(at index: Int, before end: Int, _ tokens: [Token]) -> StatedStrength? {
    guard let grade = StatedStrength.inColumn(at: index, before: end, tokens),
      grade.tokens.upperBound < end,
      MuscleGroup.phrases.match(at: grade.tokens.upperBound, in: tokens, before: end) != nil
    else { return nil }
    return grade
  }

  /// "R HF 5 KE 5 DF 5; L HF 5", "Strength R TA 4/5, EHL 4+/5": the side that opens a list of muscles is
  /// that of all of them, where no other is told among them.
  static func openingSide(before grade: Int, in note: MarkedNote, _ sentence: Range<Int>) -> Side? {
    let tokens = note.tokens
    let wall = tokens[sentence.lowerBound..<grade].lastIndex {
      [";", ":", "."].contains($0.text) || exceptions.contains($0.text)
    }
    let start = (wall.map { $0 + 1 } ?? sentence.lowerBound)..<grade
    guard let first = start.first(where: { !leads.contains(tokens[$0].text) }),
      tokens[first].isUpperCase || tokens[first].text.utf8.count > 1,
      let letter = sideWords[tokens[first].text],
      let next = (first + 1..<grade).first(where: { !limbs.contains(tokens[$0].text) }),
      MuscleGroup.phrases.match(at: next, in: tokens, before: grade) != nil,
      note.sides(in: next..<grade).isEmpty
    else { return nil }
    return letter == "r" ? .right : .left
  }

  private static let leads: Set<String> = ["strength", "motor", "power", "on", "in", "the"]
  private static let limbs: Set<String> = [
    ",", "side", "leg", "arm", "lower", "upper", "extremity",
  ]

  /// "Grip R 4 L 4+": both sides, each before its grade.
  static func sided(
    behind muscle: Int, before end: Int, _ tokens: [Token]
  ) -> [StatedStrength] {
    var index = muscle
    var found: [(side: String, strength: StatedStrength)] = []
    while index < end, found.count < 2 {
      if [",", ":", ";", "/", "and"].contains(tokens[index].text) { index += 1 }
      guard index + 1 < end, let side = sideWords[tokens[index].text] else { break }
      let next = index + (tokens[index + 1].text == ":" ? 2 : 1)
      guard next < end,
        let grade = StatedStrength.inColumn(at: next, before: end, tokens, endsPart: true)
          ?? StatedStrength.inColumn(at: next, before: end, tokens)
      else { break }
      found.append((side, grade))
      index = grade.tokens.upperBound
    }
    return found.count == 2 && found[0].side != found[1].side ? found.map(\.strength) : []
  }

  private static let sideWords = [
    "r": "r", "right": "r", "rt": "r", "l": "l", "left": "l", "lt": "l",
  ]
}
