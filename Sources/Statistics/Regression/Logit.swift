import Foundation

/// log(p / (1 − p)), the log-odds of a probability in 0...1; infinite at the ends.
public func logit(_ probability: Double) -> Double {
  log(probability) - log1p(-probability)
}

/// 1 / (1 + e^(−η)), the probability of log-odds, without loss of digits in either tail.
public func expit(_ logOdds: Double) -> Double {
  let u = exp(-abs(logOdds))
  return (logOdds >= 0 ? 1 : u) / (1 + u)
}

/// The probabilities exp ηₖ / Σ exp η of classes with log-odds η, without overflow.
func softmax(_ logOdds: [Double]) -> [Double] {
  let most = logOdds.max() ?? 0
  let weights = logOdds.map { exp($0 - most) }
  let sum = weights.reduce(0, +)
  return weights.map { $0 / sum }
}
