import Claims
import Testing
import Worklists

/// What has passed its last safe start, and still has room before its last day.
struct LateStartTests {
  /// Safe to start this week only, in time in the next; and safe for months.
  private func due(_ id: Int, cents: Int = 100_000) -> Candidate {
    candidate(
      id: id, denial(key: "due \(id)", recoverable: .known(Money(cents: cents), source: "x")),
      deadline: deadline(alarm: monday.adding(days: 10)))
  }

  private func waiting(_ id: Int) -> Candidate {
    candidate(
      id: id, denial(key: "waits \(id)"), deadline: deadline(alarm: monday.adding(days: 120)))
  }

  @Test func `planned work that is safe later makes room, as the list of that week would let it`()
    throws
  {
    let none = try StaffChange(reading: "staff 0 for 1 week")
    let staff = try Staff(minutes: 60).changed(by: [none])
    let list = Worklist(ranking: [due(1), waiting(2)], on: monday, staff: staff)
    #expect(list.plan.lateWeeks == [1: 1] && list.plan.lostCount == 0)
    #expect(list.plan.weeks == [2: 2], "it would have been done in the first free week")
    // A week later the list holds it, as was said.
    let next = Worklist(
      ranking: [due(1), waiting(2)], on: monday.adding(days: 7), staff: Staff(minutes: 60))
    #expect(next.selected.map(\.candidate.id) == [1])
  }

  @Test func `what no week before its last day can hold is lost`() throws {
    let none = try StaffChange(reading: "staff 0 for 1 week")
    let staff = try Staff(minutes: 60).changed(by: [none])
    let list = Worklist(ranking: [due(1), due(2, cents: 300_000)], on: monday, staff: staff)
    #expect(list.plan.lateWeeks == [2: 1] && list.plan.lostCount == 1)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `no week gives more minutes than it has, and what is safe stays so`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let candidates = (1...40).map { id in
      candidate(
        id: id,
        denial(
          key: "K\(id)",
          recoverable: .known(
            Money(cents: Int.random(in: 20_000...900_000, using: &random)), source: "x")),
        deadline: deadline(alarm: monday.adding(days: Int.random(in: 3...60, using: &random))),
        effort: effort(minutes: 5 * Int.random(in: 3...24, using: &random)))
    }
    let plan = Worklist(ranking: candidates, on: monday, minutes: 150).plan
    var used: [Int: Int] = [:]
    for candidate in candidates {
      let week = plan.weeks[candidate.id] ?? plan.lateWeeks[candidate.id]
      guard let week else { continue }
      used[week, default: 0] += candidate.effort.minutes
      let safe = max(0, candidate.latestSafeStart.days(since: monday)) / 7
      #expect((week <= safe) == (plan.weeks[candidate.id] != nil))
      #expect(week == 0 || monday.adding(days: 7 * week) <= candidate.lastStart)
    }
    #expect(used.values.allSatisfy { $0 <= 150 })
  }
}
