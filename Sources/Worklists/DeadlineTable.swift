public import Claims

/// The rules that give a denial its filing deadline.
///
/// Product rules are facts with sources (`Data/rules/deadlines.csv`); a practice adds the terms of
/// its contracts as rules of the same form. A deadline is, in this order,
///
/// 1. **stated**: printed in the denial letter;
/// 2. **sourced**: from the rule that fits best (see ``precedes``), verified as P or S;
/// 3. **assumed**: the shortest plausible window, where no sourced rule fits, where the fitting one
///    is unverified (U), or where a fact that would choose another rule is unknown; and by whatever
///    rule, where nobody tells the day of the denial from which it counts.
///
/// Only a stated or sourced deadline may expire a denial. A rule without a route is the clock of an
/// appeal: for a corrected claim or a records reply it alarms, but as assumed, because the window
/// for those is another one and refiling does not stop the appeal clock.
public struct DeadlineTable: Sendable {
  let entries: [Entry]
  /// Of the levels above the first, which run from the decision on the level before them.
  private let further: [Int: [Entry]]
  let holidays: Set<CalendarDay>

  struct Entry: Sendable {
    var rule: DeadlineRule
    var isContract: Bool
    var specificity: Int
  }

  /// - Parameters:
  ///   - rules: the product's rules.
  ///   - contract: the practice's contract terms.
  ///   - holidays: days that are not business days, beside weekends.
  /// - Throws: ``RuleError`` for a rule without name or source, a window of no days, an alarm later
  ///   than its limit, a name used twice, or when nothing is left to assume.
  public init(
    rules: [DeadlineRule], contract: [DeadlineRule] = [], holidays: Set<CalendarDay> = []
  ) throws(RuleError) {
    var names: Set<String> = []
    for rule in rules + contract {
      try Self.check(rule)
      guard names.insert(rule.name).inserted else { throw .duplicateName(rule: rule.name) }
    }
    let all =
      rules.map { Entry($0, isContract: false) } + contract.map { Entry($0, isContract: true) }
    entries = all.filter { $0.rule.level == 1 }
    further = Dictionary(grouping: all.filter { $0.rule.level > 1 }, by: \.rule.level)
    guard entries.contains(where: { $0.rule.anchor != .serviceDay }) else {
      throw .noFirstLevelRule
    }
    self.holidays = holidays
  }

  /// The rules for one action above the first level, read as if they were of the first: contract
  /// terms of the level (an external review has none) and the product's rule by name. `nil` where
  /// there is none that counts from a decision.
  func table(ofLevel level: Int, action: Action, clock: String?) -> DeadlineTable? {
    let entries = (further[level] ?? []).filter { entry in
      entry.rule.name == clock || (entry.isContract && action != .externalReview)
    }
    guard entries.contains(where: { $0.rule.anchor != .serviceDay }) else { return nil }
    return DeadlineTable(entries: entries, holidays: holidays)
  }

  /// The first level's rules of one route alone; `nil` where there is none that counts from the
  /// notice. A call runs on no clock of an appeal.
  func table(ofRoute route: Route) -> DeadlineTable? {
    let entries = entries.filter { $0.rule.route == route }
    guard entries.contains(where: { $0.rule.anchor != .serviceDay }) else { return nil }
    return DeadlineTable(entries: entries, holidays: holidays)
  }

  /// The levels above the first of which a contract has terms.
  var contractLevels: [Int] {
    further.filter { $0.value.contains(where: \.isContract) }.keys.sorted()
  }

  /// The contract's term that for certain gives this denial a level; `nil` without one.
  func contractTerm(ofLevel level: Int, for facts: Facts) -> DeadlineRule? {
    (further[level] ?? []).first { entry in
      entry.isContract && entry.rule.verification != .unverified
        && entry.rule.key.unknownFacts(of: facts)?.isEmpty == true
    }?.rule
  }

  private init(entries: [Entry], holidays: Set<CalendarDay>) {
    self.entries = entries
    further = [:]
    self.holidays = holidays
  }

  private static func check(_ rule: DeadlineRule) throws(RuleError) {
    guard !rule.name.isEmpty else { throw .unnamed }
    guard rule.source.contains(where: { !$0.isWhitespace }) else {
      throw .unsourced(rule: rule.name)
    }
    guard rule.alarmDays > 0 else { throw .notPositive(rule: rule.name, column: "alarm_days") }
    guard rule.limitDays > 0 else { throw .notPositive(rule: rule.name, column: "limit_days") }
    guard rule.level > 0 else { throw .notPositive(rule: rule.name, column: "level") }
    guard rule.receiptDays >= 0 else { throw .negative(rule: rule.name, column: "receipt_days") }
    guard rule.alarmDays <= rule.limitDays else { throw .alarmAfterLimit(rule: rule.name) }
    guard rule.receiptDays == 0 || rule.anchor == .receipt else {
      throw .receiptDaysWithoutReceipt(rule: rule.name)
    }
  }

  /// The deadline of a denial's first appeal or other first route.
  ///
  /// - Parameters:
  ///   - denial: what was denied, when, on which route.
  ///   - profile: what the practice knows of the payer; ignored where it is of another line of
  ///     business than the denial.
  /// - Returns: A deadline never before the denial; one that would be is not used, and
  ///   ``FilingDeadline/source`` says so.
  public func deadline(for denial: Denial, profile: PayerProfile?) -> FilingDeadline {
    deadline(for: denial, profile: profile, level: 1)
  }

  func deadline(for denial: Denial, profile: PayerProfile?, level: Int) -> FilingDeadline {
    var notes: [String] = []
    if let stated = denial.statedDeadline {
      if stated >= denial.clockStart { return Self.stated(stated, denial) }
      notes.append("the letter's deadline \(stated) is before the denial and is not used")
    }
    let facts = Facts(denial, profile, level: level)
    let windows = entries.compactMap { window($0, facts) }
    let best = windows.filter(\.isSettled).min(by: Self.precedes)
    let rivals = windows.filter { window in
      !window.isSettled && best.map { Self.precedes(window, $0) } ?? true
    }
    if let best, rivals.allSatisfy({ $0.dates == best.dates }) {
      return sourced(best, denial, notes)
    }
    return assumed(best: best, rivals: rivals, facts, notes)
  }

  private static func stated(_ day: CalendarDay, _ denial: Denial) -> FilingDeadline {
    let isListed = denial.statedDeadlineOrigin == .export
    return FilingDeadline(
      alarm: day, limit: day, standing: .stated, start: denial.clockStart,
      startName: denial.clockStartName, rule: isListed ? "list" : "letter",
      source: isListed ? "stated in the practice's own list" : "stated in the denial letter",
      verification: .primary, verifiedDay: nil)
  }
}

extension DeadlineTable.Entry {
  fileprivate init(_ rule: DeadlineRule, isContract: Bool) {
    self.init(rule: rule, isContract: isContract, specificity: rule.key.specificity)
  }
}

extension Denial {
  /// What ``Denial/clockStart`` is.
  var clockStartName: String {
    if noticeDay != nil { return "notice day" }
    if let inferredStart { return "\(inferredStart.rawValue), for want of the day of denial" }
    switch clockStart {
    case paymentDay: return "payment day"
    case productionDay: return "production day"
    default: return "day it became known"
    }
  }
}
