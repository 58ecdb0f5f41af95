/// A grade of strength as written: `4-/5`, `4 out of 5`, or a range, `4-5/5`.
struct StatedStrength: Sendable, Hashable {
  let tokens: Range<Int>
  /// The weakest and the strongest it may mean; equal for one grade of the scale.
  let low: MotorGrade
  let high: MotorGrade

  var grade: MotorGrade? { low == high ? low : nil }

  /// Every grade over five in a range of tokens.
  ///
  /// None where pairs over another number stand among them ("4-/4-", right over left): "4/5" may then
  /// be a pair too.
  static func all(in range: Range<Int>, of tokens: [Token]) -> [StatedStrength] {
    var found: [StatedStrength] = []
    var hasPairs = false
    var index = range.lowerBound
    while index < range.upperBound {
      if let strength = strength(at: index, before: range.upperBound, tokens) {
        found.append(strength)
        index = strength.tokens.upperBound
      } else {
        hasPairs = hasPairs || isPair(at: index, before: range.upperBound, tokens)
        index += 1
      }
    }
    return hasPairs ? [] : found
  }

  /// One grade of a table's column: "4+", "4/5", apart from its neighbours.
  ///
  /// With `endsPart` a comma or full stop may follow, as within a sentence.
  static func inColumn(
    at index: Int, before end: Int, _ tokens: [Token], endsPart: Bool = false
  ) -> StatedStrength? {
    if let full = strength(at: index, before: end, tokens) { return full }
    guard let number = tokens[index].integer, (0...5).contains(number),
      tokens[index].text.count == 1
    else { return nil }
    var next = index + 1
    var sign = ""
    if next < end, ["+", "-"].contains(tokens[next].text), tokens[next].gap == .none {
      sign = tokens[next].text
      next += 1
    } else if next < end, ["plus", "minus"].contains(tokens[next].text) {
      sign = tokens[next].text == "plus" ? "+" : "-"
      next += 1
    }
    let isEnd =
      endsPart
      ? next == end || [",", ".", ";", ")", "("].contains(tokens[next].text)
        || next + 2 < end && tokens[next].text == "b" && tokens[next + 2].text == "l"
        || ["bilat", "bilaterally", "bilateral"].contains(tokens[next].text)
      : next == end || tokens[next].gap > .none
    return isEnd ? strength("\(number)\(sign)", index..<next) : nil
  }

  /// "Four minus", "3 plus": a grade that its word marks as one.
  static func inWords(at index: Int, before end: Int, _ tokens: [Token]) -> StatedStrength? {
    guard let number = tokens[index].number, (0...5).contains(number), index + 1 < end,
      ["plus", "minus"].contains(tokens[index + 1].text)
    else { return nil }
    let sign = tokens[index + 1].text == "plus" ? "+" : "-"
    return strength("\(Int(number))\(sign)", index..<index + 2)
  }

  private static func strength(at index: Int, before end: Int, _ tokens: [Token])
    -> StatedStrength?
  {
    if let spoken = spoken(at: index, before: end, tokens) { return spoken }
    guard let first = tokens[index].integer, (0...5).contains(first), tokens[index].text.count == 1,
      index == 0 || !["/", "-", "."].contains(tokens[index - 1].text) || tokens[index].gap > .none
    else { return nil }
    var next = index + 1
    var sign = ""
    var second: Int?
    if next < end, ["+", "-", "plus", "minus"].contains(tokens[next].text) {
      let isMinus = ["-", "minus"].contains(tokens[next].text)
      if isMinus, next + 1 < end, let other = tokens[next + 1].integer, (0...5).contains(other) {
        second = other
        next += 2
      } else {
        sign = isMinus ? "-" : "+"
        next += 1
      }
    }
    guard let last = overFive(at: next, before: end, tokens) else { return nil }
    let range = index..<last
    if let second {
      guard let low = MotorGrade(rawValue: "\(first)"),
        let high = MotorGrade(rawValue: "\(second)"),
        low < high
      else { return nil }
      return StatedStrength(tokens: range, low: low, high: high)
    }
    return strength("\(first)\(sign)", range)
  }

  /// "Five out of five", "four minus over five".
  private static func spoken(at index: Int, before end: Int, _ tokens: [Token]) -> StatedStrength? {
    guard tokens[index].kind == .word, let number = tokens[index].number, (0...5).contains(number)
    else { return nil }
    var next = index + 1
    var sign = ""
    if next < end, ["plus", "minus"].contains(tokens[next].text) {
      sign = tokens[next].text == "plus" ? "+" : "-"
      next += 1
    }
    let over = tokens[min(next, end)..<min(next + 3, end)].map(\.text)
    for words in [["out", "of", "five"], ["out", "of", "5"], ["over", "five"], ["over", "5"]]
    where over.starts(with: words) {
      return strength("\(Int(number))\(sign)", index..<next + words.count)
    }
    return nil
  }

  /// "3+" and "5-" stand between two grades of the scale: a range, not a rounded grade.
  static func strength(_ written: String, _ range: Range<Int>) -> StatedStrength? {
    if let grade = MotorGrade(rawValue: written) {
      return StatedStrength(tokens: range, low: grade, high: grade)
    }
    let between: [String: (MotorGrade, MotorGrade)] = [
      "5-": (.fourPlus, .five), "3+": (.three, .fourMinus), "3-": (.two, .three),
      "2+": (.two, .three), "2-": (.one, .two), "1+": (.one, .two), "1-": (.zero, .one),
    ]
    guard let (low, high) = between[written] else { return nil }
    return StatedStrength(tokens: range, low: low, high: high)
  }

  /// "/5" or "out of 5", and no date ("4/5/26") or decimal behind it.
  private static func overFive(at index: Int, before end: Int, _ tokens: [Token]) -> Int? {
    var next = index
    if next + 2 < end, tokens[next].text == "out", tokens[next + 1].text == "of" {
      next += 2
    } else if next + 1 < end, tokens[next].text == "/" {
      next += 1
    } else {
      return nil
    }
    guard next < end, ["5", "five"].contains(tokens[next].text) else { return nil }
    if next + 2 < end, ["/", "-"].contains(tokens[next + 1].text), tokens[next + 1].gap == .none,
      tokens[next + 2].kind == .number, tokens[next + 2].gap == .none
    {
      return nil
    }
    return next + 1
  }

  /// "4-/4-", "2/2-": right over left.
  private static func isPair(at index: Int, before end: Int, _ tokens: [Token]) -> Bool {
    guard let first = tokens[index].integer, (0...5).contains(first), tokens[index].text.count == 1
    else { return false }
    var next = index + 1
    if next < end, ["+", "-"].contains(tokens[next].text) { next += 1 }
    guard next + 1 < end, tokens[next].text == "/", tokens[next].gap == .none,
      let second = tokens[next + 1].integer, (0...5).contains(second), second != 5
    else { return false }
    let isDate = next + 2 < end && tokens[next + 2].text == "/"
    return !isDate
  }
}
