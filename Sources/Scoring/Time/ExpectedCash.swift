public import Claims
public import Statistics

/// Expected cash by the month in which an appeal is won: of denials to be appealed and of appeals that
/// are pending.
///
///     month's cash = Σ amount when won × P(won in the month | pending today)
///
/// The chance within the horizon is the overturn model's, its division among months the
/// ``DecisionCourse``'s. Money follows a decision by the payer's payment cycle, which is not in these
/// sums; ``shares(of:among:_:paidAfter:on:)`` can take it in.
public struct ExpectedCash: Sendable, Hashable {
  /// An appeal, pending or about to be filed.
  public struct Case: Sendable, Hashable {
    public var row: DesignRow
    public var filedDay: CalendarDay
    /// P(won within the horizon), as of filing; `nil` where no model could score it.
    public var chance: Double?
    /// What comes in when it is won; `nil` where it is unknown.
    public var amount: Money?
    /// Pending, and not only selected.
    public var isAppealed: Bool

    public init(
      row: DesignRow, filedDay: CalendarDay, chance: Double?, amount: Money?, isAppealed: Bool
    ) {
      self.row = row
      self.filedDay = filedDay
      self.chance = chance
      self.amount = amount
      self.isAppealed = isAppealed
    }
  }

  /// The cash of one calendar month.
  public struct Month: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public var selected = Money.zero
    public var appealed = Money.zero
  }

  /// How many cases of a kind there are, and how many are in the sums.
  public struct Count: Sendable, Hashable {
    public var cases = 0
    public var counted = 0
    /// Of the counted: what would come in if every one were won.
    public var atStake = Money.zero
  }

  public let asOf: CalendarDay
  /// From the as-of day's month to the last in which anything is expected.
  public let months: [Month]
  public let selected: Count
  public let appealed: Count

  /// Cases without chance or amount, and appeals pending for longer than the horizon, are in no sum.
  public init(of cases: [Case], course: DecisionCourse, asOf: CalendarDay) {
    var (months, selected, appealed) = (Self.months(from: asOf, course), Count(), Count())
    for each in cases {
      let forecast = Self.forecast(each, course, asOf, months)
      let amount = each.amount ?? .zero
      let isCounted = forecast != nil
      if each.isAppealed {
        appealed.add(amount, isCounted: isCounted)
      } else {
        selected.add(amount, isCounted: isCounted)
      }
      for (index, chance) in (forecast ?? []).enumerated() {
        let cash = Money(cents: Int((chance * Double(amount.cents)).rounded()))
        if each.isAppealed {
          months[index].appealed = months[index].appealed + cash
        } else {
          months[index].selected = months[index].selected + cash
        }
      }
    }
    self.asOf = asOf
    let last = months.lastIndex { $0.selected != .zero || $0.appealed != .zero } ?? 0
    self.months = Array(months.prefix(last + 1))
    self.selected = selected
    self.appealed = appealed
  }

  /// P(won within the horizon | pending on `day`): what is left of the chance an appeal had when it
  /// was filed. An appeal not filed yet has it whole.
  ///
  /// - Returns: `nil` without a chance, or where the horizon is over.
  public static func chanceLeft(
    of each: Case, _ course: DecisionCourse, on day: CalendarDay
  ) -> Double? {
    guard let chance = each.chance, let incidence = try? course.incidence(of: each.row),
      let clock = DecisionClock(incidence)
    else { return nil }
    let waited = max(0, Double(day.days(since: each.filedDay)))
    guard waited < clock.horizonDays else { return nil }
    return clock.chance(chance, from: waited, to: clock.horizonDays, pendingAt: waited)
  }

  /// P(paid in a month | won within the horizon, pending on `day`), month by month; they add up to 1.
  ///
  ///     share of a month = Σ P(lag) × P(won in the month moved back by the lag)
  ///
  /// The months are from the day's on, as many as reach the end of the case's horizon and the longest
  /// lag after it. Without a lag they are those of the decision.
  ///
  /// - Returns: `nil` where ``chanceLeft(of:_:on:)`` is, or where no chance is left.
  public static func shares(
    of each: Case, among months: [Month], _ course: DecisionCourse,
    paidAfter lag: PaymentLag.Distribution? = nil, on day: CalendarDay
  ) -> [Double]? {
    let lags = lag?.shares ?? atOnce
    guard let chances = chances(each, course, day, months, lags) else { return nil }
    let total = chances.reduce(0, +)
    return total > 0 ? chances.map { $0 / total } : nil
  }

  private static func forecast(
    _ each: Case, _ course: DecisionCourse, _ asOf: CalendarDay, _ months: [Month]
  ) -> [Double]? {
    each.amount == nil ? nil : chances(each, course, asOf, months)
  }

  private static let atOnce = [(days: 0, share: 1.0)]

  /// P(won and paid in each month | pending today).
  private static func chances(
    _ each: Case, _ course: DecisionCourse, _ asOf: CalendarDay, _ months: [Month],
    _ lags: [(days: Int, share: Double)] = atOnce
  ) -> [Double]? {
    guard let chance = each.chance,
      let incidence = try? course.incidence(of: each.row),
      let clock = DecisionClock(incidence)
    else { return nil }
    let waited = max(0, Double(asOf.days(since: each.filedDay)))
    guard waited < clock.horizonDays else { return nil }
    return months.map { month in
      lags.reduce(0) { sum, lag in
        // A decision on the as-of day itself is known; tomorrow's is not.
        let first = max(waited, Double(month.first.days(since: each.filedDay) - lag.days) - 1)
        let last = Double(month.next.days(since: each.filedDay) - lag.days) - 1
        guard last > first else { return sum }
        return sum + lag.share * clock.chance(chance, from: first, to: last, pendingAt: waited)
      }
    }
  }

  /// As many as a horizon from a week after the as-of day can reach.
  private static func months(from asOf: CalendarDay, _ course: DecisionCourse) -> [Month] {
    months(from: asOf, count: (course.fit.edges.last ?? 0) / 28 + 3)
  }

  private static func months(from day: CalendarDay, count: Int) -> [Month] {
    let (year, month, _) = day.civil
    return (0..<count).map { step in
      let index = month - 1 + step
      return Month(year: year + index / 12, month: index % 12 + 1)
    }
  }

  /// The months from one day's to that of another, both included.
  public static func months(from day: CalendarDay, through last: CalendarDay) -> [Month] {
    let ((year, month, _), (lastYear, lastMonth, _)) = (day.civil, last.civil)
    return months(from: day, count: max(1, (lastYear - year) * 12 + lastMonth - month + 1))
  }
}

extension ExpectedCash.Count {
  fileprivate mutating func add(_ amount: Money, isCounted: Bool) {
    cases += 1
    guard isCounted else { return }
    counted += 1
    atStake = atStake + amount
  }
}

extension ExpectedCash.Month {
  /// The month's first day.
  var first: CalendarDay { Self.day(year, month) }

  /// The first day of the next month.
  var next: CalendarDay { month == 12 ? Self.day(year + 1, 1) : Self.day(year, month + 1) }

  private static func day(_ year: Int, _ month: Int) -> CalendarDay {
    guard let day = CalendarDay(year: year, month: month, day: 1) else {
      preconditionFailure("every month has a first day")
    }
    return day
  }
}
