/// The words that speak of one treatment: between the treatment named before it and the next.
struct TreatmentWindow: Sendable {
  /// From the end of the treatment before, or the beginning of the clause.
  let before: Range<Int>
  /// To the next treatment, or the end of the sentence.
  let after: Range<Int>
  /// `after` up to the first wall that opens a statement of its own.
  let near: Range<Int>
}

extension TreatmentWindow {
  /// The same, with nothing from token `end` on.
  func ending(at end: Int) -> TreatmentWindow {
    TreatmentWindow(
      before: before, after: after.lowerBound..<max(after.lowerBound, min(after.upperBound, end)),
      near: near.lowerBound..<max(near.lowerBound, min(near.upperBound, end)))
  }
}

extension MarkedNote {
  func treatmentWindow(of range: Range<Int>) -> TreatmentWindow {
    guard let index = sentence(at: range.lowerBound) else {
      let none = range.upperBound..<range.upperBound
      return TreatmentWindow(before: range.lowerBound..<range.lowerBound, after: none, near: none)
    }
    let whole = sentences[index].tokens
    let names = treatments[index]
    let previous = names.last { $0.upperBound <= range.lowerBound }?.upperBound
    let named = names.first { $0.lowerBound >= range.upperBound }?.lowerBound ?? whole.upperBound
    let next = unnamedMedicine(behind: range.upperBound, before: named) ?? named
    let clause = clause(around: range.lowerBound, in: index)
    let start = max(previous ?? whole.lowerBound, startOfTelling(clause, in: index))
    return TreatmentWindow(
      before: min(start, range.lowerBound)..<range.lowerBound,
      after: range.upperBound..<max(range.upperBound, next),
      near: range.upperBound..<max(range.upperBound, min(next, near(after: range, in: index))))
  }

  /// ", gaba 300 TID x 3 mo": a word with a dose behind a comma is a medicine, whatever it is called.
  private func unnamedMedicine(behind start: Int, before end: Int) -> Int? {
    (start..<max(start, end - 3)).first { index in
      [",", ";", "and", "."].contains(tokens[index].text) && tokens[index + 1].kind == .word
        && tokens[index + 2].kind == .number && index + 3 < end
        && Self.doses.contains(tokens[index + 3].text)
    }.map { $0 + 1 }
  }

  private static let doses: Set<String> = [
    "mg", "mcg", "tid", "bid", "qd", "qhs", "prn", "qid", "daily", "nightly", "po", "q",
  ]

  /// The end of what is said of the treatment itself: "did PT last year, completed 12 visits" goes
  /// on, "PT, reports pain for 6 months" does not.
  private func near(after range: Range<Int>, in index: Int) -> Int {
    for scope in scopes[index] where scope.cue == .ends {
      let wall = scope.cueTokens
      guard wall.lowerBound >= range.upperBound else { continue }
      let next = wall.upperBound
      guard next < tokens.count else { return wall.lowerBound }
      if goesOn(at: next) { continue }
      // "Since January" dates a course, though "since" also opens a reason.
      if ["since", "until", "which"].contains(tokens[wall.lowerBound].text) { continue }
      return wall.lowerBound
    }
    return sentences[index].tokens.upperBound
  }

  /// "did PT, completed 12 visits", "PT was prescribed; she attended 10 sessions".
  private func goesOn(at index: Int) -> Bool {
    if tokens[index].number != nil { return true }
    let following = tokens[index..<min(index + 3, tokens.count)]
    guard let verb = following.first(where: { !Self.pronouns.contains($0.text) }) else {
      return false
    }
    return Self.goesOn.contains(verb.text)
  }

  private static let pronouns: Set<String> = [
    "she", "he", "and", "the", "patient", "pt", "has", "which",
  ]
  private static let goesOn: Set<String> = [
    "completed", "finished", "attended", "last", "ongoing", "received", "started", "now", "had",
  ]
}
