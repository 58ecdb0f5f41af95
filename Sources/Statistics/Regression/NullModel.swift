import Foundation

/// The model with an intercept alone, beside the offsets if there are any.
struct NullModel {
  let intercept: Double
  let deviance: Double

  init(of tiles: DesignTiles) {
    let (events, total) = (tiles.eventWeight, tiles.totalWeight)
    guard tiles.offsets != nil else {
      let rate = events / total
      intercept = logit(rate)
      deviance = -2 * (events * log(rate) + (total - events) * log1p(-rate))
      return
    }
    var intercept = logit(events / total)
    // One dimension and convex: Newton's method with its step held to 2 log-odds.
    for _ in 0..<100 {
      let sums = Self.sums(tiles, intercept)
      let step = max(-2, min(2, (events - sums.expected) / sums.information))
      intercept += step
      if abs(step) < 1e-12 * (1 + abs(intercept)) { break }
    }
    self.intercept = intercept
    deviance = Self.sums(tiles, intercept).deviance
  }

  private static func sums(
    _ tiles: DesignTiles, _ intercept: Double
  ) -> (expected: Double, information: Double, deviance: Double) {
    var (expected, information, deviance) = (0.0, 0.0, 0.0)
    for row in 0..<tiles.rowCount {
      let weight = tiles.weights?[row] ?? 1
      let eta = intercept + (tiles.offsets?[row] ?? 0)
      let p = expit(eta)
      expected += weight * p
      information += weight * p * expit(-eta)
      let against = tiles.outcomes[row] == 1 ? -eta : eta
      deviance += 2 * weight * (max(against, 0) + log1p(exp(-abs(eta))))
    }
    return (expected, information, deviance)
  }
}
