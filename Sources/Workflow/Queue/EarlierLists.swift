/// Lists that were in force before, for who is still reading one of them page by page: every recorded
/// action makes another, and a reader that began anew each time would never end.
struct EarlierLists: Sendable {
  private static let mostLists = 20
  /// Of all of them together: a line with its denial takes kilobytes.
  private static let mostLines = 100_000

  /// Oldest first.
  private var lists: [QueueList] = []

  mutating func keep(_ list: QueueList) {
    lists.append(list)
    while lists.count > Self.mostLists
      || lists.reduce(0, { $0 + $1.lines.count }) > Self.mostLines
    {
      lists.removeFirst()
    }
  }

  /// - Returns: `nil` for one that is not kept.
  subscript(run: Int) -> QueueList? { lists.first { $0.run == run } }
}
