import Claims
import Testing
import Worklists

struct LateFilingTests {
  // Upheld on 2 November 2026: 180 days, and five for the mail, end on 6 May 2027.
  @Test(arguments: [("2027-05-06", false), ("2027-05-07", true)])
  func `each level is late by its own window, from the decision on the level below`(
    filed: String, isLate: Bool
  ) throws {
    var denial = upheld(.medicare)
    denial.status = .appealed
    denial.appeals.append(appeal(level: 2, filed: day(filed)))
    let planner = try planner(on: day("2027-06-01"))
    let late = planner.lateFilings(of: denial, profile: nil)
    #expect(late.map(\.level) == (isLate ? [2] : []))
    #expect(late.allSatisfy { $0.deadline.limit == day("2027-05-06") })
    let closed = planner.plan(for: denial, profile: nil).closed
    #expect((closed?.contains("the appeal at level 2 was filed on 2027-05-07") == true) == isLate)
  }

  @Test func `no level is called late whose clock is unverified, or whose start nobody tells`()
    throws
  {
    let late = appeal(level: 2, filed: day("2030-01-01"))
    var unverified = upheld(.medicaid)
    unverified.appeals.append(late)
    var undated = upheld(.medicare, decided: nil)
    undated.appeals.append(late)
    for denial in [unverified, undated] {
      #expect(try planner().lateFilings(of: denial, profile: nil).isEmpty)
    }
  }
}
