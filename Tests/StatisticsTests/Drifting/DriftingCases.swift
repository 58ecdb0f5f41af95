import Foundation
import Statistics

/// Simulated cases whose payers' effects drift by a known law, and where they will stand next.
struct DriftingCases {
  static let (periodCount, payers, spread, rho) = (6, 10, 0.8, 0.8)

  var factors: [FactorColumn]
  var periods: [Int]
  var outcomes: [Bool]
  /// The true effect of each payer in the period after the last.
  var nextEffects: [Double]
  let mean = -0.3

  init(seed: UInt64, rows: Int, rho: Double = rho) {
    var source = RandomSource(seed: seed)
    var paths: [[Double]] = []
    for _ in 0..<Self.payers {
      var path = [source.normal(standardDeviation: Self.spread)]
      for _ in 0..<Self.periodCount {
        let step = source.normal(standardDeviation: Self.spread * (1 - rho * rho).squareRoot())
        path.append(rho * (path.last ?? 0) + step)
      }
      paths.append(path)
    }
    var (payer, kind): ([UInt16], [UInt16]) = ([], [])
    (periods, outcomes) = ([], [])
    for _ in 0..<rows {
      let level = Int(source.next() % UInt64(Self.payers))
      let period = Int(source.next() % UInt64(Self.periodCount))
      payer.append(UInt16(level))
      kind.append(UInt16(source.next() % 3))
      periods.append(period)
      outcomes.append(source.bernoulli(expit(mean + paths[level][period])))
    }
    factors = [
      FactorColumn("payer", levels: (0..<Self.payers).map { "p\($0)" }, codes: payer),
      FactorColumn("kind", levels: ["k0", "k1", "k2"], codes: kind),
    ]
    nextEffects = paths.map { $0[Self.periodCount] }
  }

  func rows(_ positions: [Int]) -> DriftingCases {
    var copy = self
    copy.factors = factors.map { factor in
      FactorColumn(
        factor.name, levels: factor.levels, codes: positions.map { factor.codes[$0] })
    }
    copy.periods = positions.map { periods[$0] }
    copy.outcomes = positions.map { outcomes[$0] }
    return copy
  }
}
