/// Names of fields of a social history: "Tobacco Use" above its rows, "Smoking status - Never smoker".
enum HabitField {
  /// Whether some words only name a field, whose answer says whether; "yes" and a number answer at once.
  static func isUnanswered(_ words: Range<Int>, in sentence: Range<Int>, _ tokens: [Token]) -> Bool
  {
    let first = words.lowerBound
    guard first == sentence.lowerBound || tokens[first].startsLine || tokens[first - 1].text == ":"
    else { return false }
    var index = words.upperBound
    while index < tokens.count, !tokens[index].startsLine, kinds.contains(tokens[index].text) {
      index += 1
    }
    guard index < tokens.count, !tokens[index].startsLine else { return tokens[first].startsLine }
    guard [":", "-", "?"].contains(tokens[index].text) else { return false }
    // "Vape? [x] Yes": the boxes answer.
    if index + 1 < tokens.count,
      ["[", "\u{2610}", "\u{2611}", "\u{2612}"].contains(tokens[index + 1].text)
    {
      return false
    }
    let answer = tokens[index..<min(index + 4, tokens.count)].dropFirst().prefix { !$0.startsLine }
    guard let said = answer.first else { return true }
    let isAmount = said.kind == .number && (said.number ?? 0) > 0 && said.text.utf8.count < 4
    return !isAmount && !answer.contains { affirming.contains($0.text) }
  }

  /// What the field of an answer is about, where that is not smoking: "Smokeless: former user".
  static func label(before index: Int, from sentence: Range<Int>, _ tokens: [Token]) -> String? {
    guard let colon = tokens[sentence.lowerBound..<index].last(where: { $0.text == ":" }),
      let place = tokens[sentence.lowerBound..<index].lastIndex(of: colon), index - place <= 5
    else { return nil }
    let words = tokens[max(sentence.lowerBound, place - 4)..<place].map(\.text)
    return words.lazy.compactMap { labels[$0] }.first
  }

  private static let labels = [
    "vaping": "vaping", "vape": "vaping", "vapes": "vaping", "e": "vaping",
    "smokeless": "oral nicotine",
    "snuff": "oral nicotine", "chewing": "oral nicotine", "chew": "oral nicotine",
    "alcohol": "other", "drug": "other", "drugs": "other", "marijuana": "other",
    "cannabis": "other",
  ]

  /// "Smokes", "vapes": told of the day of the note, by the verb.
  static func isToldAsNow(_ words: Range<Int>, in note: MarkedNote) -> Bool {
    let first = note.firstToken(from: words.lowerBound)
    return note.tokens[first...].prefix { $0.range.lowerBound < words.upperBound }
      .contains { ["smokes", "vapes", "chews", "dips"].contains($0.text) }
  }

  /// "Quit cigarettes, now vapes": told by its verb, and no further product that was given up.
  static func isGoingOn(_ words: Range<Int>, _ tokens: [Token]) -> Bool {
    ["vapes", "dips", "chews"].contains(tokens[words.lowerBound].text)
      || tokens[max(0, words.lowerBound - 2)..<words.lowerBound].contains {
        ["now", "currently", "uses", "using", "still", "switched"].contains($0.text)
      }
  }

  /// "30 pk-yr", "Types: cigarettes", "1 ppd": how much and of what, without a verb.
  static func isAmount(_ words: Range<Int>, _ tokens: [Token]) -> Bool {
    ["cig", "pk", "ppd", "pack"].contains { tokens[words.lowerBound].text.hasPrefix($0) }
  }

  /// "Cigars stopped 7/5".
  static func isGivenUp(behind index: Int, _ tokens: [Token]) -> Bool {
    tokens[index...].prefix(2).contains { ["stopped", "quit", "discontinued"].contains($0.text) }
  }

  /// "Was a 1 ppd smoker at surgery".
  static func isPastTense(before index: Int, _ tokens: [Token]) -> Bool {
    let words = tokens[max(0, index - 4)..<index].map(\.text)
    return zip(words, words.dropFirst()).contains { $0 == "was" && $1 == "a" }
  }

  private static let kinds: Set<String> = ["use", "status", "history", "habits", "products"]
  private static let affirming: Set<String> = [
    "yes", "y", "current", "currently", "positive", "active", "daily", "every", "some", "+",
    "advised",
  ]
}
