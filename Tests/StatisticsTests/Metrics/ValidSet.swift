import Foundation
import Statistics
import Testing

/// `valid.csv` and its references: `ref_metrics.json` and figures printed by scikit-learn and R.
struct ValidSet {
  let scored: ScoredOutcomes
  let amounts: [Double]
  /// A worse model of the same rows: 0.7 p + 0.3 u, u = (7919 row mod 1000)/1000, rows from 0.
  let worse: ScoredOutcomes
  /// Three consecutive rows to a cluster.
  let triples = Clusters((0..<800).map { $0 / 3 })

  private let references: [String: Any]

  init() throws {
    let columns = try Golden.columns("valid.csv")
    let probabilities = try #require(columns["p"]).map { try #require(Double($0)) }
    let outcomes = try #require(columns["y"]).map { $0 == "1" }
    scored = try ScoredOutcomes(probabilities: probabilities, outcomes: outcomes)
    amounts = try #require(columns["amount"]).map { try #require(Double($0)) }
    worse = try ScoredOutcomes(
      probabilities: probabilities.enumerated().map { row, p in
        0.7 * p + 0.3 * Double(row * 7919 % 1000) / 1000
      }, outcomes: outcomes)
    references = try #require(
      JSONSerialization.jsonObject(with: Golden.data("ref_metrics.json")) as? [String: Any])
  }

  /// A reference by its path, such as `dollars_at_K/fifo/50`.
  func reference(_ path: String) throws -> Double {
    try #require(value(path) as? Double)
  }

  func references(_ path: String) throws -> [Double] {
    try #require(value(path) as? [Double])
  }

  /// The names below a path, sorted.
  func names(_ path: String) throws -> [String] {
    try #require(value(path) as? [String: Any]).keys.sorted()
  }

  private func value(_ path: String) -> Any? {
    path.split(separator: "/").reduce(references as Any?) { branch, name in
      (branch as? [String: Any])?[String(name)]
    }
  }
}

/// Simulated predictions that are right, or off by a known distortion of their log-odds.
func simulatedOutcomes(
  _ count: Int, seed: UInt64, spread: Double = 1, truth: (Double) -> Double = { $0 }
) throws -> ScoredOutcomes {
  var random = RandomSource(seed: seed)
  let logOdds = (0..<count).map { _ in random.normal(standardDeviation: spread) }
  return try ScoredOutcomes(
    probabilities: logOdds.map(expit), outcomes: logOdds.map { random.bernoulli(expit(truth($0))) })
}

/// The same rows in another order.
func shuffled(_ count: Int, seed: UInt64) -> [Int] {
  var random = RandomSource(seed: seed)
  return (0..<count).shuffled(using: &random)
}

extension ScoredOutcomes {
  func rows(_ positions: [Int]) throws -> ScoredOutcomes {
    try ScoredOutcomes(
      probabilities: positions.map { probabilities[$0] }, outcomes: positions.map { outcomes[$0] })
  }
}
