public import Claims
import Worklists
import Store

extension Workspace {
  /// Keeps a person's word on a denial's rank, with who said it, from when and why.
  ///
  /// - Throws: ``WorkflowError/noSuchDenial(_:)`` for a denial not known on the word's day.
  ///
  /// - Returns: What a person should know of it at once; `nil` where nothing stands against it.
  public func override(_ word: RankOverride, at moment: String) throws -> String? {
    let stored = try inventory(asOf: word.day).first { $0.id == word.denial }
    guard let denial = stored?.denial else { throw WorkflowError.noSuchDenial(word.denial) }
    try store.save(word, at: moment)
    guard word.verdict == .first else { return nil }
    return try objection(to: denial, on: word.day)
  }

  /// Why a denial put first stays where it is.
  private func objection(to denial: Denial, on day: CalendarDay) throws -> String? {
    let reading = denial.reading
    if ![.open, .upheld].contains(denial.status) {
      return
        "It is \(denial.status.rawValue): nothing is to be filed now, and it stays where it is."
    }
    if !reading.isAppealable || reading.route == .none {
      return
        "It can't be appealed (\(reading.name); route: \(reading.route.rawValue)): it stays there."
    }
    let deadline = try deadlineTable(on: day)
      .deadline(for: denial, profile: profiles()[denial.payer.key])
    guard denial.status == .open, deadline.isExpired(on: day) else { return nil }
    return "Its time to file ended on \(deadline.limit) (rule \(deadline.rule)): it stays expired."
  }
}
