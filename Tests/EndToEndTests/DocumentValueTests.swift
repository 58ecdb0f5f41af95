import Foundation
import Testing

/// What a missing document adds, by the real binary: the sample case with its therapy notes gone.
@Suite(.serialized)
struct DocumentValueTests {
  /// The sample practice with the case reviewed on its day.
  private struct Job {
    let practice: SamplePractice
    let files: URL

    init(_ stage: Result<SamplePractice.Stage, any Error>) throws {
      practice = try SamplePractice(stage)
      files = practice.scratch.file("case")
      try FileManager.default.copyItem(at: URL(filePath: Tool.data + "/cases/stenosis"), to: files)
      try FileManager.default.removeItem(atPath: file("notes/therapy_2026-04-28.txt"))
      try edit(
        "notes/office_2026-09-22.txt",
        "8 weeks of in-person physical therapy (16 visits, 3/3/2026\nto 4/28/2026)",
        "physical therapy")
    }

    func file(_ name: String) -> String { files.appending(path: name).path }

    func edit(_ name: String, _ old: String, _ new: String) throws {
      let text = try String(contentsOfFile: file(name), encoding: .utf8)
      #expect(text.contains(old))
      try text.replacingOccurrences(of: old, with: new).write(
        toFile: file(name), atomically: true, encoding: .utf8)
    }

    var reports: String { practice.scratch.file("Reports").path }

    func review(on day: String = SamplePractice.day) throws {
      let result = try practice.run(
        "review", "--as-of", day, "--notes", file("notes"), "--request", file("case.json"),
        "--denial", file("denial.txt"), "--out", reports)
      #expect(result.status == 0, "\(result.errors)")
    }

    func checklist() throws -> String {
      let result = try practice.run("checklist", "SYN-CASE-1", "--as-of", SamplePractice.day)
      #expect(result.status == 0, "\(result.errors)")
      return result.output
    }

    func weekly() throws -> String {
      let result = try practice.run(
        "report", "weekly", "--as-of", SamplePractice.day, "--minutes", "600", "--out", reports)
      #expect(result.status == 0, "\(result.errors)")
      return try String(
        contentsOfFile: reports + "/weekly-\(SamplePractice.day).html", encoding: .utf8)
    }

    func scores() throws -> [String] {
      let result = try practice.run("score", "--as-of", SamplePractice.day, "--format", "csv")
      return result.output.split(separator: "\r\n").map(String.init)
    }
  }

  @Test func `nothing learned of reviews is said, and a review changes no chance`() throws {
    let job = try Job(SamplePractice.trained)
    let before = try job.scores()
    try job.review()
    let list = try job.checklist()
    #expect(list.contains("the model learned from 0 reviewed charts (0 overturned); 30 are needed"))
    #expect(list.contains("unknown"))
    #expect(Set(before).isSubset(of: try job.scores()))
    let page = try job.weekly()
    #expect(page.contains("What one missing document would add") && page.contains("SYN-CASE-1"))
    #expect(page.contains("What they would add is unknown"))
  }

  @Test func `with enough reviewed charts the missing document has a worth`() throws {
    let job = try Job(SamplePractice.loaded)
    let simulated = job.practice.scratch.file("reviewed")
    #expect(
      try Tool.run(["simulate", "--reviews", "0.6", "--out", simulated.path]).status == 0)
    // The practice beside the reviews is the sample, to the byte.
    for name in ["denials.csv", "appeals.csv", "835-2026-10.edi"] {
      #expect(
        FileManager.default.contents(atPath: simulated.appending(path: name).path)
          == FileManager.default.contents(atPath: Tool.data + "/practice/" + name))
    }
    let loaded = try job.practice.run(
      "ingest", simulated.appending(path: "chart-reviews.csv").path)
    #expect(loaded.output.contains("205 chart reviews"), "\(loaded.output)")
    let trained = try job.practice.run("train", "--as-of", SamplePractice.day)
    #expect(trained.output.contains("tenths of criteria not met"), "\(trained.errors)")
    try job.review()
    let list = try job.checklist()
    #expect(list.contains("Chance of overturn now") && list.contains("(estimated) on average"))
    #expect(list.contains("open requirements that a second review settled were met"))
    let page = try job.weekly()
    #expect(page.contains("What one missing document would add") && page.contains("P(it shows it)"))
    let model = try job.practice.run("validate", "--out", job.reports)
    #expect(model.status == 0, "\(model.errors)")
    let report = try String(
      contentsOfFile: job.reports + "/model-synthetic-\(SamplePractice.day).html", encoding: .utf8)
    #expect(report.contains("What reviewed charts tell"))
  }

  @Test func `a case that changed since its review is named and keeps no other from its verdict`()
    throws
  {
    let job = try Job(SamplePractice.loaded)
    try job.review()
    let policy = "aetna-cpb-0743@2026-07-30"
    func difference() throws -> String {
      let result = try job.practice.run("policy", "diff", policy, policy)
      #expect(result.status == 0, "\(result.errors)")
      return result.output
    }
    #expect(try difference().contains("0 of 1 open cases"))
    try job.edit("case.json", "\"L4-5\"", "\"L3-4\"")
    let changed = try difference()
    #expect(changed.contains("not judged: changed since the review: case.json"), "\(changed)")
    try job.edit("case.json", "{", "[")
    #expect(try difference().contains("not judged"))
  }
}
