import Claims
import Testing
import Worklists

/// A call, records or a corrected claim that nobody has answered stop no clock.
struct PendingTryTests {
  private static func waiting(
    _ action: String, outcome: AppealOutcome = .pending, notice: CalendarDay
  ) -> Denial {
    var denial = denial(
      line: .medicareAdvantage, isPreService: true, notice: notice, status: .appealed)
    denial.appeals = [appeal(action, filed: notice.adding(days: 2), outcome)]
    return denial
  }

  private static func candidate(_ denial: Denial) throws -> Candidate {
    try planner().candidate(
      id: 1, denial: denial, profile: nil, chance: nil,
      recoveredFraction: .known(1, source: "test"))
  }

  @Test(arguments: ["peer-to-peer", "records reply", "corrected claim"])
  func `the first appeal stays to be filed, of unknown chance`(action: String) throws {
    let denial = Self.waiting(action, notice: monday.adding(days: -20))
    let candidate = try Self.candidate(denial)
    #expect(candidate.isWorkable && candidate.nextAction == "first-appeal")
    #expect(candidate.deadline.start == monday.adding(days: -20), "from the denial")
    let list = Worklist(ranking: [candidate], on: monday, minutes: 600)
    let place = try #require(list.place(of: 1))
    #expect(place.part == "deferred: unknown-value", "not among what needs nothing")
    // The model's chance would stand after a call; here it has none.
    let words = action == "peer-to-peer" ? "not scored" : "is not answered"
    #expect(place.line.reasons.contains { $0.description.contains(words) })
  }

  @Test func `once an appeal is filed, or its time is over, there is only the answer to wait for`()
    throws
  {
    var filed = Self.waiting("peer-to-peer", notice: monday.adding(days: -20))
    filed.appeals.append(appeal(filed: monday.adding(days: -10)))
    for denial in [filed, Self.waiting("peer-to-peer", notice: monday.adding(days: -400))] {
      let candidate = try Self.candidate(denial)
      #expect(!candidate.isWorkable && candidate.nextAction == "wait")
    }
  }
}
