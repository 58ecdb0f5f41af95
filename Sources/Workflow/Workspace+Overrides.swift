public import Claims
import Store

extension Workspace {
  /// Keeps a person's word on a denial's rank, with who said it, from when and why.
  ///
  /// - Throws: ``WorkflowError/noSuchDenial(_:)`` for a denial not known on the word's day.
  public func override(_ word: RankOverride, at moment: String) throws {
    guard try inventory(asOf: word.day).contains(where: { $0.id == word.denial }) else {
      throw WorkflowError.noSuchDenial(word.denial)
    }
    try store.save(word, at: moment)
  }
}
