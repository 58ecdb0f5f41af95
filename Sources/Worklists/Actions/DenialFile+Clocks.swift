import Claims

extension DenialFile {
  func deadline(of rule: ActionRule, assumption: String?) -> FilingDeadline? {
    guard rule.holder != .nobody, rule.action != .writeOff else { return nil }
    guard rule.level == 1 else {
      let deadline = deadline(ofLevel: rule.level, rule.action, clock: rule.clock)
      return deadline.map { $0.assumed(because: assumption.map { "the action is \($0)" }) }
    }
    guard rule.action != denial.reading.route.action else {
      return planner.deadlines.deadline(for: denial, profile: profile)
    }
    var asked = denial
    asked.reading.route = rule.action.route
    guard !rule.action.isAppeal else {
      return planner.deadlines.deadline(for: asked, profile: profile)
    }
    // A letter's day is that of the appeal, and it may state another for the call.
    asked.statedDeadline = rule.action == .peerToPeer ? denial.statedCallDay : nil
    return planner.deadlines.table(ofRoute: rule.action.route)?
      .deadline(for: asked, profile: profile)
  }

  /// From the day the level below was upheld; of levels further up the window as it would run from
  /// today.
  func deadline(ofLevel level: Int, _ action: Action, clock: String?) -> FilingDeadline? {
    let isNext = level == self.level
    let start = isNext ? upheld?.day ?? planner.day : planner.day
    guard var deadline = window(ofLevel: level, action, clock: clock, from: start) else {
      return nil
    }
    deadline.startName = isNext ? "decision on level \(level - 1)" : "counted as if from today"
    let isDayKnown = !isNext || upheld?.isDayKnown != false
    return deadline.assumed(
      because: isDayKnown
        ? nil : "the day of the decision is not on record and an earlier one stands for it")
  }

  /// The window of a level above the first, from the day the level below was decided.
  func window(
    ofLevel level: Int, _ action: Action, clock: String?, from start: CalendarDay
  ) -> FilingDeadline? {
    var decided = denial
    decided.noticeDay = start
    decided.paymentDay = nil
    decided.productionDay = nil
    decided.knownDay = start
    decided.statedDeadline = nil
    return planner.deadlines.table(ofLevel: level, action: action, clock: clock)?
      .deadline(for: decided, profile: profile, level: level)
  }
}

extension FilingDeadline {
  /// The same as an assumption, which expires nothing; unchanged without a reason for one.
  func assumed(because reason: String?) -> FilingDeadline {
    guard let reason, standing != .assumed else { return self }
    var deadline = self
    deadline.standing = .assumed
    deadline.source = "assumed: \(reason): \(source)"
    return deadline
  }
}

extension Action {
  /// The route under whose clock it runs.
  fileprivate var route: Route {
    switch self {
    case .peerToPeer: .peerToPeer
    case .recordsReply: .sendRecords
    case .correctedClaim: .correctedClaim
    case .retroAuthorization: .retroAuthorization
    case .findReason: .needsHuman
    case .firstAppeal, .furtherAppeal, .externalReview, .writeOff: .clinicalAppeal
    }
  }
}
