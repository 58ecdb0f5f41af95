/// For each row the share of the other class it is ranked above (an event) or below (a non-event),
/// ties counting half. Areas under the ROC curve and their variances are sums of placements.
struct Placements {
  let outcomes: [Bool]
  /// The placement of each row, or a difference of two models' placements.
  let values: [Double]
  /// The mean placement of events, equally of non-events.
  let area: Double

  /// - Precondition: Both classes are present.
  init(_ scored: ScoredOutcomes) {
    let ranks = midranks(scored.probabilities)
    var values = [Double](repeating: 0, count: scored.count)
    for outcome in [true, false] {
      let rows = scored.outcomes.indices.filter { scored.outcomes[$0] == outcome }
      let own = midranks(rows.map { scored.probabilities[$0] })
      let others = Double(scored.count - rows.count)
      for (row, rank) in zip(rows, own) {
        let below = (ranks[row] - rank) / others
        values[row] = outcome ? below : 1 - below
      }
    }
    self.init(outcomes: scored.outcomes, values: values)
  }

  private init(outcomes: [Bool], values: [Double]) {
    self.outcomes = outcomes
    self.values = values
    let events = zip(outcomes, values).lazy.filter(\.0).map(\.1)
    area = events.reduce(0, +) / Double(outcomes.count { $0 })
  }

  /// Row by row the placements of one model less those of another.
  static func - (one: Placements, other: Placements) -> Placements {
    Placements(outcomes: one.outcomes, values: zip(one.values, other.values).map { $0 - $1 })
  }

  /// Obuchowski's variance of the area; `nil` with fewer than two clusters of either class.
  func variance(_ clusters: Clusters) -> Double? {
    let events = sides(of: true, clusters)
    let others = sides(of: false, clusters)
    guard events.clusterCount > 1, others.clusterCount > 1 else { return nil }
    let cross = zip(events.deviations, others.deviations).reduce(0) { $0 + $1.0 * $1.1 }
    return events.variance + others.variance
      + 2 * correction(clusters.count) * cross / (events.rowCount * others.rowCount)
  }

  private struct Side {
    /// For each cluster the sum of its rows' placements less the area.
    var deviations: [Double]
    var clusterCount = 0
    var rowCount = 0.0
    var variance = 0.0
  }

  private func sides(of outcome: Bool, _ clusters: Clusters) -> Side {
    var side = Side(deviations: [Double](repeating: 0, count: clusters.count))
    var isPresent = [Bool](repeating: false, count: clusters.count)
    for (row, cluster) in clusters.clusterOfRow.enumerated() where outcomes[row] == outcome {
      side.deviations[cluster] += values[row] - area
      side.rowCount += 1
      isPresent[cluster] = true
    }
    side.clusterCount = isPresent.count { $0 }
    let squares = side.deviations.reduce(0) { $0 + $1 * $1 }
    side.variance = correction(side.clusterCount) * squares / (side.rowCount * side.rowCount)
    return side
  }

  private func correction(_ count: Int) -> Double { Double(count) / Double(count - 1) }
}
