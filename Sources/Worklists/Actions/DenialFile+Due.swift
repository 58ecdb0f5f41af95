import Claims

// MARK: - What is due

extension DenialFile {
  func due(_ options: [ActionOption]) -> (
    option: ActionOption?, closed: String?, standing: ActionPlan.Standing
  ) {
    guard let upheld else {
      if denial.status == .appealed, let late { return (nil, late, .closed) }
      return denial.pendingTry == nil ? firstStep(options) : appealMeanwhile(options)
    }
    let lost = upheld.level == 0 ? "lost" : "upheld at level \(upheld.level)"
    let said = "\(lost) on \(upheld.isDayKnown ? "" : "or after ")\(upheld.day)"
    if let late { return (nil, "\(said); \(late)", .closed) }
    let next = options.filter { $0.level == level && $0.action.isAppeal }
    if let own = next.first(where: {
      $0.holder == .practice || (level == 1 && $0.holder == .member)
    }) {
      return (own, nil, .practice)
    }
    guard !next.isEmpty else {
      return (nil, "\(said); no rule tells of a level \(level): ask the payer", .unknown)
    }
    let why = next.map { option in
      "\(option.action.words): \(option.refusal ?? option.holder.rawValue)"
    }
    return (nil, "\(said); " + why.joined(separator: "; "), standing(next))
  }

  /// What the route asks for while that is in time; after it the first appeal that the rules have
  /// behind it, where they are sourced.
  private func firstStep(_ options: [ActionOption]) -> (
    option: ActionOption?, closed: String?, standing: ActionPlan.Standing
  ) {
    let route = denial.reading.route.action
    let own = options.first { $0.level == 1 && $0.action == route }
    if denial.status == .open, let own, own.assumption == nil, own.holder != .member,
      let obstacle = own.holder.obstacle
    {
      let closed = "\(own.action.words): \(obstacle) (rule \(own.rule))"
      guard let next = appealAfterRoute(options) else { return (nil, closed, .closed) }
      guard let assumption = next.assumption else { return (next, nil, .practice) }
      return (
        nil, "\(closed); whether it can be appealed is assumed (\(assumption)): ask the payer",
        .unknown
      )
    }
    guard denial.status == .open, let over = own?.deadline, over.isExpired(on: planner.day),
      let next = appealAfterRoute(options)
    else { return (own, nil, .practice) }
    guard let assumption = next.assumption else { return (next, nil, .practice) }
    return (
      nil,
      "the time for the \(route?.words ?? "first step") ended on \(over.limit) (rule \(over.rule)); "
        + "whether a first appeal may still follow is assumed (\(assumption)): ask the payer",
      .unknown
    )
  }

  /// The first appeal beside what waits for its answer, the member's with an authorization too; nothing where that can't be filed.
  private func appealMeanwhile(_ options: [ActionOption]) -> (
    option: ActionOption?, closed: String?, standing: ActionPlan.Standing
  ) {
    (appealInTime(options, of: [.practice, .member]), nil, .practice)
  }

  /// A first appeal of the practice's, in time, behind a route that is none.
  func appealAfterRoute(_ options: [ActionOption]) -> ActionOption? {
    guard let route = denial.reading.route.action, !route.isAppeal else { return nil }
    return appealInTime(options, of: [.practice])
  }

  private func appealInTime(
    _ options: [ActionOption], of holders: [ActionRule.Holder]
  ) -> ActionOption? {
    options.first {
      $0.level == 1 && $0.action.isAppeal && holders.contains($0.holder) && $0.refusal == nil
    }
  }

  /// What is not verified closes nothing.
  private func standing(_ next: [ActionOption]) -> ActionPlan.Standing {
    let isOpen = next.contains { option in
      option.holder == .member && option.deadline.map { $0.limit >= planner.day } ?? true
    }
    if isOpen { return .memberOnly }
    let isAssumed = next.contains { $0.assumption != nil || $0.deadline?.standing == .assumed }
    return isAssumed ? .unknown : .closed
  }

  /// An appeal after its level's last day, by a stated or sourced clock, opens no further level.
  var late: String? {
    lateFilings.first.map { late in
      "\(late.subject) was filed on \(late.filedDay), after its deadline \(late.deadline.limit) "
        + "(rule \(late.deadline.rule))"
    }
  }
}
