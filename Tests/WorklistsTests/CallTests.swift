import Claims
import Testing
import Worklists

/// Peer-to-peer calls before an appeal: which can be held, in whose minutes, and what they would add.
struct CallTests {
  /// Denied on the Friday before: the assumed window of five business days ends on the next Friday.
  private func beforeSurgery(
    _ key: String = "D", cents: Int = 1_000_000, line: LineOfBusiness = .commercial,
    planned: CalendarDay? = nil, stated: CalendarDay? = nil, call: CalendarDay? = nil
  ) -> Denial {
    var denial = denial(
      key: key, line: line, isPreService: true, notice: day("2026-11-20"),
      known: day("2026-11-20"), stated: stated ?? day("2027-03-01"),
      recoverable: .known(Money(cents: cents), source: "contract"))
    denial.serviceDay = planned
    denial.statedCallDay = call
    return denial
  }

  private func chance(_ p: Double) -> OverturnChance? {
    OverturnChance(probability: p, lower: 0.05, upper: 0.95, isExtrapolated: false)
  }

  private func candidate(
    _ denial: Denial, id: Int = 1, call: Double? = nil, appeal: Double? = 0.5
  ) throws -> Candidate {
    let chances = LevelChances(
      levels: [:],
      call: call.flatMap(chance).map { .estimated($0, basis: "5 of 20") }
        ?? .unknown(reason: "0 calls"), secondTry: .unknown(reason: "none"))
    return try planner(chances: chances).candidate(
      id: id, denial: denial, profile: nil, chance: appeal.flatMap(chance),
      recoveredFraction: .known(1, source: "test"))
  }

  private func list(
    _ candidates: [Candidate], surgeon: Int = 60, overrides: [Int: RankOverride] = [:]
  ) -> Worklist {
    Worklist(
      ranking: candidates, on: monday,
      staff: Staff(bySkill: [.biller: 600, .nurse: 600, .surgeon: surgeon]), overrides: overrides)
  }

  private func call(_ denial: Denial, call: Double? = nil, appeal: Double? = 0.5) throws
    -> PlannedCall?
  {
    try list([candidate(denial, call: call, appeal: appeal)]).calls.first?.call
  }

  @Test func `the surgeon's minutes go to the call that adds most if won, whatever its chance`()
    throws
  {
    let cents = [300_000, 2_000_000, 900_000]
    let candidates = try cents.enumerated().map {
      try candidate(beforeSurgery("K\($0)", cents: $1), id: $0)
    }
    let list = list(candidates)
    let rooms = Dictionary(
      uniqueKeysWithValues: list.calls.map { ($0.candidate.id, $0.call?.room) })
    #expect(rooms == [0: PlannedCall.Room.none, 1: .thisWeek, 2: .thisWeek])
    #expect(list.plan.thisWeek.first { $0.pool == "surgeon" }?.used == 60)
    let line = try #require(list.selected.first { $0.candidate.id == 1 })
    #expect(
      line.reasons.contains {
        $0.description
          == "peer-to-peer call first, planned this week, by 2026-11-27 (assumed): file after it"
      })
  }

  @Test func `an unknown chance adds to no sum, and says above which it pays`() throws {
    let with = try list([candidate(beforeSurgery())])
    let call = try #require(with.calls.first?.call)
    // $10,000 × 0.5 − $92.50 is the appeal's; a won call brings the rest of $10,000.
    #expect(call.stake.value == Money(cents: 1_000_000 - (500_000 - 9_250)))
    #expect(call.gain == .unknown(reason: "0 calls"))
    // 30 minutes of $250 an hour: $125.00 ÷ $5,092.50.
    #expect(call.breakEven == Share(0.0246))
    #expect(with.plan.expectedNet == Money(cents: 490_750))
    #expect(with.expectedGainOfCalls.value == nil)
  }

  @Test
  func
    `a known chance gives the gain, to the cent that of the path with the call over that without`()
    throws
  {
    let candidate = try candidate(beforeSurgery(cents: 123_456), call: 0.25)
    let line = try #require(list([candidate]).calls.first)
    let (sum, plan) = (try #require(line.value.value), try #require(candidate.plan))
    let appeal = FilingPath.Step(
      action: .firstAppeal, level: 1, chance: sum.chance, cost: sum.effort.cost)
    let (call, planned) = (try #require(plan.call), try #require(line.call))
    func worth(_ steps: [FilingPath.Step]) -> Money {
      FilingPath(steps, whenOverturned: sum.whenOverturned).value
    }
    // $1,234.56 − ($617.28 − $92.50) if won, a quarter of it − $125.00.
    #expect(planned.stake.value == Money(cents: 70_978))
    #expect(planned.gain.value == Money(cents: 17_745 - 12_500))
    let path = worth([call.step, appeal]) - worth([appeal])
    #expect(abs((planned.gain.value ?? .zero).cents - path.cents) <= 1, "rounded in other places")
    #expect(list([candidate]).expectedGainOfCalls.value == planned.gain.value)
  }

  @Test func `a call that costs more than it adds takes no minutes, and is shown`() throws {
    let poor = try list([candidate(beforeSurgery(cents: 60_000), call: 0.25)])
    #expect(poor.calls.first?.call?.room == .notWorth)
    #expect(poor.plan.thisWeek.first { $0.pool == "surgeon" }?.used == 0)
    #expect(try call(beforeSurgery(cents: 60_000), call: 0.9)?.room == .thisWeek)
  }

  @Test func `a call that the letter gives a later day waits where the week is full`() throws {
    let candidates = try [
      candidate(beforeSurgery("A", cents: 500_000), id: 1),
      candidate(beforeSurgery("B", cents: 900_000, call: day("2026-12-04")), id: 2),
    ]
    let list = list(candidates, surgeon: 30)
    #expect(list.calls.map(\.candidate.id) == [1, 2])
    #expect(list.calls.map { $0.call?.room } == [.thisWeek, .week(of: day("2026-11-30"))])
    #expect(list.calls.last?.call?.call.isAssumed == true, "the rule is assumed, the day is not")
  }

  @Test func `a call leaves the days that the appeal after it takes, and comes before the surgery`()
    throws
  {
    let planned = try call(
      beforeSurgery(planned: day("2026-11-25"), call: day("2026-12-04")))
    #expect(planned?.lastDay == day("2026-11-25") && planned?.cut == .service)
    #expect(planned?.isAssumed == false)
    // Three days of preparation and delivery before the last day to appeal.
    let appeal = try call(beforeSurgery(stated: day("2026-12-01"), call: day("2026-12-04")))
    #expect(appeal?.lastDay == day("2026-11-28") && appeal?.cut == .appeal)
    #expect(appeal?.description.contains("so that the appeal is still in time") == true)
    #expect(try call(beforeSurgery(stated: day("2026-11-25"), call: day("2026-12-04"))) == nil)
  }

  @Test(arguments: [AppealOutcome.pending, .upheld])
  func `after a call the appeal stays in the plan, at the model's chance marked as a guess`(
    outcome: AppealOutcome
  ) throws {
    var called = beforeSurgery()
    called.appeals = [appeal("peer-to-peer", filed: day("2026-11-21"), outcome)]
    called.status = outcome == .pending ? .appealed : .upheld
    let list = try list([candidate(called)])
    let line = try #require(list.selected.first)
    #expect(line.value.value?.expectedNet == Money(cents: 490_750), "as before the call")
    #expect(line.candidate.deadline.alarm == day("2027-03-01"))
    #expect(line.candidate.chance?.isExtrapolated == true && line.call == nil)
    #expect(line.reasons.contains(.afterCall(isAnswered: outcome == .upheld)))
  }

  @Test func `no call is offered after one, after the surgery's day, or where a rule has none`()
    throws
  {
    var used = beforeSurgery()
    used.appeals = [appeal("peer-to-peer", filed: day("2026-11-21"), .upheld)]
    #expect(try call(used) == nil)
    #expect(try call(beforeSurgery(planned: day("2026-11-21"))) == nil)
    #expect(try call(beforeSurgery(line: .medicare)) == nil)
    #expect(
      try call(denial(notice: day("2026-11-20"))) == nil, "after the service none is counted on")
    let aside = RankOverride(denial: 1, verdict: .never, reason: "r", by: "JD", day: monday)
    #expect(try list([candidate(beforeSurgery())], overrides: [1: aside]).calls.isEmpty)
  }

  @Test func `everybody's minutes together give a call none, and it is shown all the same`() throws
  {
    let list = try Worklist(
      ranking: [candidate(beforeSurgery())], on: monday, minutes: 600)
    #expect(list.calls.first?.call?.room == .notAsked)
    #expect(list.plan.thisWeek.map(\.used) == [90])
  }

  @Test func `what a call would bring is unknown where the appeal's own value is`() throws {
    let call = try #require(try call(beforeSurgery(), appeal: nil))
    #expect(call.room == .unvalued && call.stake.value == nil)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `calls fill the surgeon's week as no other choice could, in any order of input`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(state: seed)
    let candidates = try (1...9).map { id in
      try candidate(
        beforeSurgery("K\(id % 4)", cents: Int.random(in: 50_000...3_000_000, using: &random)),
        id: id, appeal: Double.random(in: 0.1...0.9, using: &random))
    }
    let list = list(candidates, surgeon: 100)
    let stakes = list.calls.compactMap { $0.call?.stake.value?.cents }
    let held = list.calls.filter { $0.call?.room == .thisWeek }
    #expect(held.count == 3)
    #expect(
      held.compactMap { $0.call?.stake.value?.cents }.reduce(0, +)
        == stakes.sorted(by: >).prefix(3).reduce(0, +))
    let shuffled = candidates.shuffled(using: &random)
    #expect(self.list(shuffled, surgeon: 100) == list)
  }
}
