import Foundation
import Glibc

/// A program that writes a document's text to its standard output.
struct ExternalReader {
  struct Output {
    var bytes: [UInt8]
    var status: Int32
  }

  let program: URL
  /// How long one file may take, in seconds.
  var secondsAllowed = 60
  /// A small file may unpack into a very large one.
  var bytesAllowed = 64 << 20

  /// - Throws: ``ChartFileError/toolMissing(file:tool:package:)`` where `PATH` has no such program.
  init(_ tool: String, package: String, for file: String) throws(ChartFileError) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let program = path.split(separator: ":")
      .map { URL(filePath: String($0)).appending(path: tool) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let program else {
      throw .toolMissing(file: file, tool: tool, package: package)
    }
    self.program = program
  }

  /// - Throws: ``ChartFileError/tooLarge(_:megabytes:)`` and
  ///   ``ChartFileError/tookTooLong(_:seconds:)``, after the program was stopped.
  func run(_ arguments: [String], for file: String) throws(ChartFileError) -> Output {
    let output = Pipe()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    // A reader's complaints may quote the document.
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw .notFound(file) }
    do {
      let bytes = try read(output.fileHandleForReading.fileDescriptor, for: file)
      process.waitUntilExit()
      return Output(bytes: bytes, status: process.terminationStatus)
    } catch {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      throw error
    }
  }

  /// One thread with `poll`: a timer on a dispatch queue does not fire while tasks occupy the
  /// threads it would need.
  private func read(_ descriptor: Int32, for file: String) throws(ChartFileError) -> [UInt8] {
    let deadline = ContinuousClock.now + .seconds(secondsAllowed)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let left = (deadline - .now) / .milliseconds(1)
      guard left > 0 else { throw .tookTooLong(file, seconds: secondsAllowed) }
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&request, 1, Int32(left.rounded(.up)))
      guard ready > 0 else { continue }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= bytesAllowed else {
        throw .tooLarge(file, megabytes: bytesAllowed >> 20)
      }
    }
  }
}
