import Foundation
import Testing

/// The sample practice, loaded and trained once for all tests by the real binary, since training
/// takes half a minute in a debug build. Each test works on a copy of its own.
struct SamplePractice {
  static let day = "2026-10-31"

  /// How far the practice has come, and what the commands said on the way.
  struct Stage {
    let database: URL
    let ingested: Tool.Result
    var trained: Tool.Result?
  }

  static let loaded = Result {
    let database = folder.appending(path: "loaded.sqlite")
    let ingested = try Tool.run(
      ["ingest", Tool.data + "/practice", "--database", database.path, "--data", Tool.data])
    return Stage(database: database, ingested: ingested)
  }

  static let trained = Result {
    var stage = try loaded.get()
    let database = folder.appending(path: "trained.sqlite")
    try FileManager.default.copyItem(at: stage.database, to: database)
    stage.trained = try Tool.run(
      ["train", "--as-of", day, "--database", database.path, "--data", Tool.data])
    return Stage(database: database, ingested: stage.ingested, trained: stage.trained)
  }

  /// Holds the stages until the tests end.
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "overturn-sample-\(UUID().uuidString)")
    // A folder that can't be made fails the first command that writes to it.
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: SamplePractice.folder) }
    return folder
  }()

  let scratch: Scratch
  let stage: Stage
  let database: String

  init(_ stage: Result<Stage, any Error>) throws {
    self.stage = try stage.get()
    scratch = try Scratch()
    database = scratch.file("practice.sqlite").path
    try FileManager.default.copyItem(atPath: self.stage.database.path, toPath: database)
  }

  /// The finance report of the sample's day, as a page and a journal.
  func finance() throws -> (page: String, journal: String) {
    let folder = scratch.file("Finance").path
    let done = try run(
      "report", "finance", "--as-of", Self.day, "--minutes", "1200", "--out", folder)
    guard done.status == 0 else { throw Refused(errors: done.errors) }
    func text(_ ending: String) throws -> String {
      try String(contentsOfFile: "\(folder)/finance-\(Self.day)\(ending)", encoding: .utf8)
    }
    return (try text(".html"), try text("-journal.csv"))
  }

  struct Refused: Error {
    let errors: String
  }

  func run(_ arguments: String...) throws -> Tool.Result {
    try Tool.run(arguments + ["--database", database, "--data", Tool.data])
  }
}
