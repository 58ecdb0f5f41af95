import Foundation
import Testing

/// Loads cut off, in another order, or beside another program.
struct InterruptedLoadTests {
  @Test func `after a load that was cut off, ranking brings the denials up to date first`() throws {
    let scratch = try Scratch()
    let database = scratch.file("p.sqlite").path
    #expect(try Tool.ingest(scratch, [Tool.data + "/practice/835-2026-10.edi"]).status == 0)
    let whole = try sqlite(database, "SELECT count(*) FROM denial")
    // As if the program had ended between the last file and the derivation.
    _ = try sqlite(database, "DELETE FROM denial; DELETE FROM derivation_mark")
    let options = ["--database", database, "--data", Tool.data]
    #expect(try Tool.run(["status"] + options).output.contains("not up to date"))
    #expect(
      try Tool.run(["rank", "--minutes", "60", "--as-of", "2026-10-31"] + options).status == 0)
    #expect(try sqlite(database, "SELECT count(*) FROM denial") == whole)
    #expect(try !Tool.run(["status"] + options).output.contains("not up to date"))
  }

  @Test func `the order of loading changes no denial`() throws {
    let files = ["835-2026-02.edi", "835-2026-03.edi", "835-2026-04.edi", "denials.csv"]
      .map { Tool.data + "/practice/" + $0 }
    let denials = { (files: [String]) in
      let scratch = try Scratch()
      for file in files { _ = try Tool.ingest(scratch, [file]) }
      return try sqlite(
        scratch.file("p.sqlite").path,
        "SELECT key, status, recoverable_cents, recoverable_mark FROM v_denial ORDER BY key")
    }
    let forward = try denials(files)
    #expect(forward.contains("estimated"))
    #expect(try denials(files.reversed()) == forward)
  }

  @Test func `kill -9 in the middle of a load leaves the file whole or absent`() throws {
    let scratch = try Scratch()
    let folder = scratch.file("many").path
    _ = try Tool.run(["simulate", "--claims", "30000", "--months", "2", "--out", folder])
    let database = scratch.file("p.sqlite").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("835") }.sorted().map { folder + "/" + $0 }
    let arguments = ["ingest"] + files + ["--database", database, "--data", Tool.data]
    let process = Tool.process(arguments)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while !FileManager.default.fileExists(atPath: database + "-wal") { usleep(1000) }
    usleep(300_000)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try Tool.run(arguments).status == 0)
    let fresh = scratch.file("fresh.sqlite").path
    _ = try Tool.run(["ingest"] + files + ["--database", fresh, "--data", Tool.data])
    let money = { (path: String) in
      try Tool.run(["status", "--database", path, "--data", Tool.data, "--format", "csv"]).output
    }
    #expect(try money(database) == money(fresh))
  }

  @Test func `a locked database says so and is left alone`() throws {
    let scratch = try Scratch()
    #expect(try Tool.ingest(scratch, [Tool.data + "/practice/payers.csv"]).status == 0)
    let lock = Process()
    lock.executableURL = URL(filePath: "/usr/bin/env")
    let sql = "BEGIN EXCLUSIVE;"
    lock.arguments = ["sqlite3", scratch.file("p.sqlite").path]
    let input = Pipe()
    lock.standardInput = input
    try lock.run()
    input.fileHandleForWriting.write(Data((sql + "\n").utf8))
    usleep(300_000)
    let result = try Tool.ingest(scratch, [Tool.data + "/practice/contract_rates.csv"])
    try input.fileHandleForWriting.close()
    lock.waitUntilExit()
    #expect(result.status == 1)
    #expect(result.errors.contains("locked") || result.errors.contains("another program"))
  }

  private func sqlite(_ database: String, _ sql: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sqlite3", database, sql]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }
}
