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
    let answer = tokens[index..<min(index + 4, tokens.count)].dropFirst().prefix { !$0.startsLine }
    guard let said = answer.first else { return true }
    let isAmount = said.kind == .number && (said.number ?? 0) > 0 && said.text.utf8.count < 4
    return !isAmount && !answer.contains { affirming.contains($0.text) }
  }

  /// "Was a 1 ppd smoker at surgery".
  static func isPastTense(before index: Int, _ tokens: [Token]) -> Bool {
    let words = tokens[max(0, index - 4)..<index].map(\.text)
    return zip(words, words.dropFirst()).contains { $0 == "was" && $1 == "a" }
  }

  private static let kinds: Set<String> = ["use", "status", "history", "habits", "products"]
  private static let affirming: Set<String> = [
    "yes", "y", "current", "currently", "positive", "active", "daily", "every", "some", "+",
  ]
}
