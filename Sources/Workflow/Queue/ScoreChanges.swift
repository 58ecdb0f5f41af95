/// In which list each denial last changed, so that whoever read any list since the desk was opened can
/// be told what differs, however many lists there were.
struct ScoreChanges: Sendable {
  /// The list the desk was opened with.
  private let opening: Int
  private var lists: [Int: Int] = [:]

  init(opening run: Int) { opening = run }

  mutating func follow(from old: QueueList, to new: QueueList) {
    for line in new.lines where old[line.id].map(KeptScore.init) != KeptScore(line) {
      lists[line.id] = new.run
    }
    for line in old.lines where new[line.id] == nil { lists[line.id] = new.run }
  }

  /// Denials that have changed since a list; `nil` for one that nobody read here.
  func denials(since run: Int, current: Int) -> [Int]? {
    guard (opening...current).contains(run) else { return nil }
    return lists.filter { $0.value > run }.keys.sorted()
  }
}
