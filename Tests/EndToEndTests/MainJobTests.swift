import Foundation
import Testing

/// The main job on the sample practice, once: from files to the ranked page.
@Suite(.serialized)
struct MainJobTests {
  private static func json(_ text: String) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [[String: Any]])
  }

  @Test func `the way from remittances to the ranked page`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    #expect(job.stage.ingested.status == 0, "\(job.stage.ingested.errors)")
    let trained = try #require(job.stage.trained)
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output.contains("Out of time"))
    #expect(try job.run("score", "--as-of", SamplePractice.day).status == 0)

    let ranked = try job.run(
      "rank", "--as-of", SamplePractice.day, "--minutes", "1200", "--format", "json")
    let lines = try Self.json(ranked.output)
    #expect(lines.count >= 10)
    let minutes = lines.compactMap { ($0["Minutes"] as? NSNumber)?.intValue }.reduce(0, +)
    #expect(minutes <= 1200)
    try pageHolds(job, lines: lines.count)
  }

  private func pageHolds(_ job: SamplePractice, lines: Int) throws {
    let folder = job.scratch.file("Reports").path
    let written = try job.run(
      "report", "weekly", "--as-of", SamplePractice.day, "--minutes", "1200", "--out", folder)
    #expect(written.status == 0, "\(written.errors)")
    let page = try String(
      contentsOfFile: folder + "/weekly-\(SamplePractice.day).html", encoding: .utf8)
    #expect(page.contains("Synthetic data"))
    #expect(page.contains("Expected cash by month"))
    #expect(try job.run("status").output.contains("expected cash 2026-1"))
    #expect(!page.contains("http://") && !page.contains("src=\"http") && !page.contains("<script"))
    #expect(page.components(separatedBy: "id=\"denial-").count - 1 >= lines)
    let list = try String(
      contentsOfFile: folder + "/weekly-\(SamplePractice.day).csv", encoding: .utf8)
    let rows = list.split(separator: "\r\n")
    #expect(rows.filter { $0.hasPrefix("selected,") }.count == lines)
    #expect(rows.dropFirst().allSatisfy { $0.hasSuffix(",yes") })
  }

  @Test func `the same files a second time are known and change nothing`() throws {
    let job = try SamplePractice(SamplePractice.loaded)
    let before = try job.run("status", "--format", "json").output
    let again = try job.run("ingest", Tool.data + "/practice")
    #expect(again.status == 0)
    #expect(again.output.contains("Loaded nothing new"))
    #expect(try job.run("status", "--format", "json").output == before)
  }

  @Test func `the payments of the sample add up to the cent`() throws {
    let job = try SamplePractice(SamplePractice.loaded)
    let lines = try Self.json(try job.run("status", "--format", "json").output)
    let unexplained = try #require(lines.first { $0["Which"] as? String == "unexplained" })
    #expect((unexplained["How much"] as? NSNumber)?.doubleValue == 0)
  }

  @Test func `rejected claims are listed as counted, and adjustments of no denial`() throws {
    let job = try SamplePractice(SamplePractice.loaded)
    let status = try Self.json(try job.run("status", "--format", "json").output)
    let count = try #require(status.first { $0["What"] as? String == "rejections" })
    let lines = try Self.json(try job.run("status", "--rejections", "--format", "json").output)
    #expect(lines.count == (count["How much"] as? NSNumber)?.intValue)
    #expect(lines.allSatisfy { $0["Codes"] as? String == "A3:21" && $0["Synthetic"] != nil })
    // Of the sample's four provider adjustments two take back what a denial had won.
    let stray = try Self.json(try job.run("status", "--adjustments", "--format", "json").output)
    #expect(stray.map { $0["Code"] as? String } == ["FB", "FB"])
    let both = try job.run("status", "--rejections", "--issues")
    #expect(both.status == 64)
  }

  @Test func `a model that knows later outcomes can't rank an earlier day`() throws {
    let job = try SamplePractice(SamplePractice.trained)
    let early = try job.run("rank", "--as-of", "2026-06-30", "--minutes", "600")
    #expect(early.status == 1)
    #expect(early.errors.contains("train with --as-of 2026-06-30"))
  }

  @Test func `looking back leaves today's model in force, and today's list`()
    throws
  {
    let job = try SamplePractice(SamplePractice.trained)
    func list(_ day: String) throws -> Tool.Result {
      try job.run("rank", "--as-of", day, "--minutes", "1200", "--format", "csv")
    }
    let today = try list(SamplePractice.day)
    let back = try job.run("train", "--as-of", "2026-06-30")
    #expect(back.status == 0)
    #expect(back.output.contains("the model of \(SamplePractice.day) stays in force"))
    #expect(try list(SamplePractice.day).output == today.output)
    let then = try list("2026-06-30")
    #expect(then.status == 0 && then.output != today.output, "\(then.errors)")
    #expect(
      try job.run("predict-denials", "--unsubmitted", "--as-of", SamplePractice.day).status == 0)
  }

  @Test func `a day that the record does not reach makes no pending appeal a lost one`() throws {
    let job = try SamplePractice(SamplePractice.loaded)
    let late = try job.run("train", "--as-of", "2027-06-30")
    #expect(late.status == 0, "\(late.errors)")
    #expect(late.output.contains("The record ends on 2026-10-30: learned as of that day"))
    #expect(late.output.contains("as known on 2026-10-30"))
    // Neither does it leave the model of claims before sending without later ones to be tested on.
    #expect(!late.output.contains("not tested out of time: too few later denials"))
    let then = try SamplePractice.trained.get().trained
    for count in [" too young to judge", " overturned, ", " undecided at the horizon"] {
      #expect(Self.number(before: count, late) == Self.number(before: count, then), "\(count)")
    }
  }

  /// The number in front of some words of what a command printed.
  private static func number(before words: String, _ result: Tool.Result?) -> Int? {
    guard let output = result?.output, let end = output.range(of: words)?.lowerBound else {
      return nil
    }
    return Int(String(output[..<end].reversed().prefix { $0.isNumber }.reversed()))
  }

  // A small practice: its model is poor, but it must not see what came later either.
  @Test func `what was known on an earlier day does not depend on what came later`() throws {
    let scratch = try Scratch()
    let folder = scratch.file("practice").path
    _ = try Tool.run(
      ["simulate", "--seed", "3", "--months", "14", "--claims", "2000", "--out", folder])
    let all = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let early = all.filter { !$0.hasPrefix("835-2026-09") && !$0.hasPrefix("835-2026-1") }
    #expect(early.count < all.count)
    let coefficients = try [all, early].enumerated().map { index, names in
      let shared = ["--database", scratch.file("\(index).sqlite").path, "--data", Tool.data]
      _ = try Tool.run(["ingest"] + names.map { folder + "/" + $0 } + shared)
      return try Tool.run(["train", "--as-of", "2026-08-31", "--format", "csv"] + shared).output
    }
    #expect(coefficients[0] == coefficients[1])
    #expect(coefficients[0].contains("(Intercept)"))
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
