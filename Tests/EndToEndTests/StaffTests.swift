import Foundation
import Testing

/// Minutes by skill and questions about staff, with the real binary on the sample.
struct StaffTests {
  private func rank(_ job: SamplePractice, _ arguments: [String]) throws -> Tool.Result {
    try Tool.run(
      ["rank", "--as-of", SamplePractice.day] + arguments + [
        "--database", job.database, "--data", Tool.data,
      ])
  }

  @Test func `losing the nurse for a week takes one command`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let answer = try rank(
      job,
      [
        "--minutes", "biller=1200,nurse=600,surgeon=60", "--what-if", "nurse 0 for 1 week",
        "--frontier",
      ])
    #expect(answer.status == 0, "\(answer.errors)")
    for words in [
      "Minutes used this week: biller ", "What would save it", "safe start lost",
      "Safe starts over all weeks: $", "Safe starts lost: ", "Deadlines lost: ",
      "With room for a late start only: $", "Hours a week",
    ] {
      #expect(answer.output.contains(words), "missing: \(words)")
    }
    #expect(
      answer.output.contains("proven to be the best possible")
        || answer.output.contains("% of the best possible"))
  }

  @Test func `as data the difference and the frontier stand alone`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let staff = ["--minutes", "biller=600", "--minutes", "nurse=300", "--format", "csv"]
    let frontier = try rank(job, staff + ["--frontier"])
    #expect(frontier.output.hasPrefix("Staff,Hours a week"))
    let difference = try rank(
      job, staff + ["--what-if", "nurse +240", "--what-if", "biller 0 for 1 week"])
    #expect(difference.output.hasPrefix("What,Denial"))
    let both = try rank(job, staff + ["--what-if", "nurse +240", "--frontier"])
    #expect(both.status == 64 && both.errors.contains("not for both"))
  }

  @Test
  func `the surgeon sees which calls come before an appeal, and what an hour more would hold`()
    throws
  {
    let job = try SamplePractice(SamplePractice.trained)
    let staff = ["--minutes", "biller=600,nurse=300,surgeon=30"]
    let calls = try rank(job, staff + ["--calls", "--format", "csv"])
    #expect(calls.output.hasPrefix("Denial,Payer,Claim,Denied for,Call by,Call by mark,Planned"))
    #expect(calls.output.contains(",this week,surgeon,30,assumed,"))
    let answer = try rank(job, staff + ["--what-if", "surgeon +60"])
    #expect(answer.output.contains("peer-to-peer call, then "))
    #expect(answer.output.contains("Peer-to-peer calls this week: 1 before and 3 after, of 3"))
  }

  @Test func `where staff cannot keep up a later hour has its price, unless no denial is expected`()
    throws
  {
    let job = try SamplePractice(SamplePractice.trained)
    let few = ["--minutes", "biller=100,nurse=120,surgeon=0"]
    let answer = try rank(job, few)
    #expect(answer.output.contains("weeks an hour of a later week is taken to be worth $"))
    #expect(answer.output.contains(" of nurse"))
    let free = try rank(job, few + ["--expect-none"])
    #expect(free.output.contains("no denial is expected to come any more"))
    let enough = try rank(job, ["--minutes", "9000"])
    #expect(!enough.output.contains("an hour of a later week"))
  }

  @Test func `a report and an explanation take the staff of the last list, by skill too`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let folder = job.scratch.file("Reports").path
    #expect(try rank(job, ["--minutes", "biller=600,nurse=300"]).status == 0)
    let explained = try rank(job, ["--explain", "1"])
    #expect(explained.status == 0, "\(explained.errors)")
    #expect(
      try job.run("report", "weekly", "--as-of", SamplePractice.day, "--out", folder).status == 0)
    let page = try String(
      contentsOfFile: folder + "/weekly-\(SamplePractice.day).html", encoding: .utf8)
    #expect(page.contains("biller 600, nurse 300, surgeon 0 minutes this week"))
  }

  @Test(arguments: [
    (["--minutes", "coder=60"], "expected a skill"), (["--minutes", "nurse=-60"], "0 or more"),
    (["--minutes", "600", "--what-if", "nurse 0"], "no minutes of its own"),
    (["--minutes", "nurse=600", "--what-if", "nurse often"], "what-if"),
    (["--minutes", "nurse=60", "--what-if", "nurse -90"], "cannot have fewer than none"),
  ])
  func `staff that cannot be is refused before anything is done`(
    arguments: [String], words: String
  ) throws {
    let result = try Tool.run(["rank"] + arguments)
    #expect(result.status == 64)
    #expect(result.errors.contains(words), "\(result.errors)")
  }
}
