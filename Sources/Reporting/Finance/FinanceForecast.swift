public import Claims
public import Revenue
public import Scoring
public import Worklists

/// What finance asks of the inventory on a day: what will come, how sure that is, and what will not.
public struct FinanceForecast: Sendable {
  /// A denial that is in the forecast.
  public struct Line: Sendable {
    public enum Part: String, Sendable, Hashable, CaseIterable {
      case appealed = "appealed and pending"
      case planned = "to be appealed by the plan"
    }

    public let id: Int
    public let denial: Denial
    public let part: Part
    /// What the plan spends on it; zero where the appeal is filed.
    public let cost: Money

    public init(id: Int, denial: Denial, part: Part, cost: Money) {
      self.id = id
      self.denial = denial
      self.part = part
      self.cost = cost
    }
  }

  /// A past promise about the appeals that were pending then.
  public struct Past: Sendable {
    public let asOf: CalendarDay
    public let pending: Int
    public let tenth: Money
    public let mean: Money
    public let ninetieth: Money
    /// What came of them so far, take-backs deducted.
    public let cash: Money
    public let position: Double?

    public init(
      asOf: CalendarDay, pending: Int, distribution: RecoveryDistribution, cash: Money,
      isMature: Bool
    ) {
      self.asOf = asOf
      self.pending = pending
      tenth = distribution.quantile(0.1)
      mean = distribution.mean
      ninetieth = distribution.quantile(0.9)
      self.cash = cash
      position = isMature ? distribution.position(of: cash) : nil
    }
  }

  public let asOf: CalendarDay
  public let lines: [Line]
  public let inventory: OpenInventory
  public let draws: DrawnRecoveries
  public let sources: VarianceSources
  public let shock: PayerShock
  public let fraction: Estimate<Double>
  /// The list it plans with: what is conditional and what is lost stands there.
  public let worklist: Worklist
  public let cash: ExpectedCash?
  public let past: [Past]
  public let record: ForecastRecord
  public let seed: UInt64

  public init(
    asOf: CalendarDay, lines: [Line], inventory: OpenInventory, draws: DrawnRecoveries,
    sources: VarianceSources, shock: PayerShock, fraction: Estimate<Double>, worklist: Worklist,
    cash: ExpectedCash?, past: [Past], record: ForecastRecord, seed: UInt64
  ) {
    self.asOf = asOf
    self.lines = lines
    self.inventory = inventory
    self.draws = draws
    self.sources = sources
    self.shock = shock
    self.fraction = fraction
    self.worklist = worklist
    self.cash = cash
    self.past = past
    self.record = record
    self.seed = seed
  }

  /// Those in the sums.
  var counted: [Line] { lines.filter { inventory.apart[$0.id] == nil } }

  var whole: RecoveryDistribution { draws.distribution(of: counted.map(\.id)) }

  /// Of everything the plan still has to do.
  var cost: Money { counted.reduce(.zero) { $0 + $1.cost } }

  var expectedNet: Money { whole.mean - cost }
}
