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
