import Store
import Synchronization

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

extension QueueDesk {
  /// The list, and the denials whose scores may differ from those of an earlier one; `nil` where that is
  /// not kept.
  public func changes(since run: Int) throws -> (list: QueueList, denials: [Int])? {
    let (list, changes) = state.withLock { ($0.list, $0.changes) }
    if let denials = changes.denials(since: run, current: list.run) { return (list, denials) }
    // Read before the desk was opened.
    guard let before = try scores(ofList: run) else { return nil }
    let changed = list.lines.filter { before[$0.id] != KeptScore($0) }.map(\.id)
    return (list, changed + before.keys.filter { list[$0] == nil }.sorted())
  }

  /// What an earlier list said, by denial; `nil` where it is not kept.
  private func scores(ofList run: Int) throws -> [Int: KeptScore]? {
    guard let kept = try workspace.store.worklist(id: run) else { return nil }
    let scores = try kept.modelID.map {
      try workspace.store.scores(modelID: $0, asOf: kept.asOf)
    }
    let probabilities = Dictionary(
      (scores ?? []).map { ($0.denialID, $0.probability) }, uniquingKeysWith: { _, last in last })
    return Dictionary(
      kept.entries.map { ($0.denialID, KeptScore($0, probabilities[$0.denialID])) },
      uniquingKeysWith: { _, last in last })
  }
}
