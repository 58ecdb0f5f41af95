public import Claims

extension QueueDesk {
  /// The longest reason of a word on a rank, in characters.
  public static let longestReason = 400

  /// Keeps a person's word on a denial's rank, and has the list made with it when it returns.
  ///
  /// - Returns: What a person should know of it at once; `nil` where nothing stands against it.
  /// - Throws: ``QueueRefusal``, as ``Workspace/override(_:at:)``.
  public func override(_ word: RankOverride, at moment: String) throws -> String? {
    guard list[word.denial] != nil else { throw QueueRefusal.noSuchDenial(word.denial) }
    guard word.reason.contains(where: { !$0.isWhitespace }) else { throw QueueRefusal.emptyReason }
    guard word.reason.count <= Self.longestReason else {
      throw QueueRefusal.longReason(limit: Self.longestReason)
    }
    let objection = try workspace.override(word, at: moment)
    try refresh(on: word.day, at: moment)
    return objection
  }
}
