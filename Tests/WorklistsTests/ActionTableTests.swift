import Claims
import Testing
import Worklists

/// The rows of actions as shipped, with the clocks they name.
func productActions(
  own: [ActionRule] = [], _ change: (inout [[String: String]]) -> Void = { _ in }
) throws -> ActionTable {
  let deadlines = try ruleRows("deadlines.csv").map { try DeadlineRule(row: $0) }
  var rows = try ruleRows("actions.csv")
  change(&rows)
  return try ActionTable(
    rules: try rows.map { try ActionRule(row: $0) }, contract: own, deadlines: deadlines)
}

func planner(
  on day: CalendarDay = monday, contract: [DeadlineRule] = [], own: [ActionRule] = [],
  chances: LevelChances = .none
) throws -> ActionPlanner {
  ActionPlanner(
    actions: try productActions(own: own), deadlines: try productTable(contract: contract),
    work: try WorkTable(rows: ruleRows("work.csv")), chances: chances, holidays: [], on: day)
}

func appeal(
  level: Int = 1, _ action: String = "appeal", filed: CalendarDay,
  _ outcome: AppealOutcome = .pending, decided: CalendarDay? = nil
) -> Appeal {
  Appeal(
    payer: someone, patientControlNumber: "P", level: level, action: action, filedDay: filed,
    outcome: outcome, decidedDay: decided)
}

/// A denial whose first appeal was upheld three weeks ago.
func upheld(
  _ line: LineOfBusiness, payer: Payer = someone, route: Route = .clinicalAppeal,
  filed: CalendarDay = day("2026-08-03"), decided: CalendarDay? = day("2026-11-02")
) -> Denial {
  var denial = denial(
    payer: payer, line: line, route: route, notice: day("2026-07-01"),
    known: day("2026-07-01"), status: .upheld)
  denial.appeals = [appeal(filed: filed, .upheld, decided: decided)]
  denial.decidedDay = decided ?? filed
  return denial
}

struct ActionTableTests {
  func refusal(_ change: @escaping (inout [String: String]) -> Void) -> RuleError? {
    do {
      _ = try productActions { rows in change(&rows[0]) }
      return nil
    } catch {
      return error as? RuleError
    }
  }

  @Test func `a rule without a source is refused by name`() {
    #expect(refusal { $0["source"] = " " } == .unsourced(rule: "call-before-service"))
  }

  @Test(arguments: [
    ("action", "call"), ("action", ""), ("holder", "someone"), ("holder", ""), ("after", "calls"),
    ("level", "one"), ("clock", "no-such-rule"), ("clock", "medicare-alj"),
    ("verified_day", "2026-02-30"),
  ])
  func `a cell that its column does not know is refused by place`(column: String, cell: String) {
    let error = refusal { $0[column] = cell }
    #expect(error?.description.contains("'call-before-service', column '\(column)'") == true)
  }

  @Test(arguments: ActionRule.columns.filter { $0 != "name" })
  func `a missing column of actions is refused`(column: String) {
    #expect(
      refusal { $0[column] = nil } == .missingColumn(rule: "call-before-service", column: column))
  }

  @Test func `an order that comes back to where it began is refused, naming its rules`() throws {
    // The call comes after the appeal that comes after the call.
    let error = refusal { $0["after"] = "first-appeal" }
    guard case .cycle(let rule, let through) = error else {
      Issue.record("expected a cycle, got \(String(describing: error))")
      return
    }
    #expect(rule == "call-before-service" && through.count == 2)
    #expect(refusal { $0["after"] = "peer-to-peer" } != nil, "an action after itself")
  }

  @Test func `an order of two payers that no denial meets is none`() throws {
    // One payer wants the call first, another the appeal: no denial is of both.
    _ = try productActions { rows in
      rows[0]["payer_id"] = "11111"
      rows[0]["after"] = "first-appeal"
      for index in rows.indices where rows[index]["after"]?.contains("peer-to-peer") == true {
        rows[index]["payer_id"] = "22222"
      }
    }
  }

  @Test func `every rule that is not verified is assumed wherever it is used`() throws {
    let plan = try planner().plan(for: denial(line: .auto, notice: monday), profile: nil)
    #expect(plan.options.contains { $0.action == .firstAppeal })
    for option in plan.options where option.verification == .unverified {
      #expect(option.assumption != nil)
    }
  }

  @Test func `a rule that hangs on an unknown fact is assumed, and the least is taken`() throws {
    // Non-contracted, the plan forwards; contracted, nobody says: the network is not known.
    let plan = try planner().plan(for: upheld(.medicareAdvantage), profile: nil)
    let next = try #require(plan.options.first { $0.level == 2 })
    #expect(next.holder == .plan)
    #expect(next.assumption == "depends on network, which is not known")
    #expect(plan.current == nil)
  }
}

/// What stands in the list's way of one denial, on one day.
struct ActionPlanTests {
  func option(_ action: Action, _ denial: Denial) throws -> ActionOption {
    let plan = try planner().plan(for: denial, profile: nil)
    return try #require(plan.options.first { $0.action == action })
  }

  @Test func `a call is possible before the service, and its window is assumed`() throws {
    let denial = denial(isPreService: true, notice: monday.adding(days: -2))
    let call = try option(.peerToPeer, denial)
    #expect(call.refusal == nil && call.deadline?.standing == .assumed)
  }

  @Test func `a call that was used is not offered again`() throws {
    var denial = denial(isPreService: true, notice: monday.adding(days: -3))
    denial.appeals = [
      appeal("peer-to-peer", filed: monday.adding(days: -1), .upheld, decided: monday)
    ]
    let call = try option(.peerToPeer, denial)
    #expect(call.refusal == "a call was used on 2026-11-22: upheld")
  }

  @Test func `a call that has to come before the appeal is closed once that is filed`() throws {
    var denial = denial(isPreService: true, notice: monday.adding(days: -3), status: .appealed)
    denial.appeals = [appeal(filed: monday.adding(days: -1))]
    let call = try option(.peerToPeer, denial)
    #expect(
      call.refusal == "it must come before the first appeal, which was filed on 2026-11-22")
  }

  @Test func `Original Medicare has no call and an unprocessable claim no appeal`() throws {
    let call = try option(.peerToPeer, denial(line: .medicare, notice: monday))
    #expect(call.refusal == "there is none for such a denial" && call.assumption == nil)
    let resubmit = denial(line: .medicare, route: .resubmit, notice: monday)
    #expect(try option(.firstAppeal, resubmit).refusal == "there is none for such a denial")
    #expect(try option(.correctedClaim, resubmit).refusal == nil)
  }

  @Test func `an upheld redetermination opens a reconsideration from the day of the decision`()
    throws
  {
    let plan = try planner().plan(for: upheld(.medicare), profile: nil)
    #expect(plan.level == 2)
    #expect(plan.current?.action == .furtherAppeal)
    let clock = try #require(plan.current?.deadline)
    #expect(clock.alarm == day("2026-11-02").adding(days: 180))
    #expect(clock.standing == .sourced && clock.startName == "decision on level 1")
    #expect(plan.further.map(\.level) == [3, 4, 5])
  }

  @Test func `a decision without a day makes the next clock assumed`() throws {
    let plan = try planner().plan(for: upheld(.medicare, decided: nil), profile: nil)
    #expect(plan.current?.deadline?.standing == .assumed)
  }

  @Test func `an external review is the member's right only`() throws {
    let profile = PayerProfile(
      payer: someone, lineOfBusiness: .commercial, funding: .selfFunded, network: .contracted)
    let plan = try planner().plan(for: upheld(.commercial), profile: profile)
    #expect(plan.current == nil && plan.standing == .memberOnly)
    #expect(plan.closed?.contains("member's right only") == true)
  }

  @Test func `an assumed action has an assumed deadline, which expires nothing`() throws {
    let profile = PayerProfile(
      payer: someone, lineOfBusiness: .commercial, funding: .selfFunded, network: .contracted)
    let plan = try planner(on: day("2028-01-01")).plan(for: upheld(.commercial), profile: profile)
    let review = try #require(plan.options.first { $0.action == .externalReview })
    #expect(review.assumption != nil && review.deadline?.standing == .assumed)
    #expect(plan.standing == .unknown)
  }

  @Test func `a contract's terms of the second level make it the practice's`() throws {
    let terms = DeadlineRule(
      name: "second level", payerIdentifier: someone.identifier, level: 2, alarmDays: 45,
      source: "contract", verification: .primary)
    let plan = try planner(contract: [terms]).plan(for: upheld(.commercial), profile: nil)
    #expect(plan.current?.rule == "second level")
    #expect(plan.current?.deadline?.alarm == day("2026-11-02").adding(days: 45))
    #expect(plan.current?.assumption == nil)
  }

  @Test func `a contract's own row beats the product's, and closes what it says is closed`() throws
  {
    func row(_ holder: ActionRule.Holder) -> ActionRule {
      ActionRule(
        name: "our contract", action: .externalReview, level: 2, holder: holder,
        payerIdentifier: someone.identifier, clock: "external-review", source: "exhibit A",
        verification: .primary)
    }
    let denial = upheld(.commercial)
    let granted = try planner(own: [row(.practice)]).plan(for: denial, profile: nil)
    #expect(granted.current?.rule == "our contract")
    let closed = try planner(own: [row(.nobody)]).plan(for: denial, profile: nil)
    #expect(closed.current == nil && closed.standing != .memberOnly)
  }

  @Test func `an appeal filed after its deadline opens no further level`() throws {
    let late = upheld(.medicare, filed: day("2026-11-20"), decided: day("2026-11-23"))
    let plan = try planner().plan(for: late, profile: nil)
    #expect(plan.current == nil)
    #expect(plan.closed?.contains("after its deadline") == true)
    var pending = late
    pending.status = .appealed
    pending.appeals = [appeal(filed: day("2026-11-20"))]
    let waiting = try planner().plan(for: pending, profile: nil)
    #expect(waiting.closed?.contains("after its deadline") == true)
  }

  @Test func `a lost call leaves the first appeal, of the chance that such appeals had`() throws {
    var denial = denial(
      line: .medicareAdvantage, isPreService: true, notice: monday.adding(days: -20),
      status: .upheld)
    denial.appeals = [
      appeal(
        "peer-to-peer", filed: monday.adding(days: -10), .upheld, decided: monday.adding(days: -9))
    ]
    let plan = try planner().plan(for: denial, profile: nil)
    #expect(plan.level == 1 && plan.current?.action == .firstAppeal)
    #expect(plan.current?.deadline?.start == monday.adding(days: -20), "from the first denial")
    #expect(plan.chance?.value == nil, "the model's chance is of a first try")
    let chance = try #require(
      OverturnChance(probability: 0.3, lower: 0.2, upper: 0.4, isExtrapolated: false))
    var chances = LevelChances.none
    chances.secondTry = .estimated(chance, basis: "6 of 20")
    let known = try planner(chances: chances).plan(for: denial, profile: nil)
    #expect(known.chance?.value == chance)
  }
}
