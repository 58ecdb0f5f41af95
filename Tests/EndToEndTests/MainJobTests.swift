import Foundation
import Testing

/// The main job on the sample practice, once: from files to the ranked page.
@Suite(.serialized)
struct MainJobTests {
  private static let day = "2026-10-31"

  private struct Job {
    let scratch: Scratch
    let database: String
    let ingested: Tool.Result

    init() throws {
      scratch = try Scratch()
      database = scratch.file("practice.sqlite").path
      ingested = try Tool.run(
        ["ingest", Tool.data + "/practice", "--database", database, "--data", Tool.data])
    }

    func run(_ arguments: String...) throws -> Tool.Result {
      try Tool.run(arguments + ["--database", database, "--data", Tool.data])
    }
  }

  private static func json(_ text: String) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [[String: Any]])
  }

  @Test func `the way from remittances to the ranked page`() throws {
    let job = try Job()
    #expect(job.ingested.status == 0, "\(job.ingested.errors)")
    let trained = try job.run("train", "--as-of", Self.day)
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output.contains("Out of time"))
    #expect(try job.run("score", "--as-of", Self.day).status == 0)

    let ranked = try job.run(
      "rank", "--as-of", Self.day, "--minutes", "1200", "--format", "json")
    let lines = try Self.json(ranked.output)
    #expect(lines.count >= 10)
    let minutes = lines.compactMap { ($0["Minutes"] as? NSNumber)?.intValue }.reduce(0, +)
    #expect(minutes <= 1200)
    try pageHolds(job, lines: lines.count)
  }

  private func pageHolds(_ job: Job, lines: Int) throws {
    let folder = job.scratch.file("Reports").path
    let written = try job.run(
      "report", "weekly", "--as-of", Self.day, "--minutes", "1200", "--out", folder)
    #expect(written.status == 0, "\(written.errors)")
    let page = try String(contentsOfFile: folder + "/weekly-\(Self.day).html", encoding: .utf8)
    #expect(page.contains("Synthetic data"))
    #expect(page.contains("Expected cash by month"))
    #expect(try job.run("status").output.contains("expected cash 2026-1"))
    #expect(!page.contains("http://") && !page.contains("src=\"http") && !page.contains("<script"))
    #expect(page.components(separatedBy: "id=\"denial-").count - 1 >= lines)
    let list = try String(contentsOfFile: folder + "/weekly-\(Self.day).csv", encoding: .utf8)
    let rows = list.split(separator: "\r\n")
    #expect(rows.filter { $0.hasPrefix("selected,") }.count == lines)
    #expect(rows.dropFirst().allSatisfy { $0.hasSuffix(",yes") })
  }

  @Test func `the same files a second time are known and change nothing`() throws {
    let job = try Job()
    let before = try job.run("status", "--format", "json").output
    let again = try job.run("ingest", Tool.data + "/practice")
    #expect(again.status == 0)
    #expect(again.output.contains("Loaded nothing new"))
    #expect(try job.run("status", "--format", "json").output == before)
  }

  @Test func `the payments of the sample add up to the cent`() throws {
    let job = try Job()
    let lines = try Self.json(try job.run("status", "--format", "json").output)
    let unexplained = try #require(lines.first { $0["Which"] as? String == "unexplained" })
    #expect((unexplained["How much"] as? NSNumber)?.doubleValue == 0)
  }

  @Test func `a model that knows later outcomes can't rank an earlier day`() throws {
    let job = try Job()
    #expect(try job.run("train", "--as-of", Self.day).status == 0)
    let early = try job.run("rank", "--as-of", "2026-06-30", "--minutes", "600")
    #expect(early.status == 1)
    #expect(early.errors.contains("train with --as-of 2026-06-30"))
  }

  @Test func `what was known on an earlier day does not depend on what came later`() throws {
    let full = try Job()
    let scratch = try Scratch()
    let database = scratch.file("early.sqlite").path
    let early = try FileManager.default.contentsOfDirectory(atPath: Tool.data + "/practice")
      .filter { !$0.hasPrefix("835-2026-09") && !$0.hasPrefix("835-2026-1") }
      .map { Tool.data + "/practice/" + $0 }
    _ = try Tool.run(["ingest"] + early + ["--database", database, "--data", Tool.data])
    let arguments = ["train", "--as-of", "2026-08-31", "--format", "csv"]
    let fromFull = try full.run("train", "--as-of", "2026-08-31", "--format", "csv").output
    let fromEarly = try Tool.run(
      arguments + ["--database", database, "--data", Tool.data]
    ).output
    #expect(fromFull == fromEarly)
    #expect(fromFull.contains("(Intercept)"))
  }

  @Test func `the same seed writes the sample again, byte for byte`() throws {
    let scratch = try Scratch()
    let folder = scratch.file("again").path
    _ = try Tool.run([
      "simulate", "--seed", "1", "--months", "24", "--claims", "4000", "--out", folder,
    ])
    let names = try FileManager.default.contentsOfDirectory(atPath: Tool.data + "/practice")
    #expect(names.count > 100)
    for name in names {
      let sample = try Data(contentsOf: URL(filePath: Tool.data + "/practice/" + name))
      #expect(try Data(contentsOf: URL(filePath: folder + "/" + name)) == sample, "\(name)")
    }
  }
}
