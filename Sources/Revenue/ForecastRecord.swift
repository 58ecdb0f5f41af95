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
    /// What came by the end of the horizon, or so far, take-backs deducted.
    public let cash: Money

    public init(
      asOf: CalendarDay, about inventory: OpenInventory, distribution: RecoveryDistribution,
      cash: Money, isMature: Bool
    ) {
      self.asOf = asOf
      cases = inventory.counted
      atStake = inventory.atStake
      tenth = distribution.quantile(0.1)
      mean = distribution.mean
      ninetieth = distribution.quantile(0.9)
      position = isMature ? distribution.position(of: cash) : nil
      self.cash = cash
    }
  }

  /// How often intervals of a level held the cash.
  public struct Coverage: Sendable, Hashable {
    public let level: Double
    public let held: Int
    public let months: Int
    /// Wilson's 95 % interval of the share held. Promises of successive months share cases, so that it
    /// is too narrow rather than too wide.
    public let interval: ConfidenceInterval
  }

  /// By day.
  public let promises: [Promise]

  public init(_ promises: [Promise]) {
    self.promises = promises.sorted { $0.asOf < $1.asOf }
  }

  public var mature: [Promise] { promises.filter { $0.position != nil } }
  public var immatureCount: Int { promises.count - mature.count }

  /// - Parameter level: The nominal coverage, in 0...1: 0.8 is the interval from P10 to P90.
  /// - Returns: `nil` without a mature month.
  public func coverage(level: Double) -> Coverage? {
    precondition((0...1).contains(level), "a coverage is in 0...1")
    let positions = mature.compactMap(\.position)
    guard !positions.isEmpty else { return nil }
    let held = positions.count { abs($0 - 0.5) <= level / 2 }
    return Coverage(
      level: level, held: held, months: positions.count,
      interval: ConfidenceInterval(wilson: held, of: positions.count, level: 0.95))
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
