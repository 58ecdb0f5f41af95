/// A day right behind a treatment's name.
extension CourseReader {
  /// "Started PT 3/2", "completed PT 5/1": without a year only a verb before the name shows that the
  /// numbers are a day.
  func dateBehindName(_ window: TreatmentWindow) -> StatedSpan? {
    let verbs = note.tokens[window.before.suffix(2)].map(\.text)
    guard let first = window.near.first,
      verbs.contains(where: { Self.began.contains($0) || Self.ended.contains($0) }),
      let found = note.dates.date(at: first, before: window.near.upperBound, isJoined: true),
      found.date.day != nil,
      !note.tokens[found.tokens.upperBound..<min(found.tokens.upperBound + 3, note.tokens.count)]
        .contains(where: { ["visits", "sessions", "treatments", "weeks"].contains($0.text) })
    else { return nil }
    return StatedSpan(tokens: found.tokens, date: found.date, form: .date)
  }

  /// Whether the verb before the name begins it.
  func isBegun(_ window: TreatmentWindow) -> Bool {
    note.tokens[window.before.suffix(2)].contains { Self.began.contains($0.text) }
  }

  private static let began: Set<String> = ["started", "began", "initiated", "restarted", "begun"]
  private static let ended: Set<String> = [
    "completed", "finished", "stopped", "discontinued", "ended", "from", "quit", "concluded",
  ]
}
