/// The sum Σ aᵢ Yᵢ of values that are had or not, where the cases of a group share a shock:
///
///     P(Yᵢ = 1 | u) = expit(ηᵢ + u_g(i)),   u_g ~ N(0, τ²) independent
///
/// A payer that tightens its reviews loses many appeals at once. ``WeightedBernoulliSum`` takes the
/// cases as independent, and its interval is too narrow by as much as groups move together; at
/// τ = 0 the two agree.
///
/// τ is the spread of a random factor `group and period` in a ``PooledLogisticRegression``. The ηᵢ
/// are given u = 0, as that regression gives them for a period it has not seen.
///
/// Simulated: quantiles are order statistics of the drawn sums, equal for equal arguments.
public struct SharedShockSum: Sendable, Hashable {
  /// The drawn sums, ascending, in the unit of the values.
  private let draws: [Double]

  /// - Parameters:
  ///   - values: aᵢ.
  ///   - logOdds: ηᵢ.
  ///   - groups: The group of each case.
  ///   - deviation: τ ≥ 0, in log-odds.
  ///   - drawCount: How many sums are drawn; with 4,000 a 5 % quantile is that of 4.4–5.6 %.
  ///   - seed: Equal seeds give equal sums.
  /// - Precondition: As many log-odds and groups as values; at least one draw.
  /// - Complexity: O(n · drawCount).
  public init<Group: Hashable>(
    values: [Double], logOdds: [Double], groups: [Group], deviation: Double,
    drawCount: Int = 4000, seed: UInt64
  ) {
    precondition(
      values.count == logOdds.count && values.count == groups.count,
      "log-odds and a group are needed for each value")
    precondition(deviation >= 0 && drawCount > 0, "τ must be at least 0, draws positive")
    var numbers: [Group: Int] = [:]
    let members = groups.map { group in
      let number = numbers[group] ?? numbers.count
      numbers[group] = number
      return number
    }
    var random = RandomSource(seed: seed)
    draws = (0..<drawCount).map { _ in
      let shocks = (0..<numbers.count).map { _ in random.normal() * deviation }
      return values.indices.reduce(0) { sum, index in
        let chance = expit(logOdds[index] + shocks[members[index]])
        return random.bernoulli(chance) ? sum + values[index] : sum
      }
    }.sorted()
  }

  public var mean: Double { draws.reduce(0, +) / Double(draws.count) }

  /// The order statistic at ⌈n q⌉ (type 1 of R's `quantile`), q in 0...1.
  public func quantile(_ probability: Double) -> Double {
    let place = Int((Double(draws.count) * probability).rounded(.up))
    return draws[min(draws.count - 1, max(0, place - 1))]
  }
}
