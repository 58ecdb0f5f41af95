public import Claims
public import Statistics

/// Expected cash by the month in which it comes: of denials to be appealed and of appeals that are
/// pending.
///
///     month's cash = Σ amount when won × P(won and paid in the month | pending today)
///
/// The chance within the horizon is the overturn model's, its division among months the
/// ``DecisionCourse``'s, the wait for payment the ``PaymentLag``'s; where that is unknown the months are
/// those of the decision. Surgery not yet performed is paid after it is done and billed, and nothing
/// tells when: it is in no month.
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
    /// By its key; the wait for payment is the payer's.
    public var payer: String
    /// Surgery not yet performed.
    public var isBeforeSurgery: Bool

    public init(
      row: DesignRow, filedDay: CalendarDay, chance: Double?, amount: Money?, isAppealed: Bool,
      payer: String = "", isBeforeSurgery: Bool = false
    ) {
      self.row = row
      self.filedDay = filedDay
      self.chance = chance
      self.amount = amount
      self.isAppealed = isAppealed
      self.payer = payer
      self.isBeforeSurgery = isBeforeSurgery
    }
  }

  /// The cash of one calendar month.
  public struct Month: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public var selected = Money.zero
    public var appealed = Money.zero
  }

  /// What comes at a time that nothing tells.
  public struct Untimed: Sendable, Hashable {
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
  /// Of surgery not yet performed; in no month.
  public let beforeSurgery: Untimed
  public let selected: Count
  public let appealed: Count
  /// From the decision to the payment; `nil` where nobody looked.
  public let lag: PaymentLag?

  /// Cases without chance or amount, and appeals pending for longer than the horizon, are in no sum.
  public init(
    of cases: [Case], course: DecisionCourse, paidAfter lag: PaymentLag? = nil, asOf: CalendarDay
  ) {
    var sums = Sums(months: Self.months(from: asOf, course, longestLag: lag?.longest ?? 0))
    for each in cases { sums.add(each, course, lag, on: asOf) }
    self.asOf = asOf
    let last = sums.months.lastIndex { $0.selected != .zero || $0.appealed != .zero } ?? 0
    months = Array(sums.months.prefix(last + 1))
    beforeSurgery = sums.beforeSurgery
    selected = sums.selected
    appealed = sums.appealed
    self.lag = lag
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
    guard let chances = chances(each, course, day, months, lag?.shares ?? atOnce) else {
      return nil
    }
    let total = chances.reduce(0, +)
    return total > 0 ? chances.map { $0 / total } : nil
  }

  static let atOnce = [(days: 0, share: 1.0)]

  /// P(won and paid in each month | pending today).
  static func chances(
    _ each: Case, _ course: DecisionCourse, _ asOf: CalendarDay, _ months: [Month],
    _ lags: [(days: Int, share: Double)]
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

  /// As many as a horizon from a week after the as-of day, and the wait for payment after it, can reach.
  private static func months(
    from asOf: CalendarDay, _ course: DecisionCourse, longestLag: Int
  ) -> [Month] {
    months(from: asOf, count: ((course.fit.edges.last ?? 0) + longestLag) / 28 + 3)
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
