import Claims

/// What became of a denial's first appeal, as far as a model may learn from it.
enum FirstLevelResult: Hashable {
  case notAppealable
  case notAppealed
  case immature
  case withdrawn
  /// A call between physicians came first: the model is of appeals, and of those nobody called for.
  case called
  /// Won on a day that nobody recorded: within the horizon or after it.
  case wonUndated
  case overturned(CalendarDay)
  case upheld(CalendarDay)
  case undecided(CalendarDay)

  init(of denial: Denial, asOf: CalendarDay, horizonDays: Int) {
    guard let appeal = denial.appeals.min(by: { $0.order < $1.order }) else {
      self = denial.reading.isAppealable ? .notAppealed : .notAppealable
      return
    }
    guard appeal.kind != .peerToPeer else {
      self = .called
      return
    }
    let horizonEnd = appeal.filedDay.adding(days: horizonDays)
    guard horizonEnd <= asOf else {
      self = .immature
      return
    }
    let decision = Self.decision(on: appeal, of: denial)
    guard decision.outcome != .withdrawn else {
      self = .withdrawn
      return
    }
    guard decision.day != nil || !decision.outcome.isWon else {
      self = .wonUndated
      return
    }
    guard let day = decision.day, day <= horizonEnd, decision.outcome != .pending else {
      self = .undecided(appeal.filedDay)
      return
    }
    self = decision.outcome.isWon ? .overturned(appeal.filedDay) : .upheld(appeal.filedDay)
  }

  /// The log's own entry for the first appeal; where it is still open there, the remittances'.
  private static func decision(on appeal: Appeal, of denial: Denial)
    -> (outcome: AppealOutcome, day: CalendarDay?)
  {
    guard appeal.outcome == .pending else { return (appeal.outcome, appeal.decidedDay) }
    return switch denial.status {
    case .overturned, .clawedBack: (.overturned, denial.decidedDay)
    case .partiallyOverturned: (.partiallyOverturned, denial.decidedDay)
    case .upheld: (.upheld, denial.decidedDay)
    case .open, .appealed, .reprocessed, .closed: (.pending, nil)
    }
  }

  var filedDay: CalendarDay? {
    switch self {
    case .overturned(let day), .upheld(let day), .undecided(let day): day
    case .notAppealable, .notAppealed, .immature, .withdrawn, .called, .wonUndated: nil
    }
  }

  var isOverturned: Bool? {
    switch self {
    case .overturned: true
    case .upheld, .undecided: false
    case .notAppealable, .notAppealed, .immature, .withdrawn, .called, .wonUndated: nil
    }
  }
}

extension Appeal {
  /// First level first, then first filed.
  fileprivate var order: Order { Order(level: level, day: filedDay) }

  fileprivate struct Order: Comparable {
    var level: Int
    var day: CalendarDay

    static func < (lhs: Order, rhs: Order) -> Bool {
      (lhs.level, lhs.day) < (rhs.level, rhs.day)
    }
  }
}
