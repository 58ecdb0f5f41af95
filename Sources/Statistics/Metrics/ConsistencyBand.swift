/// Where the isotonic curve would lie if the probabilities were right.
///
/// A consistency band, not a confidence band: it surrounds the diagonal, and a curve outside it at
/// a probability speaks against calibration there, at the level for that one probability.
public struct ConsistencyBand: Sendable, Hashable, Codable {
  public struct Point: Sendable, Hashable, Codable {
    /// The predicted probability.
    public let probability: Double
    /// Quantiles (1 ± level)/2 of the isotonic curve there under calibration.
    public let lower: Double
    public let upper: Double
  }

  /// In rising order of probability.
  public let points: [Point]
  public let level: Double
  public let resamples: Int
}

extension ScoredOutcomes {
  /// The consistency band of the isotonic curve, by drawing outcomes from the probabilities.
  ///
  /// Each resample keeps the probabilities, draws yᵢ from Bernoulli(pᵢ) independently and fits
  /// the curve anew. Rows that hang together make the true band wider.
  ///
  /// Source: Bröcker and Smith (2007), Weather and Forecasting 22:651–661; with the isotonic
  /// curve Dimitriadis et al. (2021), PNAS 118(8) e2016191118.
  ///
  /// - Parameters:
  ///   - level: The pointwise coverage under calibration, in 0..<1.
  ///   - resamples: How often outcomes are drawn.
  ///   - seed: Equal seeds give equal bands.
  ///   - mostPoints: The band is given at distinct probabilities, evenly thinned to this many.
  /// - Returns: The band.
  public func consistencyBand(
    level: Double = 0.9, resamples: Int = 1_000, seed: UInt64, mostPoints: Int = 200
  ) -> ConsistencyBand {
    precondition(resamples > 0 && mostPoints > 1, "a band needs resamples and two points")
    // Rows in a fixed order, so that the band does not depend on that of the caller.
    let ties = TiedProbabilities(self)
    let shown = thinned(ties.values.count, to: mostPoints)
    var curves = [[Double]](repeating: [], count: shown.count)
    for number in 0..<resamples {
      var random = RandomSource(seed: seed).stream(UInt64(number))
      let events = zip(ties.values, ties.counts).map { probability, count in
        (0..<Int(count)).reduce(0.0) { sum, _ in sum + (random.bernoulli(probability) ? 1 : 0) }
      }
      let fitted = IsotonicRegression(sums: events, weights: ties.counts).fitted
      for (position, group) in shown.enumerated() { curves[position].append(fitted[group]) }
    }
    let points = zip(shown, curves).map { group, values in
      let sorted = values.sorted()
      return ConsistencyBand.Point(
        probability: ties.values[group], lower: quantile(ofSorted: sorted, (1 - level) / 2),
        upper: quantile(ofSorted: sorted, (1 + level) / 2))
    }
    return ConsistencyBand(points: points, level: level, resamples: resamples)
  }

  /// At most `most` of the positions 0..<count, evenly spread, the ends among them.
  private func thinned(_ count: Int, to most: Int) -> [Int] {
    guard count > most else { return Array(0..<count) }
    return (0..<most).map { $0 * (count - 1) / (most - 1) }
  }
}
