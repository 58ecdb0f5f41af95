/// What a chart says: every mention, the facts made of them, and what a person should settle.
public struct ChartReading: Sendable, Hashable, Codable {
  public let chart: Chart
  public let mentions: [Mention]
  public let facts: ChartFacts
  public let flags: [ReadingFlag]
}
