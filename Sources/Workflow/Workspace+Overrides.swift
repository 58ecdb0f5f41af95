public import Claims
import Scoring
import Store
import Worklists

extension Workspace {
  /// Keeps a person's word on a denial's rank, with who said it, from when and why.
  ///
  /// - Throws: ``WorkflowError/noSuchDenial(_:)`` for a denial not known on the word's day.
  ///
  /// - Returns: What a person should know of it at once; `nil` where nothing stands against it.
  public func override(_ word: RankOverride, at moment: String) throws -> String? {
    let stored = try inventory(asOf: word.day).first { $0.id == word.denial }
    guard let stored else { throw WorkflowError.noSuchDenial(word.denial) }
    try store.save(word, at: moment)
    return word.verdict == .first ? try objection(to: stored, on: word.day) : nil
  }

  /// Why a denial put first stays where it is, in the words of the day's list.
  private func objection(to stored: StoredDenial, on day: CalendarDay) throws -> String? {
    let alone = ScoredDenials(
      asOf: day, population: Population(of: stored.denial), inForce: nil, inventory: [stored],
      scores: [:])
    let list = Worklist(
      ranking: try candidates(alone, planner(for: alone)), on: day, staff: Staff(minutes: 0),
      overrides: try overrides(on: day))
    guard let place = list.place(of: stored.id), place.part != "selected" else { return nil }
    let stays = place.part == "expired" ? "It stays expired" : "It stays where it is"
    let reason = place.line.reasons.first { $0.isFinal }
    return stays + (reason.map { ": \($0)." } ?? ", \(place.part).")
  }
}
