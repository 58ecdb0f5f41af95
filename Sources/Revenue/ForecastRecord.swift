public import Claims
public import Statistics

/// Past promises beside the cash that came: how often an interval held it, and whether the cases worked
/// brought what was expected of them.
///
/// A month whose decisions are not all in is not mature. It is counted and in no figure: pending is
/// not lost.
public struct ForecastRecord: Sendable, Hashable {
  /// What was promised on a day, from what was known that day, and what became of it.
  public struct Promise: Sendable, Hashable {
    public let asOf: CalendarDay
    /// How many cases it is about, and what they would have brought if every one was won in full.
    public let cases: Int
    public let atStake: Money
    public let tenth: Money
    public let mean: Money
    public let ninetieth: Money
    /// P(total < cash) + ½ P(total = cash) under the promise (``RecoveryDistribution/position(of:)``);
    /// `nil` while the month is not mature.
    public let position: Double?
    /// What came of wins that were promised, by the end of the horizon or so far, take-backs deducted.
    public let cash: Money
    /// What the same cases brought by wins that nothing was promised of.
    public let unpromised: Money
    /// What each case would bring in full, in cents, by its number.
    let amounts: [Int: Double]

    public init(
      asOf: CalendarDay, about inventory: OpenInventory, distribution: RecoveryDistribution,
      cash: Money, unpromised: Money, isMature: Bool
    ) {
      self.asOf = asOf
      cases = inventory.counted
      atStake = inventory.atStake
      tenth = distribution.quantile(0.1)
      mean = distribution.mean
      ninetieth = distribution.quantile(0.9)
      position = isMature ? distribution.position(of: cash) : nil
      self.cash = cash
      self.unpromised = unpromised
      amounts = Dictionary(
        inventory.terms.map { ($0.source.id, Double($0.amount.cents)) }, uniquingKeysWith: { $1 })
    }
  }

  /// How often intervals of a level held the cash.
  public struct Coverage: Sendable, Hashable {
    public let level: Double
    public let held: Int
    public let months: Int
    /// How many months without a shared case tell as much (``ForecastRecord/effectiveMonths``).
    public let effectiveMonths: Double
    /// Wilson's 95 % interval of the share held, of so many effective months.
    public let interval: ConfidenceInterval

    public var share: Double { Double(held) / Double(months) }

    /// Whether the level that was promised lies in the interval.
    public var isWithinSamplingError: Bool { interval.contains(level) }
  }

  /// By day.
  public let promises: [Promise]

  public init(_ promises: [Promise]) {
    self.promises = promises.sorted { $0.asOf < $1.asOf }
  }

  public var mature: [Promise] { promises.filter { $0.position != nil } }
  public var immatureCount: Int { promises.count - mature.count }

  /// How many months without a shared case the m mature ones are worth:
  ///
  ///     m² / Σᵢⱼ ρᵢⱼ,   ρᵢⱼ = Σ_(k in both) aᵢₖ aⱼₖ / √(Σₖ aᵢₖ² · Σₖ aⱼₖ²)
  ///
  /// A case that is pending at two months' ends has one outcome. With a the amounts, ρ is the correlation
  /// of two totals whose cases are equally uncertain for their dollars; whether intervals held is
  /// correlated by no more. From 1 (all months alike) to m (none shares a case).
  public var effectiveMonths: Double {
    let months = mature.map(\.amounts)
    guard !months.isEmpty else { return 0 }
    var correlations = Double(months.count)
    for first in months.indices {
      for second in months.indices where second > first {
        correlations += 2 * Self.correlation(months[first], months[second])
      }
    }
    return Double(months.count * months.count) / correlations
  }

  private static func correlation(_ one: [Int: Double], _ other: [Int: Double]) -> Double {
    // In the order of the numbers, so that every run adds up alike.
    let product = { (left: [Int: Double], right: [Int: Double]) in
      left.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * (right[$1.key] ?? 0) }
    }
    let scale = (product(one, one) * product(other, other)).squareRoot()
    return scale > 0 ? product(one, other) / scale : 0
  }

  /// - Parameter level: The nominal coverage, in 0...1: 0.8 is the interval from P10 to P90.
  /// - Returns: `nil` without a mature month.
  public func coverage(level: Double) -> Coverage? {
    precondition((0...1).contains(level), "a coverage is in 0...1")
    let positions = mature.compactMap(\.position)
    guard !positions.isEmpty else { return nil }
    let held = positions.count { abs($0 - 0.5) <= level / 2 }
    let effective = effectiveMonths
    return Coverage(
      level: level, held: held, months: positions.count, effectiveMonths: effective,
      interval: ConfidenceInterval(
        wilsonShare: Double(held) / Double(positions.count), ofEffective: effective, level: 0.95))
  }

  /// How many mature positions fall into each fifth of 0...1: even where promises are right, heaped at
  /// both ends where intervals are too narrow.
  public var positionsByFifth: [Int] {
    var fifths = [Int](repeating: 0, count: 5)
    for position in mature.compactMap(\.position) { fifths[min(4, Int(position * 5))] += 1 }
    return fifths
  }

  /// Σ promised means / Σ cash over mature months: above 1 where the cases chosen to be worked were
  /// those whose estimates were too high (the winner's curse); `nil` without cash.
  ///
  /// Source: Smith and Winkler (2006), Management Science 52:311–322.
  public var predictedOverRealised: Double? {
    let cash = mature.reduce(Money.zero) { $0 + $1.cash }
    guard cash > .zero else { return nil }
    let mean = mature.reduce(Money.zero) { $0 + $1.mean }
    return Double(mean.cents) / Double(cash.cents)
  }
}
