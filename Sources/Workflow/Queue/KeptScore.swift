import Scoring
import Store
import Synchronization
import Worklists

/// What a list said of a denial, to tell whether a later one says otherwise.
public struct KeptScore: Sendable, Hashable {
  public let part: String
  public let rank: Int?
  public let probability: Double?

  public init(_ line: QueueList.Line) {
    part = line.part
    rank = line.line.rank
    probability = line.score?.probability
  }

  init(_ entry: WorklistRun.Entry, _ probability: Double?) {
    part = entry.bucket
    rank = entry.rank
    self.probability = probability
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
