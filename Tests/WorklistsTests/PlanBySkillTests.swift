import Claims
import Testing
import Worklists

/// The list under minutes of each skill, what falls off, and questions about staff.
struct PlanBySkillTests {
  private let staff = Staff(bySkill: [.biller: 120, .nurse: 180, .surgeon: 30])

  private func randomCandidates(_ count: Int, _ random: inout SeededGenerator) -> [Candidate] {
    (1...count).map { id in
      let skill = [Skill.biller, .biller, .nurse, .nurse, .surgeon].randomElement(using: &random)
      let worth = Money(cents: Int.random(in: 20_000...900_000, using: &random))
      return candidate(
        id: id, denial(key: "K\(id % 17)", recoverable: .known(worth, source: "x")),
        probability: Double.random(in: 0.1...0.9, using: &random),
        deadline: deadline(alarm: monday.adding(days: Int.random(in: 3...70, using: &random))),
        effort: effort(
          minutes: 5 * Int.random(in: 3...24, using: &random), skill: skill ?? .biller))
    }
  }

  private func used(_ list: Worklist) -> [Int] {
    Skill.allCases.map { skill in
      list.selected.reduce(0) { $0 + ($1.candidate.work[skill] ?? 0) }
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `no skill is given more minutes than it has, and input order does not matter`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let candidates = randomCandidates(60, &random)
    let list = Worklist(ranking: candidates, on: monday, staff: staff)
    #expect(used(list) == list.plan.thisWeek.map(\.used))
    #expect(zip(used(list), [120, 180, 30]).allSatisfy { $0 <= $1 })
    #expect(list.count == 60)
    #expect(list.plan.expectedNet <= list.plan.bound)
    #expect(
      Worklist(ranking: candidates.shuffled(using: &random), on: monday, staff: staff) == list)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `the dollars of the plan are those of its lines, and what falls off is the rest`(
    seed: UInt64
  ) {
    var random = SeededGenerator(state: seed)
    let list = Worklist(ranking: randomCandidates(50, &random), on: monday, staff: staff)
    func sum(_ lines: [Worklist.Line]) -> Money {
      lines.reduce(.zero) { $0 + ($1.value.value?.expectedNet ?? .zero) }
    }
    #expect(list.plan.expectedNet == sum(list.selected) + sum(list.deferred(for: .laterWeek)))
    #expect(list.plan.lost + list.plan.late == list.expectedNetWithoutRoom)
    #expect(list.plan.withoutRoom == list.deferred(for: .outOfMinutes).count)
  }

  @Test func `what falls off tells the staff that would have saved it, and that staff saves it`()
    throws
  {
    let soon = deadline(alarm: monday.adding(days: 10))
    let candidates = (1...3).map { id in
      candidate(
        id: id, denial(key: "\(id)"), probability: 0.3 + 0.1 * Double(id), deadline: soon,
        effort: effort(minutes: 90, skill: .nurse))
    }
    let list = Worklist(ranking: candidates, on: monday, staff: staff)
    let line = try #require(list.deferred(for: .outOfMinutes).first)
    #expect(line.candidate.id == 1)
    #expect(
      line.reasons.contains {
        $0.description == "90 nurse minutes more in the week of 2026-11-23 would save it alone"
      })
    #expect(list.plan.savingAll.map(\.description) == ["90 nurse minutes"])
    let more = try staff.changed(by: [StaffChange(reading: "nurse +90 for 1 week")])
    #expect(Worklist(ranking: candidates, on: monday, staff: more).plan.withoutRoom == 0)
  }

  @Test func `a skill without minutes, and work longer than any week, are said as such`() throws {
    let call = candidate(id: 1, effort: effort(minutes: 45, skill: .surgeon))
    let long = candidate(id: 2, denial(key: "L"), effort: effort(minutes: 240, skill: .nurse))
    let list = Worklist(
      ranking: [call, long], on: monday, staff: Staff(bySkill: [.nurse: 180]))
    let words = list.deferred(for: .outOfMinutes).map { line in
      (line.candidate.id, line.reasons.first?.description ?? "")
    }
    let byID = Dictionary(uniqueKeysWithValues: words)
    #expect(byID[1] == "takes 45 surgeon minutes, and there are none")
    #expect(byID[2] == "takes 240 nurse minutes, a week has 180")
  }

  @Test func `an amount beyond a billion dollars is looked at, not planned by`() {
    let huge = candidate(denial(recoverable: .known(Money(cents: 900_000_000_000), source: "x")))
    let list = Worklist(ranking: [huge], on: monday, minutes: 600)
    #expect(list.deferred(for: .unknownValue).count == 1)
    #expect(list.plan.expectedNet == .zero)
  }

  @Test func `losing the nurse for a week tells the deadlines lost and their dollars`() throws {
    let due = candidate(
      id: 1, denial(key: "due"), deadline: deadline(alarm: monday.adding(days: 10)),
      effort: effort(minutes: 60, skill: .nurse))
    let later = candidate(
      id: 2, denial(key: "later"), deadline: deadline(alarm: monday.adding(days: 40)),
      effort: effort(minutes: 60, skill: .nurse))
    let question = try StaffQuestion(
      [StaffChange(reading: "nurse 0 for 1 week")], of: [due, later], on: monday, staff: staff)
    #expect(
      question.differences.map { [$0.effect.rawValue, "\($0.line.candidate.id)"] }
        == [["safe start lost", "1"], ["goes to a later week", "2"]])
    #expect(question.gain == Money(cents: -47_000))
    #expect(question.gainThisWeek == Money(cents: -94_000))
  }

  @Test func `what starts late next week is at risk, and lost only where its last day passes`()
    throws
  {
    let (due, gone) = (monday.adding(days: 10), monday.adding(days: 6))
    let candidates = [(1, due), (2, gone)].map { id, alarm in
      candidate(
        id: id, denial(key: "\(id)"), deadline: deadline(alarm: alarm),
        effort: effort(minutes: 60, skill: .nurse))
    }
    let question = try StaffQuestion(
      [StaffChange(reading: "nurse 0 for 1 week")], of: candidates, on: monday, staff: staff)
    #expect(
      question.differences.map { [$0.effect.rawValue, "\($0.line.candidate.id)"] }
        == [["deadline lost", "2"], ["safe start lost", "1"]])
    let plan = question.after.plan
    #expect(plan.late == Money(cents: 47_000) && plan.lost == plan.late)
    #expect(plan.lateWeeks == [1: 1])
    // Next Monday's list has what was called late, at its full value.
    let next = Worklist(ranking: candidates, on: monday.adding(days: 7), staff: staff)
    #expect(next.selected.map(\.candidate.id) == [1] && next.expired.map(\.candidate.id) == [2])
    #expect(next.expectedNetSelected == plan.late)
  }

  @Test func `a late start needs room and its preparation before the last day`() throws {
    func late(prep: Int, hours: Int) throws -> [Int: Int] {
      let due = deadline(alarm: monday.adding(days: 9))
      let candidate = candidate(
        deadline: due, effort: effort(minutes: 60, skill: .nurse, prep: prep))
      let staff = try Staff(bySkill: [.nurse: 60 * hours])
        .changed(by: [StaffChange(reading: "nurse 0 for 1 week")])
      return Worklist(ranking: [candidate], on: monday, staff: staff).plan.lateWeeks
    }
    #expect(try late(prep: 2, hours: 1) == [1: 1])
    #expect(try late(prep: 3, hours: 1).isEmpty)
    #expect(try late(prep: 0, hours: 0).isEmpty)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `more staff never brings less, nor does the frontier ever fall`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let candidates = randomCandidates(60, &random)
    let more = try StaffQuestion(
      [StaffChange(reading: "nurse +30"), StaffChange(reading: "surgeon +15 for 2 weeks")],
      of: candidates, on: monday, staff: staff)
    #expect(more.gain >= .zero)
    let frontier = Frontier(of: candidates, on: monday, staff: staff)
    #expect(frontier.points.count(where: \.isPresent) == 4)
    for (point, next) in zip(frontier.points, frontier.points.dropFirst())
    where point.who == next.who {
      #expect(point.minutes < next.minutes)
      #expect(point.expectedNet <= next.expectedNet)
      #expect(point.expectedNet <= point.bound)
    }
    let plan = more.before.plan
    let worth = plan.expectedNet + plan.late + plan.lost
    #expect(frontier.points.allSatisfy { $0.expectedNet + $0.late + $0.lost == worth })
  }

  @Test func `the frontier gives out what a person's word leaves, as the list does`() throws {
    // An hour there is, both are due this week, and a person gave the hour to the first.
    let candidates = (1...2).map { id in
      candidate(
        id: id, denial(key: "\(id)"), deadline: deadline(alarm: monday.adding(days: 6)),
        effort: effort(minutes: 60, skill: .nurse))
    }
    let word = RankOverride(denial: 1, verdict: .first, reason: "asked", by: "JD", day: monday)
    let staff = Staff(bySkill: [.nurse: 60])
    let list = Worklist(ranking: candidates, on: monday, staff: staff, overrides: [1: word])
    let frontier = Frontier(of: candidates, on: monday, staff: staff, overrides: [1: word])
    #expect(list.plan.expectedNet == .zero && list.plan.lost == Money(cents: 47_000))
    for point in frontier.points where point.isPresent {
      #expect(point.expectedNet == .zero && point.lost == Money(cents: 47_000))
    }
    #expect(frontier.points.contains { $0.expectedNet == Money(cents: 47_000) })
  }
}
