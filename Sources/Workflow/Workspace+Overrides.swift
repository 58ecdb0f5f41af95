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
    let deadline = try deadlineTable(on: word.day)
      .deadline(for: denial, profile: profiles()[denial.payer.key])
    guard denial.status == .open, deadline.isExpired(on: word.day) else { return nil }
    return "Its time to file ended on \(deadline.limit) (rule \(deadline.rule)): it stays expired."
  }
}
