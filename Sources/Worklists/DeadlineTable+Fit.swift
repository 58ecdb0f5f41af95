import Claims

extension DeadlineTable {
  /// What is known of a denial, as far as it chooses a clock; `nil` is unknown.
  struct Facts {
    let denial: Denial
    let lineOfBusiness: LineOfBusiness?
    let funding: PayerProfile.Funding?
    let network: PayerProfile.Network?
    let state: String?
    /// Above the first level an appeal was filed, whatever the first route was.
    let level: Int

    init(_ denial: Denial, _ profile: PayerProfile?, level: Int = 1) {
      self.denial = denial
      self.level = level
      let own = denial.lineOfBusiness == .unknown ? nil : denial.lineOfBusiness
      // A profile of the payer's other product says nothing about this denial.
      let profile = profile.flatMap { profile in
        own == nil || profile.lineOfBusiness == .unknown || profile.lineOfBusiness == own
          ? profile : nil
      }
      let profiled = profile.map(\.lineOfBusiness)
      lineOfBusiness = own ?? (profiled == .unknown ? nil : profiled)
      funding = profile.flatMap { $0.funding == .unknown ? nil : $0.funding }
      network = profile.flatMap { $0.network == .unknown ? nil : $0.network }
      state = profile?.state
    }

    /// The payer as a rule names it; a payer without identifier could be any but by its name.
    func payer(as identifier: String?) -> String? {
      if denial.payer.key == identifier { return identifier }
      return denial.payer.identifier.isEmpty ? nil : denial.payer.identifier
    }
  }

  /// A rule that fits a denial, or may fit it, with its days counted out.
  struct Window {
    let entry: Entry
    /// The unknown facts on which the fit depends.
    let open: [String]
    /// `nil` where the day it counts from is unknown.
    let dates: Dates?

    /// Fits for certain, is verified and can be counted: may be used as sourced.
    var isSettled: Bool {
      open.isEmpty && dates != nil && entry.rule.verification != .unverified
    }
  }

  struct Dates: Hashable {
    let start: CalendarDay
    let startName: String
    /// The alarm's own start: never after ``start``.
    let alarmStart: CalendarDay
    let alarmStartName: String
    let alarm: CalendarDay
    let limit: CalendarDay
  }

  /// - Returns: `nil` for a rule that does not fit, or whose window closed before the denial.
  func window(_ entry: Entry, _ facts: Facts) -> Window? {
    let rule = entry.rule
    let denial = facts.denial
    guard var open = rule.key.unknownFacts(of: facts) else { return nil }
    if rule.route == nil, facts.level == 1, !denial.reading.route.isAppeal {
      open.append("the window of a \(denial.reading.route.rawValue)")
    }
    let dates = dates(of: rule, denial)
    if let dates, dates.limit < denial.clockStart { return nil }
    return Window(entry: entry, open: open, dates: dates)
  }

  /// Counts a window out. The limit counts from the day of the denial; the alarm from the earliest
  /// day that a payer may count from, without a presumed receipt, and with holidays as business days,
  /// on which a payer may work: none must find us late.
  func dates(of rule: DeadlineRule, _ denial: Denial) -> Dates? {
    let isService = rule.anchor == .serviceDay
    guard let start = isService ? denial.serviceDay : denial.clockStart else { return nil }
    func later(
      _ day: CalendarDay, _ count: Int, _ holidays: Set<CalendarDay>
    ) -> CalendarDay {
      switch rule.dayKind {
      case .calendar: day.adding(days: count)
      case .business: day.adding(businessDays: count, holidays: holidays)
      }
    }
    let alarmStart = isService ? start : min(start, denial.alarmStart)
    return Dates(
      start: start, startName: isService ? "service day" : denial.clockStartName,
      alarmStart: alarmStart,
      alarmStartName: alarmStart == denial.productionDay
        ? "when it was produced" : "the day of payment",
      alarm: later(alarmStart, rule.alarmDays, []),
      limit: later(start.adding(days: rule.receiptDays), rule.limitDays, holidays))
  }

  /// The order in which fitting rules are used: a contract's terms with a payer by name, then the
  /// most fields named, then contract before product, then the shorter window, then the name.
  static func precedes(_ left: Window, _ right: Window) -> Bool {
    func key(_ window: Window) -> (Int, Int, Int, Int, Int) {
      let entry = window.entry
      let isOwn = entry.isContract && entry.rule.payerIdentifier != nil
      return (
        isOwn ? 0 : 1, -entry.specificity, entry.isContract ? 0 : 1, entry.rule.alarmDays,
        entry.rule.limitDays
      )
    }
    let (a, b) = (key(left), key(right))
    return a == b ? left.entry.rule.name < right.entry.rule.name : a < b
  }
}

extension Route {
  /// Runs on the clock of an appeal. A peer-to-peer call has a window of its own, but no use once
  /// the appeal's has closed.
  var isAppeal: Bool {
    switch self {
    case .clinicalAppeal, .authorizationAppeal, .planDocumentChallenge, .peerToPeer: true
    case .correctedClaim, .retroAuthorization, .sendRecords, .resubmit, .proofOfTimelyFiling,
      .traceDuplicate, .coordinateBenefits, .billPatient, .needsHuman, .none:
      false
    }
  }
}
