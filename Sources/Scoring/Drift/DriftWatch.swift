public import Claims
public import Statistics

/// Watches week by week whether the chances still mean what they say, and whether denials are still
/// of the kinds they were.
///
/// Chances are watched of all cases, by payer and by reason, kinds of denial by payer; each watch has
/// a quarter of the false-alarm rate. While kinds stay as they were and all chances are
/// right within ``tolerance``, the probability of any alarm ever is at most the rate. Chances
/// learned from few cases are further off than that from their first day on: an alarm says that
/// they do not hold, not why. A case counts once, in the week its outcome falls due.
public struct DriftWatch: Sendable {
  /// A chance that was given before its outcome was known.
  public struct Forecast: Sendable, Hashable {
    public var dueDay: CalendarDay
    public var caseName: String
    public var payer: String
    public var category: String
    public var probability: Double
    public var isOverturned: Bool

    public init(
      dueDay: CalendarDay, caseName: String, payer: String, category: String,
      probability: Double, isOverturned: Bool
    ) {
      self.dueDay = dueDay
      self.caseName = caseName
      self.payer = payer
      self.category = category
      self.probability = probability
      self.isOverturned = isOverturned
    }
  }

  /// An alarm with what it is about.
  public struct Alarm: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      case allChances = "chances, of all"
      case payerChances = "chances, by payer"
      case reasonChances = "chances, by reason"
      case inputs = "kinds of denial, by payer"
    }

    public let kind: Kind
    /// A payer, a reason or ``DriftWatch/everyCase``.
    public let group: String
    /// The week it was raised and the week the change likely began, by their first days.
    public let raised: CalendarDay
    public let likelyStart: CalendarDay
    /// What changed, in words.
    public let change: String
    /// Evidence against no change: a bet at fair odds would have grown by so much.
    public let evidence: Double
  }

  /// Log-odds within which chances count as right.
  public static let tolerance = 0.1

  /// In log-odds, up and down: the largest is that of a payer who grants next to nothing any more, which
  /// few outcomes must be enough to tell.
  static let shifts = [0.5, 1, 2]

  /// What is foretold too high or too low by a little everywhere shows only in all cases together.
  public static let everyCase = "all cases"

  public let falseAlarmRate: Double
  public let firstDay: CalendarDay
  public let lastDay: CalendarDay
  public let forecasts: Int
  public let denials: Int
  public let alarms: [Alarm]
  /// How near the strongest evidence of each watch came, as a share of what an alarm needs on the
  /// logarithmic scale.
  public let nearest: [(kind: Alarm.Kind, group: String, share: Double)]

  /// - Parameters:
  ///   - forecasts: In any order; only those due within the days count.
  ///   - denials: All denials of the population; those known before `firstDay` are the reference.
  ///   - firstDay: The first day of the first week.
  ///   - lastDay: Weeks that end later are left out.
  ///   - falseAlarmRate: For everything watched, ever.
  /// - Throws: ``MonitoringError`` for a chance of 0 or 1.
  public init(
    _ forecasts: [Forecast], denials: [Denial], firstDay: CalendarDay, lastDay: CalendarDay,
    falseAlarmRate: Double
  ) throws(MonitoringError) {
    let weeks = max(0, (lastDay.days(since: firstDay) + 1) / 7)
    let due = Self.once(forecasts).filter {
      (0..<weeks * 7).contains($0.dueDay.days(since: firstDay))
    }
    let kinds = DenialKinds(denials, firstDay: firstDay, weeks: weeks)
    let rate = falseAlarmRate / 4
    let chances: [(kind: Alarm.Kind, monitor: CalibrationMonitor)] = try [
      (.allChances, Self.chances(due, by: { _ in Self.everyCase }, firstDay, weeks, rate)),
      (.payerChances, Self.chances(due, by: \.payer, firstDay, weeks, rate)),
      (.reasonChances, Self.chances(due, by: \.category, firstDay, weeks, rate)),
    ].compactMap { kind, monitor in monitor.map { (kind, $0) } }
    let inputs = try kinds.monitor(weeks: weeks, falseAlarmRate: rate)
    self.falseAlarmRate = falseAlarmRate
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.forecasts = due.count
    self.denials = kinds.later
    let day = { (week: Int) in firstDay.adding(days: 7 * (max(1, week) - 1)) }
    func alarms(
      _ kind: Alarm.Kind, _ found: [DriftAlarm], change: (DriftAlarm) -> String
    ) -> [Alarm] {
      found.map {
        Alarm(
          kind: kind, group: $0.group, raised: day($0.week), likelyStart: day($0.likelyStart),
          change: change($0), evidence: exponential($0.logEvidence))
      }
    }
    self.alarms =
      chances.flatMap { kind, monitor in
        alarms(kind, monitor.alarms) { Self.words(monitor.shifts[$0.alternative]) }
      }
      + alarms(.inputs, inputs?.alarms ?? []) {
        "the share of \(kinds.categories[$0.alternative]) moved most"
      }
    nearest =
      chances.compactMap { kind, monitor in
        Self.nearest(
          kind, monitor.groups, monitor.evidence.map(\.logEvidence), monitor.alarmLogEvidence)
      }
      + [
        inputs.flatMap {
          Self.nearest(.inputs, $0.groups, $0.evidence.map(\.logEvidence), $0.alarmLogEvidence)
        }
      ].compactMap(\.self)
  }

  private static func words(_ shift: Double) -> String {
    shift > 0
      ? "more is overturned than foretold" : "less is overturned than foretold"
  }

  private static func nearest(
    _ kind: Alarm.Kind, _ groups: [String], _ evidence: [Double], _ needed: Double
  ) -> (kind: Alarm.Kind, group: String, share: Double)? {
    zip(groups, evidence).max { $0.1 < $1.1 }.map { (kind, $0.0, max(0, $0.1) / needed) }
  }

  /// The first forecast of each case.
  private static func once(_ forecasts: [Forecast]) -> [Forecast] {
    var seen: Set<String> = []
    return forecasts.sorted {
      ($0.dueDay, $0.caseName, $0.category) < ($1.dueDay, $1.caseName, $1.category)
    }
    .filter { seen.insert($0.caseName).inserted }
  }

  private static func chances(
    _ forecasts: [Forecast], by group: (Forecast) -> String, _ firstDay: CalendarDay,
    _ weeks: Int, _ rate: Double
  ) throws(MonitoringError) -> CalibrationMonitor? {
    // With nothing to watch there is no monitor: published reviews name no payer.
    let names = Set(forecasts.map(group)).subtracting([""])
    let forecasts = forecasts.filter { names.contains(group($0)) }
    guard !forecasts.isEmpty else { return nil }
    let byWeek = Dictionary(grouping: forecasts) { $0.dueDay.days(since: firstDay) / 7 }
    var monitor = CalibrationMonitor(
      groups: names.sorted(), falseAlarmRate: rate, tolerance: tolerance,
      shifts: shifts)
    for week in 0..<weeks {
      let rows = byWeek[week] ?? []
      _ = try monitor.observe(
        probabilities: rows.map(\.probability), outcomes: rows.map(\.isOverturned),
        groups: rows.map(group))
    }
    return monitor
  }
}
