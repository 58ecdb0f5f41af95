public import Claims

/// An appeal filed after the last day of its level, by a stated or sourced clock.
public struct LateFiling: Sendable, Hashable {
  public let level: Int
  public let filedDay: CalendarDay
  public let deadline: FilingDeadline

  /// Which appeal, for a sentence about it.
  public var subject: String { level > 1 ? "the appeal at level \(level)" : "the appeal" }
}

extension ActionPlanner {
  /// The appeals of a denial that were filed late, each held against the window of its own level,
  /// the lowest level first.
  ///
  /// A level above the first runs from the decision on the level below; where the log does not tell
  /// its day, or no sourced rule gives the level a window, nothing is said.
  public func lateFilings(of denial: Denial, profile: PayerProfile?) -> [LateFiling] {
    DenialFile(denial, profile, self).lateFilings
  }
}

extension DenialFile {
  var lateFilings: [LateFiling] {
    let appeals = denial.appeals.filter(\.kind.isAppeal)
    return Set(appeals.map(\.level)).sorted().compactMap { level in
      guard let first = appeals.filter({ $0.level == level }).min(by: Self.isEarlier),
        let deadline = level == 1 ? firstDeadline : deadline(of: first),
        deadline.isExpired(on: first.filedDay)
      else { return nil }
      return LateFiling(level: level, filedDay: first.filedDay, deadline: deadline)
    }
  }

  private static func isEarlier(_ one: Appeal, than other: Appeal) -> Bool {
    one.filedDay < other.filedDay
  }

  private var firstDeadline: FilingDeadline {
    var asked = denial
    if !asked.reading.route.isAppeal { asked.reading.route = .clinicalAppeal }
    return planner.deadlines.deadline(for: asked, profile: profile)
  }

  /// By the contract's term for the level, or the rule of what was filed, where that is certain.
  private func deadline(of appeal: Appeal) -> FilingDeadline? {
    let below = denial.appeals.filter { other in
      other.kind.isAppeal && other.level == appeal.level - 1 && other.outcome.leavesRest
    }
    let decided = below.compactMap(\.decidedDay).filter { $0 <= appeal.filedDay }.max()
    let readings = readings.filter {
      $0.rule.level == appeal.level && $0.rule.action == appeal.kind && $0.assumption == nil
    }
    let isGranted = planner.deadlines.contractTerm(ofLevel: appeal.level, for: facts) != nil
    guard let decided, isGranted || !readings.isEmpty else { return nil }
    return window(
      ofLevel: appeal.level, appeal.kind, clock: readings.first?.rule.clock, from: decided)
  }
}

extension AppealOutcome {
  /// Something is left that a further level can be asked for.
  fileprivate var leavesRest: Bool { self == .upheld || self == .partiallyOverturned }
}
