import Foundation

/// The real `overturn` binary, run as a user runs it.
enum Tool {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The checkout the tests were built from.
  static let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let data = checkout.appending(path: "Data").path

  private static let binary: URL = {
    let test = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = test.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "overturn")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return checkout.appending(path: ".build/debug/overturn")
  }()

  static func process(_ arguments: [String], in folder: URL? = nil) -> Process {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["OPENBLAS_NUM_THREADS": "1", "TZ": "UTC"], uniquingKeysWith: { $1 })
    return process
  }

  /// Runs the tool to its end. Output goes through files: a full pipe would stop it.
  static func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String?] = [:]
  ) throws -> Result {
    let process = process(arguments, in: folder)
    for (name, value) in environment { process.environment?[name] = value }
    let output = try Scratch()
    let (out, err) = (output.file("out"), output.file("err"))
    for file in [out, err] { FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try String(contentsOf: out, encoding: .utf8),
      errors: try String(contentsOf: err, encoding: .utf8))
  }

  /// Loads files into the database of a folder.
  static func ingest(_ scratch: Scratch, _ paths: [String]) throws -> Result {
    try run(
      ["ingest"] + paths + [
        "--database", scratch.file("p.sqlite").path, "--data", data, "--format", "csv",
      ])
  }
}

/// A folder that is removed with the value.
final class Scratch: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "overturn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func file(_ name: String) -> URL { url.appending(path: name) }

  func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: file(name))
    return file(name).path
  }
}
