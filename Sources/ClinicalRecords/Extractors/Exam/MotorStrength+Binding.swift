/// Which muscles and which side a grade belongs to.
extension MotorStrength {
  /// Muscles before their grade ("EHL 4/5") or, behind "in" or "of", after it.
  static func groups(
    of grade: StatedStrength, _ muscles: [PhraseTable<MuscleGroup>.Match], from before: Int,
    to after: Int, in tokens: [Token], isFirst: Bool = false
  ) -> [MuscleGroup] {
    let next = grade.tokens.upperBound
    if let beside = muscles.first(where: { $0.tokens.lowerBound == next }),
      after - beside.tokens.upperBound > 1
        || after == tokens.count,
      !muscles.contains(where: { $0.tokens.upperBound == grade.tokens.lowerBound })
    {
      return [beside.value]
    }
    let opens = tokens[next..<min(next + 3, after)].contains {
      ["in", "of", "for", "with", "at", "bilateral", "right", "left"].contains($0.text)
    }
    let wall = tokens[next..<after].firstIndex { exceptions.contains($0.text) } ?? after
    let behind = muscles.filter { $0.tokens.lowerBound >= next && $0.tokens.upperBound <= wall }
    // The last one before the next grade is that grade's own, unless it has its muscles behind it.
    let free = behind.filter {
      after - $0.tokens.upperBound > 2 || after == wall && wall == tokens.count
        || opensBehind(after, in: tokens)
    }
    // Behind a number that is no grade another list of muscles begins.
    let number = (before..<grade.tokens.lowerBound).last { tokens[$0].kind == .number } ?? before
    let ahead = muscles.filter {
      $0.tokens.lowerBound >= number && $0.tokens.upperBound <= grade.tokens.lowerBound
    }
    let isOpen = ahead.last.map { last in
      tokens[last.tokens.upperBound..<grade.tokens.lowerBound].allSatisfy { $0.text != "." }
    }
    // "Power in the left triceps is 4/5": before the first grade nothing is claimed.
    if isOpen == true,
      isFirst || !(opens && !behind.isEmpty && isClaimed(ahead, by: before, tokens))
    {
      return ahead.map(\.value)
    }
    // "5/5 right, IP 4/5": what touches the next grade is that grade's own.
    let apart = behind.filter { $0.tokens.upperBound < after || after >= tokens.count }
    return opens ? (after == wall && free.isEmpty ? apart : free).map(\.value) : []
  }

  /// "4/5 in the triceps": a grade that begins here tells of what follows it.
  private static func opensBehind(_ grade: Int, in tokens: [Token]) -> Bool {
    guard grade + 3 < tokens.count, tokens[grade].number != nil else { return false }
    let end = tokens[grade + 1].text == "/" ? grade + 3 : grade + 4
    return end < tokens.count && ["in", "of", "for", "at"].contains(tokens[end].text)
  }

  /// Muscles already named behind the grade before: "4/5 in deltoids, 5/5 in triceps".
  static func isClaimed(
    _ muscles: [PhraseTable<MuscleGroup>.Match], by grade: Int, _ tokens: [Token]
  ) -> Bool {
    guard let first = muscles.first else { return false }
    return tokens[grade..<max(grade, first.tokens.lowerBound)].contains {
      ["in", "of", "for"].contains($0.text)
    }
  }

  static func leadingSide(of grade: StatedStrength, in tokens: [Token]) -> Side? {
    guard grade.tokens.lowerBound > 0 else { return nil }
    let before = tokens[grade.tokens.lowerBound - 1]
    guard before.isUpperCase || before.text.utf8.count > 1 else { return nil }
    return [
      "r": Side.right, "right": .right, "rt": .right, "l": .left, "left": .left, "lt": .left,
    ][
      before.text]
  }

  /// "IP 5/5, Q 5/5": a short name that is not known is of another muscle, not of the one before.
  static func namesAnother(in between: Range<Int>, of tokens: [Token]) -> Bool {
    tokens[between].contains { token in
      token.kind == .word && token.text.utf8.count <= 4 && !ordinary.contains(token.text)
        && ![",", ";"].contains(token.text)
    }
  }

  private static let ordinary: Set<String> = [
    "and", "on", "the", "in", "at", "is", "was", "now", "then", "of", "r", "l", "rt", "lt", "left",
    "side", "b", "bl", "to", "with", "for", "a", "as", "per", "but", "than", "x", "vs", "were",
    "are", "be", "it", "has", "had", "only", "also", "weak", "leg", "arm", "both", "rle", "lle",
    "rue", "lue", "ble", "bue", "le", "ue", "exam", "june", "july", "may", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "plus", "out", "five", "four",
  ]

  /// Whether the last sign of a parenthesis opens one.
  static func isInParentheses(_ range: Range<Int>, of tokens: [Token]) -> Bool {
    tokens[range].last { ["(", ")"].contains($0.text) }?.text == "("
  }

  /// A side directly behind the grade, else between the one before and it.
  static func side(
    of grade: StatedStrength, from before: Int, to after: Int, in note: MarkedNote
  ) -> Side? {
    let next = grade.tokens.upperBound
    let wall =
      note.tokens[next..<after].firstIndex {
        [",", ";", "."].contains($0.text) || exceptions.contains($0.text)
      } ?? after
    // "4+/5 (20 heel raises R vs 9 L)": what was counted tells of both.
    if next < wall, note.tokens[next].text == "(",
      note.tokens[next..<wall].prefix(8).contains(where: { $0.number != nil })
    {
      return sideAhead(of: grade, from: before, in: note)
    }
    let near = next..<min(wall, next + 6)
    // "EHL 4/5 and right TA 4+/5": a side behind "and" is of the next muscle.
    if let behind = note.sides(in: near).first,
      MuscleGroup.phrases.match(at: behind.tokens.upperBound, in: note.tokens, before: after) == nil
        || !note.tokens[next..<behind.tokens.lowerBound].contains(where: { $0.text == "and" })
    {
      return behind.side
    }
    return sideAhead(of: grade, from: before, in: note)
  }

  private static func sideAhead(
    of grade: StatedStrength, from before: Int, in note: MarkedNote
  ) -> Side? {
    let ahead = max(before, grade.tokens.lowerBound - 8)..<grade.tokens.lowerBound
    guard !ahead.isEmpty else { return nil }
    // "Right triceps, graded 4/5".
    let isGraded = note.tokens[grade.tokens.lowerBound - 1].text == "graded"
    return note.sides(in: ahead).last { stated in
      let between = note.tokens[stated.tokens.upperBound..<grade.tokens.lowerBound]
      // "Left knee extension, 4/5": the comma parts the muscle from its grade only.
      let open = between.last?.text == "," && between.count > 1 ? between.dropLast() : between
      return isGraded || open.allSatisfy { $0.text != "," }
    }?.side
  }

  /// Arms or legs, where only one of them is named.
  static func limb(in range: Range<Int>, of tokens: [Token]) -> String? {
    let upper: Set<String> = [
      "upper", "bue", "rue", "lue", "ue", "ues", "arms", "arm", "hand", "hands",
    ]
    let lower: Set<String> = ["lower", "ble", "rle", "lle", "le", "les", "legs", "leg"]
    let isUpper = tokens[range].contains { upper.contains($0.text) }
    let isLower = tokens[range].contains { lower.contains($0.text) }
    return isUpper == isLower ? nil : isUpper ? "upper" : "lower"
  }

  static func hasException(
    after grade: StatedStrength, before end: Int, in tokens: [Token]
  ) -> Bool {
    tokens[grade.tokens.upperBound..<end].contains {
      ["except", "exc", "excluding", "save", "but", "exception", "x"].contains($0.text)
    }
  }

  // MARK: - Which numbers are grades

  static func isOfReflex(_ token: Token) -> Bool {
    ["reflex", "dtr", "jerk"].contains { token.text.hasPrefix($0) }
  }

  /// The words between the commas around a grade.
  static func part(
    around grade: Range<Int>, in sentence: Range<Int>, _ tokens: [Token]
  ) -> ArraySlice<Token> {
    let isWall = { (token: Token) in [",", ";", "."].contains(token.text) }
    let start = tokens[sentence.lowerBound..<grade.lowerBound].lastIndex(where: isWall)
    let end = tokens[grade.upperBound..<sentence.upperBound].firstIndex(where: isWall)
    return tokens[(start.map { $0 + 1 } ?? sentence.lowerBound)..<(end ?? sentence.upperBound)]
  }

  /// "... except R EHL 4+", "TA L 4-", "wrist extension 3 plus": among grades of an examination a
  /// number that ends its part is over five too.
  static func bare(
    behind muscles: [PhraseTable<MuscleGroup>.Match], before end: Int, _ tokens: [Token]
  ) -> [StatedStrength] {
    muscles.flatMap { muscle -> [StatedStrength] in
      let pair = sided(behind: muscle.tokens.upperBound, before: end, tokens)
      if !pair.isEmpty { return pair }
      var index = muscle.tokens.upperBound
      while index < end, index - muscle.tokens.upperBound < 3, links.contains(tokens[index].text) {
        index += 1
      }
      guard index < end, tokens[index].number != nil else { return [] }
      if index + 1 < end, ["plus", "minus"].contains(tokens[index + 1].text) {
        return [StatedStrength.inWords(at: index, before: end, tokens)].compactMap(\.self)
      }
      guard tokens[index].kind == .number else { return [] }
      let grade =
        StatedStrength.inColumn(at: index, before: end, tokens, endsPart: true)
        ?? inRow(at: index, before: end, tokens)
      return [grade].compactMap(\.self)
    }
  }

  /// "TA L 4-, EHL L 4" without a grade over five: two of them in an examination, or a word, show
  /// what they are. Biceps and triceps have reflexes, which are numbers too.
  static func isStrength(
    _ bare: [StatedStrength], _ muscles: [PhraseTable<MuscleGroup>.Match], _ sentence: Sentence,
    _ tokens: [Token]
  ) -> Bool {
    let words = Array(tokens[sentence.tokens]) + (sentence.heading.map { Array(tokens[$0]) } ?? [])
    guard !words.contains(where: { isOfReflex($0) || reflexes.contains($0.text) }) else {
      return false
    }
    if bare.contains(where: { ["plus", "minus"].contains(tokens[$0.tokens.upperBound - 1].text) }) {
      return true
    }
    // Lists of ones and twos are reflexes as a rule.
    return sentence.section == .exam && bare.count > 1 && bare.contains { $0.high >= .three }
      && muscles.contains { !["biceps", "triceps", "brachioradialis"].contains($0.value.name) }
  }

  private static let reflexes: Set<String> = [
    "patella", "patellar", "patellae", "achilles", "knee", "hyperreflexia", "pulses", "pulse",
  ]
  private static let links: Set<String> = [
    "is", "was", "now", ":", "l", "r", "left", "right", "at",
  ]

  static func adding(_ bare: [StatedStrength], _ written: [StatedStrength]) -> [StatedStrength] {
    (written + bare.filter { one in !written.contains { $0.tokens.overlaps(one.tokens) } })
      .sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}
