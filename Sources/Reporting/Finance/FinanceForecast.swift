public import Claims
public import Revenue
public import Scoring
public import Worklists

/// What finance asks of the inventory on a day: what will come, how sure that is, and what will not.
///
/// Its sums are of surgery that was performed; ``beforeSurgery`` has the rest.
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

  public let asOf: CalendarDay
  public let lines: [Line]
  public let inventory: OpenInventory
  public let draws: DrawnRecoveries
  /// In none of the sums.
  public let beforeSurgery: BeforeSurgery
  public let shock: PayerShock
  public let fraction: Estimate<Double>
  /// The list it plans with: what is conditional and what is lost stands there.
  public let worklist: Worklist
  /// Those of the draws' periods; empty where no model has learned when decisions come.
  public let months: [ExpectedCash.Month]
  /// Why there are none, as a sentence; `nil` where there are, or where nobody has said.
  public let timeGap: String?
  /// From the decision to the payment.
  public let lag: PaymentLag
  public let seed: UInt64

  public init(
    asOf: CalendarDay, lines: [Line], inventory: OpenInventory, draws: DrawnRecoveries,
    beforeSurgery: BeforeSurgery, shock: PayerShock, fraction: Estimate<Double>,
    worklist: Worklist, months: [ExpectedCash.Month], timeGap: String?, lag: PaymentLag,
    seed: UInt64
  ) {
    self.asOf = asOf
    self.lines = lines
    self.inventory = inventory
    self.draws = draws
    self.beforeSurgery = beforeSurgery
    self.shock = shock
    self.fraction = fraction
    self.worklist = worklist
    self.months = months
    self.timeGap = timeGap
    self.lag = lag
    self.seed = seed
  }

  /// How many denials the sums are over.
  public var countedCount: Int { counted.count }

  /// Those in the sums.
  var counted: [Line] { lines.filter { inventory.apart[$0.id] == nil } }

  var whole: RecoveryDistribution { draws.whole }

  /// Of everything the plan still has to do.
  var cost: Money { counted.reduce(.zero) { $0 + $1.cost } }

  var expectedNet: Money { whole.mean - cost }

  /// Of what comes in the first so many months, or of all that comes; as long to draw as the rest.
  func sources(within months: Int? = nil) -> VarianceSources {
    VarianceSources(
      of: inventory, shock: shock.deviation, shockError: shock.logError, seed: seed, within: months)
  }
}

extension FinanceForecast {
  /// This month and the next three.
  public static let nearMonths = 4

  /// By what the forecast is divided.
  enum Grouping: String, CaseIterable {
    case part, payer, reason, age

    func name(of line: Line, asOf: CalendarDay) -> String {
      switch self {
      case .part: line.part.rawValue
      case .payer: line.denial.payer.name
      case .reason: line.denial.reading.category.words
      case .age: Age(days: Self.days(line, asOf)).words
      }
    }

    /// Where the line's group stands among the others; those with equal places stand by name.
    func place(of line: Line, asOf: CalendarDay) -> Int {
      self == .age ? Age(days: Self.days(line, asOf)).rawValue : 0
    }

    private static func days(_ line: Line, _ asOf: CalendarDay) -> Int {
      asOf.days(since: line.denial.knownDay)
    }
  }

  /// Days since a denial was known, the youngest first.
  enum Age: Int, CaseIterable {
    case month, twoMonths, threeMonths, halfYear, longer

    init(days: Int) {
      self =
        switch days {
        case ...30: .month
        case ...60: .twoMonths
        case ...90: .threeMonths
        case ...180: .halfYear
        default: .longer
        }
    }

    var words: String {
      switch self {
      case .month: "0-30"
      case .twoMonths: "31-60"
      case .threeMonths: "61-90"
      case .halfYear: "91-180"
      case .longer: "more than 180"
      }
    }
  }

  /// The groups that a line's draws are summed in.
  public static func groups(of line: Line, asOf: CalendarDay) -> [DrawnRecoveries.Group] {
    Grouping.allCases.map { .init($0.rawValue, $0.name(of: line, asOf: asOf)) }
  }
}
