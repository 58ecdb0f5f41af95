import Foundation
import Testing

/// The sample case in a folder of its own, with a database that knows its contract.
struct CaseJob {
  let scratch: Scratch
  let options: [String]
  let files: URL

  /// The sample case in a folder of its own, so that it can be changed.
  init() throws {
    scratch = try Scratch()
    files = scratch.file("case")
    try FileManager.default.copyItem(
      at: URL(filePath: Tool.data + "/cases/stenosis"), to: files)
    options = ["--database", scratch.file("p.sqlite").path, "--data", Tool.data]
    let terms = ["contract_rates.csv", "contract_terms.csv", "payers.csv"].map {
      Tool.data + "/practice/" + $0
    }
    #expect(try Tool.run(["ingest"] + terms + options).status == 0)
  }

  func review() throws -> Tool.Result {
    try Tool.run(
      [
        "review", "--notes", file("notes"), "--request", file("case.json"), "--denial",
        file("denial.txt"), "--out", scratch.file("Reports").path,
      ] + options)
  }

  func file(_ name: String) -> String { files.appending(path: name).path }

  func paper(
    _ verb: String, _ name: String, _ more: [String] = []
  ) throws -> (result: Tool.Result, text: String) {
    let path = scratch.file(name).path
    let result = try Tool.run(
      [verb, "SYN-CASE-1", "--out", path, "--as-of", "2026-10-31"] + options + more)
    let data = FileManager.default.contents(atPath: path) ?? Data()
    return (result, String(decoding: data, as: UTF8.self))
  }

  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: file(name), encoding: .utf8)
    #expect(text.contains(old))
    try text.replacingOccurrences(of: old, with: new).write(
      toFile: file(name), atomically: true, encoding: .utf8)
  }
}
