import Foundation

/// The random-intercept model behind ``GroupCalibration``: offsets given, one normal effect each.
struct PooledDeviations {
  let logOdds: [Double]
  let outcomes: [Bool]
  let clusters: Clusters

  init(_ logOdds: [Double], _ outcomes: [Bool], _ clusters: Clusters) {
    self.logOdds = logOdds
    self.outcomes = outcomes
    self.clusters = clusters
  }

  /// The joint mode of μ and b at a given τ.
  struct Mode {
    let spread: Double
    var overall = 0.0
    var deviations: [Double]
    /// Σ p(1 − p) of each group's rows.
    var information: [Double]
    var logLikelihood = 0.0

    /// The weight 1/(1 + τ²H) that the common deviation has in a group.
    func pooling(_ group: Int) -> Double { 1 / (1 + spread * spread * information[group]) }

    /// Σ H/(1 + τ²H), the information on μ with b integrated out.
    var overallInformation: Double {
      information.indices.reduce(0) { $0 + information[$1] * pooling($1) }
    }

    /// Of μ + b: τ²/(1 + τ²H) of its own, and its share of the variance of μ.
    func standardError(_ group: Int) -> Double {
      let own = spread * spread * pooling(group)
      return (own + pooling(group) * pooling(group) / overallInformation).squareRoot()
    }

    /// Laplace's approximation to the log of the restricted likelihood, but for a constant.
    var restrictedLikelihood: Double {
      let prior =
        spread > 0 ? deviations.reduce(0) { $0 + $1 * $1 } / (2 * spread * spread) : 0
      let determinant = information.indices.reduce(0) { $0 - log(pooling($1)) }
      return logLikelihood - prior - determinant / 2 - log(overallInformation) / 2
    }
  }

  /// The mode at the best τ in 0...3, found to 10⁻⁴.
  func bestMode() -> Mode {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (0.0, 3.0)
    var best = mode(spread: 0)
    var left = mode(spread: high - ratio * (high - low))
    var right = mode(spread: low + ratio * (high - low))
    while high - low > 1e-4 {
      if left.restrictedLikelihood >= right.restrictedLikelihood {
        (high, right) = (right.spread, left)
        left = mode(spread: high - ratio * (high - low))
      } else {
        (low, left) = (left.spread, right)
        right = mode(spread: low + ratio * (high - low))
      }
    }
    for candidate in [left, right]
    where candidate.restrictedLikelihood > best.restrictedLikelihood {
      best = candidate
    }
    return best
  }

  /// Newton's method, each group's b eliminated from the step of μ; steps are cut to 1.
  func mode(spread: Double) -> Mode {
    var mode = Mode(
      spread: spread, deviations: [Double](repeating: 0, count: clusters.count),
      information: [Double](repeating: 0, count: clusters.count))
    let variance = spread * spread
    for _ in 0..<100 {
      let score = update(&mode)
      // b's own step at fixed μ, τ²(U − b/τ²)/(1 + τ²H), written so that τ = 0 needs no exception.
      let own = score.indices.map {
        (variance * score[$0] - mode.deviations[$0]) * mode.pooling($0)
      }
      let drive = score.indices.reduce(0) {
        $0 + score[$1] - mode.information[$1] * own[$1]
      }
      let step = max(-1, min(1, drive / mode.overallInformation))
      mode.overall += step
      var largest = abs(step)
      for group in score.indices {
        let shift =
          own[group] - variance * mode.information[group] * mode.pooling(group) * step
        let cut = max(-1, min(1, shift))
        mode.deviations[group] += cut
        largest = max(largest, abs(cut))
      }
      guard largest > 1e-11 else { break }
    }
    _ = update(&mode)
    return mode
  }

  /// Information and log-likelihood at the mode's μ and b.
  ///
  /// - Returns: Σ (y − p) of each group's rows.
  private func update(_ mode: inout Mode) -> [Double] {
    var score = [Double](repeating: 0, count: clusters.count)
    for group in mode.information.indices { mode.information[group] = 0 }
    mode.logLikelihood = 0
    for (row, group) in clusters.clusterOfRow.enumerated() {
      let shifted = logOdds[row] + mode.overall + mode.deviations[group]
      let p = expit(shifted)
      score[group] += (outcomes[row] ? 1 : 0) - p
      mode.information[group] += p * (1 - p)
      // log P(y) = −log(1 + e^∓η).
      let loss = outcomes[row] ? -shifted : shifted
      mode.logLikelihood -= max(loss, 0) + log1p(exp(-abs(loss)))
    }
    return score
  }
}
