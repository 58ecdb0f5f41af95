import Claims

extension DeadlineTable {
  func sourced(_ window: Window, _ denial: Denial, _ notes: [String]) -> FilingDeadline {
    let rule = window.entry.rule
    guard rule.anchor != .serviceDay, let inferred = denial.inferredStart else {
      return deadline(window, .sourced, notes + [rule.source])
    }
    let why = "the day of the denial is not told, the \(inferred.rawValue) stands for it"
    return deadline(window, .assumed, notes + ["assumed: \(why): \(rule.source)"])
  }

  /// The shortest of what may apply; with no rule that does, the shortest of the line of business.
  func assumed(
    best: Window?, rivals: [Window], _ facts: Facts, _ notes: [String]
  ) -> FilingDeadline {
    let fitting = best.map { [$0] + rivals } ?? plausible(facts)
    let shortest = fitting.filter { $0.dates != nil }.min(by: Self.isShorter)
    guard let shortest else {
      preconditionFailure("a table holds a rule that counts from the notice")
    }
    let why = best == nil ? noFit(rivals, fitting.count, facts) : unsettled(rivals)
    let rule = shortest.entry.rule
    return deadline(shortest, .assumed, notes + ["assumed: \(why): \(rule.source)"])
  }

  private func deadline(
    _ window: Window, _ standing: FilingDeadline.Standing, _ words: [String]
  ) -> FilingDeadline {
    guard let dates = window.dates else { preconditionFailure("only counted windows are used") }
    let rule = window.entry.rule
    let early =
      dates.alarmStart < dates.start
      ? ["the alarm counts from \(dates.alarmStart), \(dates.alarmStartName)"] : []
    return FilingDeadline(
      alarm: dates.alarm, limit: dates.limit, standing: standing, start: dates.start,
      startName: dates.startName, rule: rule.name, source: (words + early).joined(separator: "; "),
      verification: rule.verification, verifiedDay: rule.verifiedDay)
  }

  /// Windows that could apply to such a denial at some payer: never of another route, kind of claim
  /// or side of the service. The line of business's own, or all where it is unknown or has none.
  private func plausible(_ facts: Facts) -> [Window] {
    let denial = facts.denial
    let possible = entries.filter { entry in
      let rule = entry.rule
      return rule.route.map { $0 == denial.reading.route } ?? true
        && rule.isPreService.map { $0 == denial.isPreService } ?? true
        && rule.claimKind.map { $0 == denial.claimKind || denial.claimKind == nil } ?? true
    }
    let own = possible.filter { entry in
      facts.lineOfBusiness != nil
        && (entry.rule.lineOfBusiness ?? facts.lineOfBusiness) == facts.lineOfBusiness
    }
    for pool in [own, possible, entries] {
      let windows = pool.map { entry in
        Window(entry: entry, open: [], dates: dates(of: entry.rule, denial))
      }
      let usable = windows.filter { ($0.dates?.limit ?? denial.clockStart) > denial.clockStart }
      if !usable.isEmpty { return usable }
    }
    return []
  }

  private static func isShorter(_ left: Window, _ right: Window) -> Bool {
    guard let a = left.dates, let b = right.dates else { return left.dates != nil }
    return (a.alarm, a.limit, left.entry.rule.name) < (b.alarm, b.limit, right.entry.rule.name)
  }

  private func noFit(_ rivals: [Window], _ count: Int, _ facts: Facts) -> String {
    let line = facts.lineOfBusiness?.rawValue ?? "an unknown line of business"
    let open = Set(rivals.flatMap(\.open)).sorted().joined(separator: ", ")
    let missing = open.isEmpty ? "" : ", not knowing \(open)"
    let windows = count == 1 ? "the only window" : "the shortest of \(count) windows"
    return "no sourced rule fits \(line)\(missing); \(windows)"
  }

  private func unsettled(_ rivals: [Window]) -> String {
    let open = Set(rivals.flatMap(\.open)).sorted()
    let cause =
      open.isEmpty
      ? "a closer rule is unverified or cannot be counted"
      : "the rule depends on \(open.joined(separator: ", "))"
    return "\(cause); the shortest of \(rivals.count + 1) windows"
  }
}
