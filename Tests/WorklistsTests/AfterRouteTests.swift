import Claims
import Testing
import Worklists

/// A step that is no appeal has run out of time, and an appeal may come after it.
struct AfterRouteTests {
  private func terms(_ route: Route, days: Int) -> DeadlineRule {
    DeadlineRule(
      name: "contract \(route.rawValue)", payerIdentifier: someone.identifier, route: route,
      alarmDays: days, source: "contract", verification: .primary)
  }

  /// Denied sixty days ago: the authorization had thirty, the appeal has ninety.
  private func candidate(own: [ActionRule] = [], appealDays: Int = 90) throws -> Candidate {
    let contract = [
      terms(.retroAuthorization, days: 30), terms(.clinicalAppeal, days: appealDays),
    ]
    return try planner(contract: contract, own: own).candidate(
      id: 1,
      denial: denial(
        route: .retroAuthorization, notice: monday.adding(days: -60),
        known: monday.adding(days: -60)),
      profile: nil,
      chance: OverturnChance(probability: 0.5, lower: 0.1, upper: 0.9, isExtrapolated: false),
      recoveredFraction: .known(1, source: "test"))
  }

  private var granted: ActionRule {
    ActionRule(
      name: "our contract", action: .firstAppeal, level: 1, holder: .practice,
      payerIdentifier: someone.identifier, route: .retroAuthorization, source: "section 7",
      verification: .primary)
  }

  @Test func `an appeal that is only assumed makes a question for the payer, not a loss`() throws {
    let list = try Worklist(ranking: [candidate()], on: monday, minutes: 600)
    let line = try #require(list.deferred(for: .appealUnconfirmed).first)
    #expect(list.expired.isEmpty)
    #expect(line.value.value == nil && line.nextAction == "ask-payer")
    #expect(line.candidate.deadline.alarm == monday.adding(days: 30))
    #expect(line.candidate.deadline.standing == .assumed)
    #expect(line.candidate.plan?.further.contains { $0.level == 1 } == false)
    let words = try #require(line.reasons.first?.description)
    #expect(words.contains("ended on 2026-10-24") && words.contains("ask the payer"))
  }

  @Test func `a person with the payer's word puts it first`() throws {
    let word = RankOverride(
      denial: 1, verdict: .first, reason: "payer takes it", by: "JD", day: monday)
    let list = try Worklist(
      ranking: [candidate()], on: monday, minutes: 600, overrides: [1: word])
    #expect(list.selected.map(\.candidate.id) == [1])
    #expect(list.selected.first?.value.value != nil)
  }

  @Test func `an appeal that the contract grants is due, under its own clock`() throws {
    let list = try Worklist(ranking: [candidate(own: [granted])], on: monday, minutes: 600)
    let line = try #require(list.selected.first)
    #expect(line.nextAction == "first-appeal")
    #expect(line.candidate.deadline.alarm == monday.adding(days: 30))
    #expect(line.candidate.deadline.standing == .sourced)
  }

  @Test(arguments: [(ActionRule.Holder.nobody, "there is none"), (.plan, "forwards")])
  func `where a contract has no first step, or the plan takes it, nothing is worked or counted`(
    holder: ActionRule.Holder, words: String
  ) throws {
    func line(_ route: Route, _ action: Action) throws -> Worklist {
      let rule = ActionRule(
        name: "our contract", action: action, level: 1, holder: holder,
        payerIdentifier: someone.identifier, source: "section 7", verification: .primary)
      let candidate = try planner(own: [rule]).candidate(
        id: 1, denial: denial(route: route, notice: monday.adding(days: -5)), profile: nil,
        chance: OverturnChance(
          probability: 0.5, lower: 0.1, upper: 0.9, isExtrapolated: false),
        recoveredFraction: .known(1, source: "test"))
      return Worklist(ranking: [candidate], on: monday, minutes: 600)
    }
    let appeal = try line(.clinicalAppeal, .firstAppeal)
    #expect(appeal.selected.isEmpty)
    let aside = try #require(appeal.deferred(for: .noStep).first)
    #expect(aside.value.value == nil && aside.nextAction == "none")
    #expect(aside.reasons.first?.description.contains(words) == true)
    // Whether an appeal follows where there is no retro-authorization is only assumed.
    let retro = try line(.retroAuthorization, .retroAuthorization)
    #expect(retro.deferred(for: .appealUnconfirmed).first?.nextAction == "ask-payer")
  }

  @Test func `once the appeal's time is over too, it has expired`() throws {
    let list = try Worklist(
      ranking: [candidate(own: [granted], appealDays: 45)], on: monday, minutes: 600)
    #expect(list.expired.map(\.candidate.id) == [1])
  }

  @Test func `a known chance of the appeal after the step is in the sum on the list`() throws {
    let chance = try #require(
      OverturnChance(probability: 0.5, lower: 0.3, upper: 0.7, isExtrapolated: false))
    var chances = LevelChances.none
    func net() throws -> Money? {
      let candidate = try planner(
        contract: [terms(.retroAuthorization, days: 90)], chances: chances
      ).candidate(
        id: 1, denial: denial(route: .retroAuthorization, notice: monday.adding(days: -10)),
        profile: nil, chance: chance, recoveredFraction: .known(1, source: "test"))
      let list = Worklist(ranking: [candidate], on: monday, minutes: 600)
      let line = list.selected.first ?? list.deferred(for: .laterWeek).first
      return line?.value.value?.expectedNet
    }
    let alone = try #require(try net())
    chances.secondTry = .estimated(chance, basis: "10 of 20")
    #expect(try #require(try net()) > alone)
  }

  @Test func `while the step is in time, the appeal after it is told, of unknown chance`() throws {
    let plan = try planner(contract: [terms(.retroAuthorization, days: 90)]).plan(
      for: denial(route: .retroAuthorization, notice: monday.adding(days: -10)), profile: nil)
    #expect(plan.current?.action == .retroAuthorization)
    let next = try #require(plan.further.first)
    #expect(next.action == .firstAppeal && next.level == 1 && next.chance == nil)
    #expect(next.obstacle?.contains("something else was tried first") == true)
  }
}
