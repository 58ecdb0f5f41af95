/// What an examiner writes behind a sign: positive, negative, or neither.
enum SignResult: String, Sendable, Hashable {
  case positive, negative, equivocal

  struct Found: Sendable, Hashable {
    let tokens: Range<Int>
    let result: SignResult
  }

  private static let phrases = PhraseTable<SignResult>(lists: [
    (
      .positive,
      "positive | pos | reproduces | reproduced | reproduce | elicits | elicited | present"
    ),
    (.positive, "brisk | upgoing | up going | extensor | sustained | abnormal"),
    (
      .negative,
      "negative | neg | normal | absent | does not elicit | do not elicit | did not elicit"
    ),
    (
      .negative,
      "does not reproduce | not elicited | none | downgoing | down going | flexor | intact"
    ),
    (.negative, "not present | do not reproduce | did not reproduce | unremarkable | no"),
    (.equivocal, "equivocal | indeterminate | questionable"),
  ])

  /// Results in a range: words, and the signs `+`, `-` and `+/-` that stand alone.
  static func all(in range: Range<Int>, of tokens: [Token]) -> [Found] {
    var found = phrases.matches(in: tokens, range: range).map {
      Found(tokens: $0.tokens, result: $0.value)
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let isPair = index + 2 < range.upperBound && tokens[index + 1].text == "/"
      switch tokens[index].text {
      case "+" where isPair && tokens[index + 2].text == "-":
        found.append(Found(tokens: index..<index + 3, result: .equivocal))
        index += 3
      case "+" where isAlone(index, range, tokens):
        found.append(Found(tokens: index..<index + 1, result: .positive))
        index += 1
      case "-"
      where isAlone(index, range, tokens)
        && (tokens[index].gap > .none || isBracketed(index, range, tokens)):
        found.append(Found(tokens: index..<index + 1, result: .negative))
        index += 1
      default: index += 1
      }
    }
    return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private static func isBracketed(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    index > range.lowerBound && index + 1 < range.upperBound && tokens[index - 1].text == "("
      && tokens[index + 1].text == ")"
  }

  /// No part of a number or a compound: "2+", "straight-leg".
  private static func isAlone(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    if index > range.lowerBound, tokens[index - 1].kind == .number, tokens[index].gap == .none {
      return false
    }
    guard index + 1 < range.upperBound else { return true }
    let next = tokens[index + 1]
    return next.gap > .none || [",", ".", ";", ")"].contains(next.text) || tokens[index].text == "+"
  }
}
