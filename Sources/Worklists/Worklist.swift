public import Claims

/// The week's list: which denials to work within the minutes, and where every other one went.
///
/// Every candidate is in exactly one of ``selected``, ``deferred``, ``expired`` and
/// ``notAppealable``. The worth of a denial is its ``Arithmetic``; the list maximises expected net
/// dollars under minutes by skill and week and latest safe starts, and ``plan`` says how near it
/// comes. What this week has left after that goes to later work, the most dollars a minute first.
///
/// A pure function of its arguments: input order does not matter, ties are broken by deadline, then
/// key, then number, and equal input gives an equal list.
public struct Worklist: Sendable, Hashable {
  public let day: CalendarDay
  /// The minutes there are, this week and later.
  public let staff: Staff
  /// What denials still to come are taken to ask of later weeks; `nil` where none is.
  public let arriving: ArrivingWork?
  /// How the minutes are given out, and what falls off.
  public let plan: Plan
  /// In the order to work: first what is due within seven days, the earliest deadline first; then
  /// what must start this week for a later deadline, then what else fits, each by expected net per
  /// minute.
  public let selected: [Line]
  /// By reason, then by expected net per minute or, without one, by latest safe start.
  public let deferred: [Deferred]
  /// The time to file had run out, by a stated or sourced deadline.
  public let expired: [Line]
  /// No chance by appeal, or nothing to appeal; the route says what to do instead.
  public let notAppealable: [Line]

  /// What was drawn of what would have been left; `nil` without exploration.
  public let drawing: Exploration.Drawing?

  /// A denial with its reason for not being on this week's list.
  public struct Deferred: Sendable, Hashable {
    public let reason: Deferral
    public let line: Line
  }

  /// - Parameters:
  ///   - candidates: denials with their chance, deadline and effort as known on `day`.
  ///   - day: the first day of the week to plan.
  ///   - staff: minutes of work by week, of everybody together or by skill.
  ///   - arriving: what denials of late asked of the staff; `nil` where none will come any more.
  ///   - exploration: what is drawn of the denials left; its minutes are taken from the others.
  ///   - overrides: a person's words, by the denial's number: what is put first is worked before all
  ///     else, within its deadline; what is put aside is not.
  ///   - known: a list of the same denials, to be improved on where its plan still fits.
  public init(
    ranking candidates: [Candidate], on day: CalendarDay, staff: Staff,
    arriving: ArrivingWork? = nil, exploring exploration: Exploration? = nil,
    overrides: [Int: RankOverride] = [:],
    startingFrom known: Worklist? = nil
  ) {
    let arriving = staff.expectsDenials ? arriving : nil
    var sorting = Sorting(day: day, staff: staff, arriving: arriving, overrides: overrides)
    for candidate in candidates { sorting.place(candidate) }
    let drawing = exploration.map { sorting.explore($0) }
    let planned = sorting.plan(startingFrom: known?.plan.weeks)
    self.drawing = drawing.map { sorting.settled($0, plan: planned.plan) }
    self.day = day
    self.staff = staff
    self.arriving = arriving
    plan = planned.plan
    selected = planned.selected
    deferred = planned.deferred
    expired = Sorting.lines(sorting.expired)
    notAppealable = Sorting.lines(sorting.notAppealable)
  }

  /// With so many minutes of everybody together in this week, and assumed in every later one.
  public init(
    ranking candidates: [Candidate], on day: CalendarDay, minutes: Int,
    exploring exploration: Exploration? = nil, overrides: [Int: RankOverride] = [:]
  ) {
    self.init(
      ranking: candidates, on: day, staff: Staff(minutes: minutes), exploring: exploration,
      overrides: overrides)
  }

  /// All minutes of this week.
  public var minutes: Int { staff.minutes }

  /// How many candidates were ranked.
  public var count: Int {
    selected.count + deferred.count + expired.count + notAppealable.count
  }

  public var minutesSelected: Int { plan.thisWeek.reduce(0) { $0 + $1.used } }

  /// Of the expired those of which nothing was ever appealed.
  public var expiredUnworked: [Line] {
    expired.filter { $0.candidate.denial.status != .upheld }
  }

  /// Of the expired those that were appealed and upheld, and whose next level's time is over.
  public var expiredAfterUpheld: [Line] {
    expired.filter { $0.candidate.denial.status == .upheld }
  }

  public var expectedNetSelected: Money { Self.expectedNet(selected) }

  /// What a person put first is expected to bring: no part of ``plan``, which gives out what is left.
  public var expectedNetPutFirst: Money { Self.expectedNet(selected.filter(\.isPutFirst)) }

  public func deferred(for reason: Deferral) -> [Line] {
    deferred.filter { $0.reason == reason }.map(\.line)
  }

  /// What falls off: worth its work, but without room before its latest safe start.
  public var expectedNetWithoutRoom: Money { Self.expectedNet(deferred(for: .outOfMinutes)) }

  /// Whether any denial that could be worked has a known value. Where none has, sums of the list are
  /// empty for want of knowledge, and say nothing of what the denials would bring.
  public var isValued: Bool {
    guard !deferred(for: .unknownValue).isEmpty else { return true }
    return selected.contains { $0.value.value != nil }
      || deferred.contains { $0.reason != .notOpen && $0.line.value.value != nil }
  }

  /// The assumption the list rests on, in words.
  public var assumption: String {
    staff.words + priceWords
  }

  /// What later minutes are taken to be worth.
  private var priceWords: String {
    guard staff.expectsDenials else { return "; no denial is expected to come any more" }
    guard let arriving, let laterHours else { return "" }
    return
      "; denials keep coming: by the \(arriving.count) of the last \(arriving.weeks) weeks an hour of "
      + "a later week is taken to be worth \(laterHours) (estimated)"
  }

  /// `$812.00 of nurse`; `nil` where later hours are free.
  public var laterHours: String? {
    let priced = prices.filter { $0.price.isAboveZero }.map { pool, price in
      pool == "staff" ? price.perHour.words : "\(price.perHour.words) of \(pool)"
    }
    return priced.isEmpty ? nil : priced.joined(separator: ", ")
  }

  /// Of a minute of each pool in later weeks; none where no denial will come any more.
  var prices: [(pool: String, price: MinutePrice)] {
    arriving.map { Array(zip(staff.pools, $0.prices(under: staff))) } ?? []
  }

  /// This week was chosen with an eye to denials still to come.
  public var isPriced: Bool { laterHours != nil }

  private static func expectedNet(_ lines: [Line]) -> Money {
    lines.reduce(.zero) { $0 + ($1.value.value?.expectedNet ?? .zero) }
  }
}

/// Why a denial that could be worked is not on this week's list.
public enum Deferral: String, Sendable, Hashable, Codable, CaseIterable {
  /// Worth its work, but better work fills the minutes before its latest safe start.
  case outOfMinutes = "out-of-minutes"
  /// In the plan, and safe to start in a later week.
  case laterWeek = "later-week"
  /// An assumed deadline has passed: it expires nothing, but ask the payer before working.
  case deadlineUnconfirmed = "deadline-unconfirmed"
  /// The time of its first step is over, and that an appeal may follow is only assumed: ask the payer,
  /// or enter the contract's terms.
  case appealUnconfirmed = "appeal-unconfirmed"
  /// Nobody can tell why it was denied: read the letter, or ask the payer.
  case reasonUnread = "reason-unread"
  /// Dollars, fraction or chance unknown: listed apart, never as zero.
  case unknownValue = "unknown-value"
  /// The expected net is zero or less.
  case costsMoreThanItBrings = "costs-more-than-it-brings"
  /// A person said that it is not to be worked, and why.
  case putAside = "put-aside"
  /// Upheld, and what comes next is the member's to file.
  case memberOnly = "member-only"
  /// Upheld, and no verified rule tells of a next level: ask the payer, or enter the contract's terms.
  case nextLevelUnknown = "next-level-unknown"
  /// Open, and a rule says that there is no first step, or that the plan takes it.
  case noStep = "no-step"
  /// Denied before it was performed, and billed since: what is denied of its claim is worked there.
  case billed
  /// Denied before it is performed, and counted with another denial of the same service.
  case sameService = "same-service"
  /// Appealed already, decided or closed.
  case notOpen = "not-open"
}
