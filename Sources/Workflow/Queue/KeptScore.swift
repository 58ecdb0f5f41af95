import Scoring
import Store
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
  /// What an earlier list said, by denial; `nil` where it is not kept.
  public func scores(ofList run: Int) throws -> [Int: KeptScore]? {
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
