import Foundation
import Testing

struct UsageTests {
  @Test func `wrong usage exits 64 and says what was expected`() throws {
    #expect(try Tool.run(["rank"]).status == 64)
    #expect(try Tool.run(["rank", "--minutes", "-5"]).status == 64)
    let day = try Tool.run(["rank", "--minutes", "10", "--as-of", "2026-02-30"])
    #expect(day.status == 64)
    #expect(day.errors.contains("as-of"))
    let asked = try Tool.run(["rank", "--explain", "1", "--frontier"])
    #expect(asked.status == 64, "nothing that was asked is passed over")
  }

  // Where the system's OpenBLAS does not know the processor a program starts itself again, unless
  // the variable is set; on a processor that it knows both runs are plain ones.
  @Test func `starting again with better kernels changes nothing that a user sees`() throws {
    let scratch = try Scratch()
    let results = try [nil, "Prescott"].map {
      try Tool.run(
        ["ingest", "no such file, \"quoted\" \u{E9}.835", "--data", Tool.data], in: scratch.url,
        environment: ["OPENBLAS_CORETYPE": $0])
    }
    #expect(results.map(\.status) == [1, 1])
    #expect(results[0].errors == results[1].errors)
    #expect(results[0].errors.contains("\"quoted\" \u{E9}.835"))
  }

  @Test func `an empty folder is refused by name`() throws {
    let scratch = try Scratch()
    let folder = scratch.file("empty")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let result = try Tool.run(
      ["ingest", folder.path, "--database", scratch.file("p.sqlite").path, "--data", Tool.data])
    #expect(result.status == 1)
    #expect(result.errors.contains("the folder holds no files"))
  }

  @Test func `a missing file is refused with the remedy`() throws {
    let scratch = try Scratch()
    let result = try Tool.run(
      [
        "ingest", scratch.file("none.835").path, "--database", scratch.file("p.sqlite").path,
        "--data", Tool.data,
      ])
    #expect(result.status == 1)
    #expect(result.errors.contains("check the path"))
  }

  @Test func `a file that is not a database is refused and left as it is`() throws {
    let scratch = try Scratch()
    let database = try scratch.write(String(repeating: "not a database ", count: 100), "p.sqlite")
    let result = try Tool.run(["status", "--database", database, "--data", Tool.data])
    #expect(result.status == 1)
    #expect(result.errors.contains("expected an SQLite database"))
    #expect(try String(contentsOfFile: database, encoding: .utf8).hasPrefix("not a database"))
  }

  @Test func `ranking an empty database says to ingest first`() throws {
    let scratch = try Scratch()
    let result = try Tool.run(
      [
        "rank", "--minutes", "60", "--database", scratch.file("p.sqlite").path, "--data",
        Tool.data,
      ])
    #expect(result.status == 1)
    #expect(result.errors.contains("overturn ingest"))
  }
}
