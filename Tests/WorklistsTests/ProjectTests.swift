import Claims
import Testing
import Worklists

struct ProjectTests {
  @Test func `denials of one payer and cause are one project, with their dollars`() throws {
    func one(_ id: Int, _ remarks: [String], _ recoverable: Estimate<Money>) -> Candidate {
      var denial = denial(key: "\(id)", recoverable: recoverable)
      denial.reason = "50"
      denial.remarks = remarks
      return candidate(id: id, denial)
    }
    let known = Estimate<Money>.known(Money(cents: 100_000), source: "x")
    let list = Worklist(
      ranking: [
        one(1, ["N115"], known), one(2, ["N115"], known), one(3, ["N115"], .unknown(reason: "x")),
        one(4, [], known),
      ], on: monday, minutes: 600)
    let project = try #require(Project.projects(of: list).first)
    #expect(Project.projects(of: list).count == 1)
    #expect(project.denials == [1, 2, 3] && project.cause == "50 N115")
    #expect(project.recoverable == Money(cents: 200_000) && project.unknown == 1)
    // Twice 0.5 × $1,000 − $30.
    #expect(project.expectedNet == Money(cents: 94_000) && project.valued == 2)
  }

  @Test func `what costs more than it brings is in no project and takes nothing off`() throws {
    func one(_ id: Int, cents: Int) -> Candidate {
      var denial = denial(
        key: "\(id)", recoverable: .known(Money(cents: cents), source: "x"))
      denial.reason = "50"
      return candidate(id: id, denial)
    }
    let list = Worklist(
      ranking: [one(1, cents: 100_000), one(2, cents: 100_000), one(3, cents: 1_000)], on: monday,
      minutes: 600)
    let project = try #require(Project.projects(of: list).first)
    #expect(project.denials == [1, 2] && project.expectedNet == Money(cents: 94_000))
  }

  @Test func `what is past an assumed day is asked about, and its dollars are in no sum`() throws {
    func one(_ id: Int, past: Bool, cause: String = "50") -> Candidate {
      var denial = denial(key: "\(id)")
      denial.reason = cause
      return candidate(
        id: id, denial,
        deadline: past
          ? deadline(alarm: monday.adding(days: -40), standing: .assumed)
          : deadline(alarm: monday.adding(days: 30 + id)))
    }
    let list = Worklist(
      ranking: [
        one(1, past: true), one(2, past: false), one(3, past: true, cause: "16"),
        one(4, past: true, cause: "16"),
      ], on: monday, minutes: 600)
    // Of two that are past nothing can be worked before the payer is asked: no project.
    let projects = Project.projects(of: list)
    #expect(projects.map(\.cause) == ["50"])
    let project = try #require(projects.first)
    #expect(project.denials == [2] && project.toConfirm == [1])
    #expect(project.recoverable == Money(cents: 100_000) && project.valued == 1)
    #expect(project.firstAlarm == monday.adding(days: 32) && !project.isFirstAlarmAssumed)
  }
}
