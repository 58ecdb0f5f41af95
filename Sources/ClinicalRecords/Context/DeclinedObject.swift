/// What a verb of refusing names: "completed PT, and declined ESI".
enum DeclinedObject {
  /// Whether a verb behind a comma, "and" or a subject of its own refuses what it names behind it, and
  /// nothing told before it.
  static func isBehind(_ verb: Range<Int>, in tokens: [Token], before end: Int) -> Bool {
    guard verb.lowerBound > 0, verb.upperBound < end,
      subjects.contains(tokens[verb.lowerBound - 1].text)
    else { return false }
    let next = tokens[verb.upperBound]
    return next.kind != .sign && !next.startsLine && !references.contains(next.text)
  }

  private static let subjects: Set<String> = [
    ",", ";", "and", "but", "she", "he", "pt", "patient", "has", "have", "they",
  ]
  /// Behind which nothing of its own is named: "she declined at this time", "and declined it".
  private static let references: Set<String> = [
    "it", "this", "that", "these", "them", "both", "all", "either", "at", "by", "due", "because",
    "for", "in", "on", "and", "or", "but", "as", "when", "today", "again", "so", "secondary",
    "given", "with", "since", "out", "to", "until", "after", "despite",
  ]
}
