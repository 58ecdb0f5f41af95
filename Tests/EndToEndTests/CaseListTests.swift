import Foundation
import Testing

/// What a review tells of a denial wherever it is listed, by the real binary.
@Suite(.serialized)
struct CaseListTests {
  private static func explained(
    _ job: CaseJob, denial: Int = 1, asOf day: String = "2026-10-31"
  ) throws -> String {
    let text = try Tool.run(
      ["rank", "--as-of", day, "--minutes", "600", "--explain", String(denial)] + job.options)
    #expect(text.status == 0, "\(text.errors)")
    return text.output
  }

  private func review(_ job: CaseJob, asOf day: String = "2026-10-20") throws -> Tool.Result {
    try Tool.run(
      [
        "review", "--notes", job.file("notes"), "--request", job.file("case.json"), "--denial",
        job.file("denial.txt"), "--out", job.scratch.file("Reports").path, "--as-of", day,
      ] + job.options)
  }

  @Test func `verdict, counts and planned day stand in the explanation and on the weekly line`()
    throws
  {
    let job = try CaseJob()
    #expect(try review(job).status == 0)
    let text = try Self.explained(job)
    #expect(text.contains("\nThe chart\n  review of 2026-10-20: met ("))
    #expect(text.contains("0 not met, 0 open"))
    #expect(text.contains("red flags: none found"))
    #expect(text.contains("planned day of the service: 2026-11-24"))
    let folder = job.scratch.file("Reports").path
    _ = try Tool.run(
      ["report", "weekly", "--as-of", "2026-10-31", "--minutes", "600", "--out", folder]
        + job.options)
    let list = try String(contentsOfFile: folder + "/weekly-2026-10-31.csv", encoding: .utf8)
    #expect(list.contains("chart reviewed on 2026-10-20: met ("))
  }

  @Test
  func `a day to act by behind the planned service says so, and two planned days are settled`()
    throws
  {
    let job = try CaseJob()
    try job.edit("case.json", "2026-11-24", "2026-11-12")
    let result = try review(job)
    #expect(
      result.output.contains(
        "settle which is right: the letter's service of 2026-11-24, or the case file's 2026-11-12"))
    let text = try Self.explained(job)
    // The call by 14 November, the appeal by the sixth.
    #expect(text.components(separatedBy: "planned for 2026-11-12, before that day").count == 2)
  }

  @Test func `another letter in its place leaves one denial to work`() throws {
    let job = try CaseJob()
    #expect(try review(job).status == 0)
    try job.edit("denial.txt", "HH-2026-104417", "HH-2026-200000")
    #expect(try review(job).status == 0)
    let why = "its letter was taken out of SYN-CASE-1, or another put in its place"
    #expect(try Self.explained(job, denial: 1).contains(why))
    #expect(try !Self.explained(job, denial: 2).contains(why))
  }

  @Test func `a red flag is seen before anyone works the denial`() throws {
    let job = try CaseJob()
    try job.edit(
      "notes/office_2026-09-22.txt", "She denies bowel or bladder changes and saddle numbness.",
      "She has had urinary retention and saddle numbness since Monday.")
    #expect(try review(job).status == 0)
    let text = try Self.explained(job)
    #expect(text.contains("because: red flag in the chart (review of 2026-10-20)"))
    let folder = job.scratch.file("Reports").path
    _ = try Tool.run(
      ["report", "weekly", "--as-of", "2026-10-31", "--minutes", "600", "--out", folder]
        + job.options)
    let page = try String(contentsOfFile: folder + "/weekly-2026-10-31.html", encoding: .utf8)
    #expect(page.contains("Denial 1: red flag in the chart"))
  }

  @Test func `a request dated after the denial is told in the terminal and on the page`() throws {
    let job = try CaseJob()
    try job.edit("case.json", "2026-10-12", "2026-10-18")
    let result = try review(job)
    #expect(
      result.output.contains("the request is dated 2026-10-18, after the denial of 2026-10-15"))
    let page = try String(
      contentsOf: job.scratch.file("Reports/review-SYN-CASE-1.html"), encoding: .utf8)
    #expect(page.contains("the request is dated 2026-10-18, after the denial of 2026-10-15"))
    #expect(page.contains("2026-10-20"))
  }

  @Test(arguments: [
    ["rank", "--minutes", "600"], ["score"], ["status"], ["train"], ["report", "weekly"],
    ["checklist", "SYN-CASE-1"],
  ])
  func `a mistyped database is refused and not made`(verb: [String]) throws {
    let scratch = try Scratch()
    let path = scratch.file("mistyped.sqlite").path
    let result = try Tool.run(verb + ["--database", path, "--data", Tool.data])
    #expect(result.status == 1)
    #expect(result.errors.contains("no database at \(path)"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `files known from before are counted`() throws {
    let scratch = try Scratch()
    let arguments = [
      "ingest", Tool.data + "/practice/835-2026-04.edi", "--database",
      scratch.file("p.sqlite").path, "--data", Tool.data,
    ]
    #expect(try Tool.run(arguments).output.contains("0 already known"))
    #expect(
      try Tool.run(arguments).output.contains("Loaded nothing new; 1 file as a whole already"))
  }

  @Test func `training as of a day before all data says so`() throws {
    let scratch = try Scratch()
    let options = ["--database", scratch.file("p.sqlite").path, "--data", Tool.data]
    _ = try Tool.run(["ingest", Tool.data + "/practice/835-2026-04.edi"] + options)
    let early = try Tool.run(["train", "--as-of", "2020-01-01"] + options)
    #expect(early.status == 1)
    #expect(
      early.errors.contains("as-of 2020-01-01: no denial was known by then"), "\(early.errors)")
  }

  @Test(arguments: ["TRICARE East", "Federal Employees Health Benefits"])
  func `a federal plan has no rule of its own, and no commercial one runs its clock`(plan: String)
    throws
  {
    let job = try CaseJob()
    try job.edit(
      "denial.txt", "We must receive the appeal no later than\nNovember 6, 2026.", "(\(plan))")
    // A payer that has rules of its own for commercial plans, and administers federal ones.
    try job.edit("case.json", "\"SYN01\"", "\"60054\"")
    let result = try review(job)
    #expect(result.output.contains("the denial letter is of other coverage"), "\(result.output)")
    let text = try Self.explained(job)
    #expect(text.contains("act by: assumed: "))
  }

  @Test func `the headings of a letter go down one step at a time`() throws {
    let job = try CaseJob()
    _ = try review(job)
    let letter = try job.paper("letter", "letter.html")
    let levels = letter.text.matches(of: /<h([1-6])/).compactMap { Int($0.output.1) }
    #expect(levels.first == 1 && levels.count > 3)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(levels)")
  }
}
