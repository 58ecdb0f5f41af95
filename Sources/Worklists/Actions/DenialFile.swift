import Claims

/// One denial while its actions are laid out: what was filed, what is due, what is closed and why.
struct DenialFile {
  let denial: Denial
  let profile: PayerProfile?
  let planner: ActionPlanner
  let facts: DeadlineTable.Facts
  let readings: [ActionTable.Reading]
  let upheld: UpheldLevel?
  /// The level that is due.
  let level: Int

  init(_ denial: Denial, _ profile: PayerProfile?, _ planner: ActionPlanner) {
    self.denial = denial
    self.profile = profile
    self.planner = planner
    facts = DeadlineTable.Facts(denial, profile)
    readings = planner.actions.readings(of: facts)
    upheld = denial.upheld
    level = (upheld?.level ?? 0) + 1
  }

  /// What the table tells, and what a contract's terms give beside or instead of it.
  var options: [ActionOption] {
    let granted = planner.deadlines.contractLevels.compactMap { level in
      planner.deadlines.contractTerm(ofLevel: level, for: facts).map { (level, $0) }
    }
    let printed = printedOption
    let told = readings.filter { reading in
      reading.rule.action != .furtherAppeal
        || !(granted.contains { $0.0 == reading.rule.level }
          || printed?.level == reading.rule.level)
    }.map(option)
    let byContract = granted.filter { $0.0 != printed?.level }.map { option(ofLevel: $0, $1) }
    return (told + byContract + [printed].compactMap(\.self)).sorted { left, right in
      left.order < right.order
    }
  }

  /// The level that the payer's decision itself offers, until the day that it prints.
  private var printedOption: ActionOption? {
    guard let upheld, let day = upheld.nextDeadline, day >= upheld.day else { return nil }
    let source = "stated in the decision on level \(upheld.level)"
    let deadline = FilingDeadline(
      alarm: day, limit: day, standing: .stated, start: upheld.day,
      startName: "decision on level \(upheld.level)", rule: "decision", source: source,
      verification: .primary, verifiedDay: nil)
    return ActionOption(
      action: .furtherAppeal, level: level, holder: .practice, deadline: deadline,
      refusal: refusal(of: .furtherAppeal, level, obstacle: nil, deadline), assumption: nil,
      rule: "decision", source: source, verification: .primary, verifiedDay: nil)
  }

  private func option(_ reading: ActionTable.Reading) -> ActionOption {
    let rule = reading.rule
    let deadline = deadline(of: rule, assumption: reading.assumption)
    return ActionOption(
      action: rule.action, level: rule.level, holder: rule.holder, deadline: deadline,
      refusal: refusal(of: rule, deadline, isAssumed: reading.assumption != nil),
      assumption: reading.assumption, rule: rule.name, source: rule.source,
      verification: rule.verification, verifiedDay: rule.verifiedDay)
  }

  /// A level that the contract has terms for is the practice's by contract.
  private func option(ofLevel level: Int, _ term: DeadlineRule) -> ActionOption {
    let deadline = deadline(ofLevel: level, .furtherAppeal, clock: nil)
    return ActionOption(
      action: .furtherAppeal, level: level, holder: .practice, deadline: deadline,
      refusal: refusal(of: .furtherAppeal, level, obstacle: nil, deadline), assumption: nil,
      rule: term.name, source: term.source, verification: term.verification,
      verifiedDay: term.verifiedDay)
  }
}

// MARK: - What is closed

extension DenialFile {
  private func refusal(
    of rule: ActionRule, _ deadline: FilingDeadline?, isAssumed: Bool
  ) -> String? {
    let isOurs = rule.holder == .practice || (rule.holder == .member && rule.level == 1)
    let words = isOurs ? nil : rule.holder.obstacle
    return refusal(
      of: rule.action, rule.level, obstacle: words.map { isAssumed ? "as assumed, \($0)" : $0 },
      deadline)
  }

  private func refusal(
    of action: Action, _ level: Int, obstacle: String?, _ deadline: FilingDeadline?
  ) -> String? {
    if action == .writeOff {
      return denial.reading.isUnread && denial.status == .open
        ? "nobody can tell yet why it was denied" : nil
    }
    if let settled { return settled }
    if let tried = tried(action, level) { return tried }
    if level > self.level { return obstacle ?? "opens when level \(level - 1) is upheld" }
    if let later = filedLater(than: action, level) { return later }
    let words = [obstacle, deadline.flatMap(passed)].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  private func passed(_ deadline: FilingDeadline) -> String? {
    if deadline.isExpired(on: planner.day) {
      return "the time to file ended on \(deadline.limit) (rule \(deadline.rule))"
    }
    guard deadline.standing == .assumed, deadline.alarm < planner.day else { return nil }
    return
      "its assumed window passed on \(deadline.alarm): the letter may give more; look, or ask the payer"
  }

  private var settled: String? {
    switch denial.status {
    case .open, .upheld, .appealed: nil
    case .overturned, .partiallyOverturned, .reprocessed, .clawedBack, .closed:
      "the denial is \(denial.status.rawValue.replacing("-", with: " "))"
    }
  }

  private func tried(_ action: Action, _ level: Int) -> String? {
    if action.isAppeal, let upheld, level <= upheld.level {
      return level == upheld.level
        ? "upheld on \(upheld.day)" : "level \(upheld.level) came after it"
    }
    let filed = denial.appeals.filter {
      action.isAppeal ? $0.kind.isAppeal && $0.level == level : $0.kind == action
    }
    guard let last = filed.max(by: { $0.filedDay < $1.filedDay }) else { return nil }
    let used = action == .peerToPeer ? "a call was used" : "filed"
    return last.outcome == .pending
      ? "\(used) on \(last.filedDay), not decided"
      : "\(used) on \(last.filedDay): \(last.outcome.rawValue.replacing("-", with: " "))"
  }

  /// Something was filed that this action has to come before.
  private func filedLater(than action: Action, _ level: Int) -> String? {
    let later = readings.filter { $0.rule.after.contains(action) && $0.rule.level >= level }
    let filed = denial.appeals.filter { appeal in
      later.contains { $0.rule.action == appeal.kind }
    }
    return filed.min { $0.filedDay < $1.filedDay }.map {
      "it must come before the \($0.kind.words), which was filed on \($0.filedDay)"
    }
  }
}

extension ActionOption {
  /// By level and action; a write-off comes last.
  fileprivate var order: (Int, Int) {
    (action == .writeOff ? .max : level, action.place)
  }
}

extension Action {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
