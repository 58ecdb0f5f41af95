/// A note's tokens with levels as they are spoken written as levels: "L four five" as L4-5, "L4 slash 5"
/// as L4/5.
///
/// Only the reading of levels sees these; every place leads back to the note's own tokens.
struct SpokenLevels {
  private(set) var tokens: [Token] = []
  /// For each token, and the end, where it stands among the note's own.
  private var own: [Int] = []
  /// For each of the note's own tokens, and the end, where it stands here.
  private var here: [Int] = []

  /// - Returns: `nil` for a note that speaks no level.
  init?(_ tokens: [Token]) {
    guard tokens.indices.contains(where: { Self.isSpoken(at: $0, in: tokens) }) else { return nil }
    var index = 0
    while index < tokens.count {
      index = take(at: index, of: tokens)
    }
    own.append(tokens.count)
    var place = 0
    for index in 0...tokens.count {
      while place < own.count - 1, own[place] < index { place += 1 }
      here.append(place)
    }
  }

  /// A range of the note's tokens as tokens here.
  func written(_ range: Range<Int>) -> Range<Int> {
    here[range.lowerBound]..<here[range.upperBound]
  }

  /// A range of tokens here as the note's own.
  func places(of range: Range<Int>) -> Range<Int> { own[range.lowerBound]..<own[range.upperBound] }

  // MARK: - Writing

  /// Writes the token at a place, or the level that is spoken there; returns the next place.
  private mutating func take(at index: Int, of source: [Token]) -> Int {
    if let name = Self.vertebra(at: index, in: source) {
      add(source[index].written(name, as: .mixed), at: index)
      return goOn(behind: index + 2, of: source)
    }
    add(source[index], at: index)
    if LevelReader.place(source[index].text) != nil, source[index].kind == .mixed {
      return goOn(behind: index + 1, of: source)
    }
    return index + 1
  }

  /// "Five", "slash 5", "on five", "S one" behind a vertebra.
  private mutating func goOn(behind start: Int, of source: [Token]) -> Int {
    guard start < source.count, !source[start].startsLine else { return start }
    let join = Self.joins[source[start].text]
    let next = join == nil ? start : start + 1
    guard next < source.count else { return start }
    let isWord = source[next].kind == .word
    if isWord, let number = Self.numbers[source[next].text], !Self.isMeasure(next + 1, source) {
      add(
        source[start].written(join ?? "-", as: join == nil || join == "-" ? .sign : .word),
        at: start)
      add(source[next].written("\(number)", as: .number), at: next)
      return next + 1
    }
    let isVertebra = Self.vertebra(at: next, in: source) != nil
    let isSigned =
      join == "-" && source[start].text != "-" || join == "/" && source[start].text != "/"
    guard isVertebra || isSigned && (source[next].kind == .number || source[next].kind == .mixed)
    else { return start }
    add(source[start].written(join ?? "-", as: .sign), at: start)
    return isVertebra ? take(at: next, of: source) : next
  }

  private mutating func add(_ token: Token, at place: Int) {
    tokens.append(token)
    own.append(place)
  }

  // MARK: - What is spoken

  private static func isSpoken(at index: Int, in tokens: [Token]) -> Bool {
    vertebra(at: index, in: tokens) != nil
      || index > 0 && tokens[index - 1].kind == .mixed
        && ["slash", "dash"].contains(tokens[index].text)
  }

  /// "L four", "S one": a capital letter and a number in words, no measure behind them.
  private static func vertebra(at index: Int, in tokens: [Token]) -> String? {
    guard index + 1 < tokens.count, tokens[index].isUpperCase,
      ["c", "t", "l", "s"].contains(tokens[index].text), tokens[index].kind == .word,
      tokens[index + 1].gap == .space, let number = numbers[tokens[index + 1].text],
      LevelReader.place("\(tokens[index].text)\(number)") != nil, !isMeasure(index + 2, tokens)
    else { return nil }
    return "\(tokens[index].text)\(number)"
  }

  private static func isMeasure(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index < tokens.count else { return false }
    let text = tokens[index].text
    return DurationReader.units[text] != nil || measures.contains(text)
  }

  private static let joins: [String: String] = [
    "slash": "/", "dash": "-", "-": "-", "/": "/", "to": "to", "through": "through", "on": "on",
    "over": "over",
  ]
  private static let numbers: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
  ]
  private static let measures: Set<String> = [
    "mm", "millimeter", "millimeters", "cm", "centimeters", "degrees", "visits", "times", "out",
    "plus", "minus", "sessions", "hours", "percent",
  ]
}

extension Token {
  /// The same place with another text.
  fileprivate func written(_ text: String, as kind: Kind) -> Token {
    Token(
      kind: kind, text: text, range: range, line: line, gap: gap, isCapitalised: isCapitalised,
      isUpperCase: isUpperCase, key: Token.key(of: text))
  }
}
