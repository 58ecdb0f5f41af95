public import Claims

/// What would differ with other staff: the list and the plan, before and after.
///
/// The second plan starts from the first as far as it still fits, so that what differs does so for
/// the staff. Both are without denials drawn at random.
public struct StaffQuestion: Sendable, Hashable {
  public let changes: [StaffChange]
  public let before: Worklist
  public let after: Worklist

  /// - Throws: ``StaffError`` for a change that does not go with the staff.
  public init(
    _ changes: [StaffChange], of candidates: [Candidate], on day: CalendarDay, staff: Staff,
    arriving: ArrivingWork? = nil, overrides: [Int: RankOverride] = [:]
  ) throws(StaffError) {
    let changed = try staff.changed(by: changes)
    self.changes = changes
    before = Worklist(
      ranking: candidates, on: day, staff: staff, arriving: arriving, overrides: overrides)
    after = Worklist(
      ranking: candidates, on: day, staff: changed, arriving: arriving, overrides: overrides,
      startingFrom: before)
  }

  /// What becomes of a denial by the change.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// In the plan or late before, without any room after: its deadline is lost.
    case lost = "deadline lost"
    /// Without any room before, in the plan or late after.
    case saved = "deadline saved"
    /// In the plan before, with room only for a late start after: at risk.
    case late = "safe start lost"
    /// With room only for a late start before, in the plan after.
    case safe = "safe start saved"
    /// On this week's list after, in a later week before.
    case comesIn = "comes into this week"
    /// On this week's list before, in a later week after.
    case goesOut = "goes to a later week"
  }

  public struct Difference: Sendable, Hashable {
    public let effect: Effect
    public let line: Worklist.Line
    public let expectedNet: Money
  }

  /// By effect, then by expected net, the most first.
  public var differences: [Difference] {
    let lines = Dictionary(
      (before.planned + after.planned).map { ($0.candidate.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let found = lines.compactMap { id, line in
      effect(before.plan.place(of: id), after.plan.place(of: id)).map { effect in
        Difference(
          effect: effect, line: line, expectedNet: line.value.value?.expectedNet ?? .zero)
      }
    }
    return Effect.allCases.flatMap { effect in
      found.filter { $0.effect == effect }.sorted { a, b in
        a.expectedNet == b.expectedNet
          ? a.line.candidate.id < b.line.candidate.id : a.expectedNet > b.expectedNet
      }
    }
  }

  private func effect(_ before: Worklist.Plan.Place, _ after: Worklist.Plan.Place) -> Effect? {
    switch (before, after) {
    case (.without, .without): nil
    case (_, .without): .lost
    case (.without, _): .saved
    case (.week, .late): .late
    case (.late, .week): .safe
    case (.week(let before), .week(0)) where before > 0: .comesIn
    case (.week(0), .week(let after)) where after > 0: .goesOut
    default: nil
    }
  }

  /// Of safe starts over all weeks, after less before.
  public var gain: Money { after.plan.expectedNet - before.plan.expectedNet }

  /// Of this week's list, after less before.
  public var gainThisWeek: Money { after.expectedNetSelected - before.expectedNetSelected }
}

extension Worklist {
  /// The lines that compete for minutes: on the list, planned later or without room.
  var planned: [Line] {
    selected + deferred.filter { [.outOfMinutes, .laterWeek].contains($0.reason) }.map(\.line)
  }
}
