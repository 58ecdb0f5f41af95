public import Claims

/// The chance that a denial is overturned when worked, with its interval.
public struct OverturnChance: Sendable, Hashable {
  public let probability: Double
  public let lower: Double
  public let upper: Double
  /// Few denials like it were ever worked: the figure is a guess beyond the data.
  public let isExtrapolated: Bool

  /// - Returns: `nil` unless 0 ≤ lower ≤ probability ≤ upper ≤ 1.
  public init?(probability: Double, lower: Double, upper: Double, isExtrapolated: Bool) {
    guard lower >= 0, lower <= probability, probability <= upper, upper <= 1 else { return nil }
    self.probability = probability
    self.lower = lower
    self.upper = upper
    self.isExtrapolated = isExtrapolated
  }
}

extension OverturnChance {
  /// The same, as a guess beyond the data.
  var extrapolated: OverturnChance? {
    OverturnChance(
      probability: probability, lower: lower, upper: upper, isExtrapolated: true)
  }
}

/// A denial with everything that decides whether and when to work it.
public struct Candidate: Sendable, Hashable {
  /// Business days between the latest safe start and what the work and its delivery need.
  ///
  /// Five, one working week: work planned for a week may fall on any of its days, a fax or portal
  /// may refuse, and a deadline on a weekend is not extended. A safety date five business days
  /// early is the rule of thumb for filing clocks.
  public static let bufferBusinessDays = 5

  /// The denial's number in the store.
  public let id: Int
  public private(set) var denial: Denial
  /// `nil` when no model could score it.
  public let chance: OverturnChance?
  /// The share of the recoverable amount that is paid when overturned, in 0...1.
  public let recoveredFraction: Estimate<Double>
  public let deadline: FilingDeadline
  public let effort: Effort
  /// The day by which what is filed must be out: the alarm, or the planned day of the service where
  /// that is before it, for a surgery not yet performed is argued for before its day.
  public let neededBy: CalendarDay
  /// ``neededBy`` − preparation and delivery (calendar days) − buffer (business days).
  public let latestSafeStart: CalendarDay
  /// What can be done, where that decides the denial's place; `nil` for a first step alone.
  public let plan: ActionPlan?
  /// Where the dollars of a service denied beforehand count instead; `nil` where they count here.
  public internal(set) var countedAs: CountedElsewhere?
  /// A denial that may be of the same planned service, by its number; both count.
  public internal(set) var resembles: Int?

  /// `plannedDay` is when the service is planned, while that day is still to come.
  public init(
    id: Int, denial: Denial, chance: OverturnChance?, recoveredFraction: Estimate<Double>,
    deadline: FilingDeadline, effort: Effort, holidays: Set<CalendarDay> = [],
    plan: ActionPlan? = nil, plannedDay: CalendarDay? = nil, countedAs: CountedElsewhere? = nil
  ) {
    self.id = id
    self.denial = denial
    self.chance = chance
    self.recoveredFraction = recoveredFraction
    self.deadline = deadline
    self.effort = effort
    self.plan = plan
    self.countedAs = countedAs
    neededBy = min(deadline.alarm, plannedDay ?? deadline.alarm)
    latestSafeStart = neededBy.adding(days: -effort.prepDays)
      .adding(businessDays: -Self.bufferBusinessDays, holidays: holidays)
  }

  public var key: String { denial.key }

  /// The same without what was read in the chart, for who may not see that.
  var withoutChart: Candidate {
    var candidate = self
    candidate.denial.chartReviews = nil
    return candidate
  }

  /// Something can be filed: the denial is open, no rule says that there is no step, and some step of it
  /// is sourced, or upheld with a further
  /// step of the practice's, or an appeal beside a call or records not answered yet.
  public var isWorkable: Bool {
    (denial.status == .open && plan?.standing != .unknown && plan?.standing != .closed)
      || (denial.status == .upheld && plan?.current != nil) || isWaitingInTime
  }

  private var isWaitingInTime: Bool { denial.pendingTry != nil && plan?.current != nil }

  /// The last day on which the work can begin and be ready in time, nothing in hand: the last day to
  /// count on less preparation.
  public var lastStart: CalendarDay {
    deadline.lastCountedDay.adding(days: -effort.prepDays)
  }

  /// `false` where a level was upheld and nobody tells the next one's clock: ``deadline`` is then that
  /// of the first level, which is over.
  public var hasClock: Bool {
    denial.status != .upheld || plan.map { $0.dueDeadline != nil } ?? true
  }

  /// What an upheld denial waits for, its own or another's; `nil` for any other.
  public var nextAppeal: ActionOption? {
    guard denial.status == .upheld, let plan else { return nil }
    let open = plan.options.first {
      $0.level == plan.level && $0.action.isAppeal && $0.deadline != nil
    }
    return plan.current ?? open
  }

  /// What to do next, by its name in the rules: to wait for the payer's answer, to ask the payer where
  /// no verified rule tells of a next level, or nothing where the denial is settled.
  public var nextAction: String {
    if let nextAppeal { return nextAppeal.action.rawValue }
    return switch denial.status {
    case .open where plan?.standing == .unknown: "ask-payer"
    case .open where plan?.standing == .closed: "none"
    case .open where plan?.isBehindRoute(of: denial) == true: Action.firstAppeal.rawValue
    case .open where denial.reading.isUnread: Action.findReason.rawValue
    case .open: denial.reading.route.rawValue
    case .appealed where isWaitingInTime: Action.firstAppeal.rawValue
    case .appealed: "wait"
    case .upheld where plan?.standing == .unknown: "ask-payer"
    default: "none"
    }
  }

  /// The level to file at, where a level below it was upheld.
  public var levelAfterUpheld: Int? {
    denial.status == .upheld && plan?.current != nil ? plan?.level : nil
  }
}
