import Foundation
import Glibc

/// A program that makes one file of another.
///
/// It may take only so long, must end well, and must have written what it was asked for; what it
/// complains of is not repeated, for it may quote the page.
struct Converter {
  let name: String
  let program: URL
  /// How long one page may take, in seconds.
  var secondsAllowed = 90

  init(name: String, program: URL, secondsAllowed: Int = 90) {
    self.name = name
    self.program = program
    self.secondsAllowed = secondsAllowed
  }

  /// - Throws: ``WorkflowError/toolMissing(_:package:)`` where `PATH` has no such program.
  init(_ tool: String, package: String) throws(WorkflowError) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let program = path.split(separator: ":")
      .map { URL(filePath: String($0)).appending(path: tool) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let program else { throw .toolMissing(tool, package: package) }
    self.init(name: tool, program: program)
  }

  /// - Parameters:
  ///   - arguments: The program's.
  ///   - made: The file it is to write.
  ///   - paper: The user's path, for errors.
  /// - Throws: ``WorkflowError/tookTooLong(_:tool:seconds:)`` after it was stopped,
  ///   ``WorkflowError/notConverted(_:tool:status:)`` where it failed or wrote nothing.
  func run(_ arguments: [String], making made: URL, for paper: String) throws(WorkflowError) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw .notConverted(paper, tool: name, status: nil) }
    let deadline = ContinuousClock.now + .seconds(secondsAllowed)
    while process.isRunning {
      guard ContinuousClock.now < deadline else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        throw .tookTooLong(paper, tool: name, seconds: secondsAllowed)
      }
      usleep(10_000)
    }
    let status = process.terminationReason == .exit ? process.terminationStatus : nil
    let bytes = (try? made.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    guard status == 0, bytes > 0 else {
      throw .notConverted(paper, tool: name, status: status)
    }
  }
}
