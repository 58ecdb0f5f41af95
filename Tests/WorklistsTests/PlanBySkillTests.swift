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
    #expect(list.plan.lost == list.expectedNetWithoutRoom)
    #expect(list.plan.lostCount == list.deferred(for: .outOfMinutes).count)
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
    #expect(Worklist(ranking: candidates, on: monday, staff: more).plan.lostCount == 0)
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
        == [["deadline lost", "1"], ["goes to a later week", "2"]])
    #expect(question.gain == Money(cents: -47_000))
    #expect(question.gainThisWeek == Money(cents: -94_000))
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
    let worth = more.before.plan.expectedNet + more.before.plan.lost
    #expect(frontier.points.allSatisfy { $0.expectedNet + $0.lost == worth })
  }
}
