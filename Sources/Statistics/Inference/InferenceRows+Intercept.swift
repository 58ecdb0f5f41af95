import Foundation

extension InferenceRows {
  /// η of each row, with its offset.
  func logOdds(at theta: [Double]) -> [Double] {
    var eta = offsets
    theta.withUnsafeBufferPointer { buffer in
      guard let theta = buffer.baseAddress else { return }
      forEachRow { row, entries in eta[row] += entries.dot(theta) }
    }
    return eta
  }

  /// The constant that, added to log-odds, makes the mean probability the observed rate, and the
  /// log-likelihood there.
  func matchingIntercept(_ logOdds: [Double]) -> (intercept: Double, logLikelihood: Double) {
    var intercept = 0.0
    // One dimension and convex: Newton's method with its step held to 2 log-odds.
    for _ in 0..<200 {
      var (expected, information) = (0.0, 0.0)
      for (row, eta) in logOdds.enumerated() {
        let p = expit(eta + intercept)
        expected += weights[row] * p
        information += weights[row] * p * expit(-eta - intercept)
      }
      let step = max(-2, min(2, (eventWeight - expected) / information))
      intercept += step
      if abs(step) < 1e-13 * (1 + abs(intercept)) { break }
    }
    return (intercept, logLikelihood(ofLogOdds: logOdds.map { $0 + intercept }))
  }

  func logLikelihood(at theta: [Double]) -> Double {
    logLikelihood(ofLogOdds: logOdds(at: theta))
  }

  private func logLikelihood(ofLogOdds logOdds: [Double]) -> Double {
    logOdds.indices.reduce(0) { sum, row in
      let towards = outcomes[row] == 1 ? logOdds[row] : -logOdds[row]
      return sum - weights[row] * (max(-towards, 0) + log1p(exp(-abs(towards))))
    }
  }
}
