import Foundation

/// The log loss of two forecasts of the same outcomes, claims of a case taken together.
struct PairedLoss {
  struct Pair {
    let group: String
    let isEvent: Bool
    let challenger: Double
    let champion: Double

    var losses: (challenger: Double, champion: Double) {
      let loss = { (p: Double) in -log(max(1e-15, isEvent ? p : 1 - p)) }
      return (loss(challenger), loss(champion))
    }
  }

  let challenger: Double
  let champion: Double
  let standardError: Double

  init(_ pairs: [Pair]) {
    let count = Double(pairs.count)
    challenger = pairs.reduce(0) { $0 + $1.losses.challenger } / count
    champion = pairs.reduce(0) { $0 + $1.losses.champion } / count
    let mean = challenger - champion
    var sums: [String: Double] = [:]
    for pair in pairs {
      sums[pair.group, default: 0] += pair.losses.challenger - pair.losses.champion - mean
    }
    standardError = sums.values.map { $0 * $0 }.sorted().reduce(0, +).squareRoot() / count
  }

  /// The mean difference less 1.645 standard errors is above zero.
  var isWorseBeyondChance: Bool { challenger - champion - 1.645 * standardError > 0 }
}
