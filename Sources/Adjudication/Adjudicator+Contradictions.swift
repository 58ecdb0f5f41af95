public import Claims

extension Adjudicator {
  /// What contradicts itself in claims that have no denial to tell it: paid twice, or a reversal
  /// whose original is not on record.
  ///
  /// - Parameters:
  ///   - history: As for ``denials(of:asOf:)``.
  ///   - day: The as-of day.
  /// - Returns: One for each payer and kind.
  public func contradictions(of history: ClaimHistory, asOf day: CalendarDay) -> [Contradiction] {
    let threads = ClaimThread.threads(of: history, asOf: day)
    return threads.flatMap { thread in
      let reading = ThreadDenials(
        thread: thread, of: threads, history: history, catalogue: catalogue,
        expected: expectedAllowed, asOf: day)
      guard reading.denials().isEmpty else { return [Contradiction]() }
      return reading.generalContradictions.map { words in
        Contradiction(
          payer: thread.payer.name, claim: history.patientControlNumber, words: words)
      }
    }
  }
}
