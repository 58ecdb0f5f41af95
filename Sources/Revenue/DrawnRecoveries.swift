public import Claims
import Statistics

/// The draws of an inventory, summed by group and by period while they are drawn: draw by draw the
/// parts add up to the whole, though their quantiles do not.
///
/// No case keeps its draws, only its mean: memory is 80 kB for each group, period and payer at ten
/// thousand draws, however many cases there are.
public struct DrawnRecoveries: Sendable {
  /// A part of the inventory, such as one payer's; of one dimension each case has one part.
  public struct Group: Sendable, Hashable {
    public let dimension: String
    public let name: String

    public init(_ dimension: String, _ name: String) {
      self.dimension = dimension
      self.name = name
    }
  }

  public let whole: RecoveryDistribution
  private let groups: [Group: RecoveryDistribution]
  private let means: [Int: Double]
  private let timed: PeriodTotals

  /// - Parameters:
  ///   - inventory: The cases; in which period each comes is drawn by its
  ///     ``RecoverableCase/timing``, from numbers of its own, so that no total depends on it.
  ///   - shock: τ, as of ``RecoveryDistribution/init(of:shock:shockError:drawCount:seed:)``.
  ///   - shockError: The standard error of log τ.
  ///   - drawCount: How many totals are drawn.
  ///   - seed: Equal seeds give equal draws.
  ///   - groups: The groups of a case, by its number.
  public init(
    of inventory: OpenInventory, shock: Double, shockError: Double = 0,
    drawCount: Int = RecoveryDistribution.leastDraws, seed: UInt64,
    groups: [Int: [Group]] = [:]
  ) {
    precondition(shock >= 0 && drawCount > 0, "τ must be at least 0, draws positive")
    let root = RandomSource(seed: seed)
    let shared = SharedDraws(
      inventory.terms, shock: shock, shockError: shockError, drawCount: drawCount, root: root)
    let none = [Double](repeating: 0, count: drawCount)
    var (whole, sums, means) = (none, [Group: [Double]](), [Int: Double]())
    var timed = PeriodTotals(inventory.terms, drawCount: drawCount)
    for term in inventory.terms {
      let drawn = shared.recoveries(of: term, drawCount: drawCount, root: root)
      whole.add(drawn)
      for group in groups[term.source.id] ?? [] { sums[group, default: none].add(drawn) }
      means[term.source.id] = drawn.reduce(0, +) / Double(drawCount)
      timed.add(drawn, of: term.source, root: root)
    }
    self.whole = RecoveryDistribution(totals: whole)
    self.groups = sums.mapValues { RecoveryDistribution(totals: $0) }
    self.means = means
    self.timed = timed
  }

  /// The total of a group; one without cases brings nothing.
  public func distribution(of group: Group) -> RecoveryDistribution {
    groups[group] ?? RecoveryDistribution(totals: [Double](repeating: 0, count: whole.drawCount))
  }

  /// What a case brings on average, in cents; `nil` for one that is in no sum.
  public func meanCents(of id: Int) -> Double? { means[id] }

  // MARK: - When

  /// How many periods the cases' timing reaches; 0 where none is known.
  public var periodCount: Int { timed.periods.count }

  /// What comes in a period.
  public func distribution(inPeriod period: Int) -> RecoveryDistribution {
    RecoveryDistribution(totals: timed.periods[period])
  }

  /// What comes from the first period to the end of this one.
  public func distribution(byEndOf period: Int) -> RecoveryDistribution {
    var totals = timed.periods[0]
    for next in timed.periods[..<(period + 1)].dropFirst() { totals.add(next) }
    return RecoveryDistribution(totals: totals)
  }

  /// What comes at a time that is not known; `nil` where every case's is.
  public var untimed: RecoveryDistribution? {
    timed.hasUntimed ? RecoveryDistribution(totals: timed.untimed) : nil
  }

  /// The mean of the whole, divided among the periods by their expected sums (Σ a case's mean × its
  /// share of the period), with what comes at an unknown time last; they add up to it to the cent.
  public var meanByPeriod: [Money] {
    let weights = timed.expected + [timed.expectedUntimed]
    return weights.contains { $0 > 0 }
      ? whole.mean.divided(by: weights) : weights.map { _ in .zero }
  }
}
