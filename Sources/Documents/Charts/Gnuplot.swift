public import Foundation
import Glibc

/// The gnuplot program, which turns a script into SVG.
public struct Gnuplot: Sendable, Hashable {
  /// The program file.
  public let executable: URL
  /// How long one chart may take before it counts as failed, in seconds.
  public let secondsAllowed: Int

  public init(executable: URL, secondsAllowed: Int = 20) {
    self.executable = executable
    self.secondsAllowed = secondsAllowed
  }

  /// The first gnuplot on `PATH`; `nil` where there is none.
  public static func onPath() -> Gnuplot? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":")
      .map { URL(filePath: String($0)).appending(path: "gnuplot") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
      .map { Gnuplot(executable: $0) }
  }

  /// What gnuplot writes for a script; `nil` if it failed, took too long or wrote nothing.
  func output(of script: String) -> String? {
    guard let input = Self.unlinkedFile(holding: script) else { return nil }
    let output = Pipe()
    let process = Process()
    process.executableURL = executable
    process.arguments = ["-d"]  // no start-up files: the page depends on the report alone
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = Self.read(
      output.fileHandleForReading.fileDescriptor, for: .seconds(secondsAllowed))
    if bytes == nil { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0,
      let bytes, !bytes.isEmpty
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// All bytes up to the end; `nil` if the end does not come in time.
  ///
  /// One thread with `poll`: a timer on a dispatch queue does not fire while tasks occupy the
  /// threads it would need.
  private static func read(_ descriptor: Int32, for allowed: Duration) -> [UInt8]? {
    let deadline = ContinuousClock.now + allowed
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let left = (deadline - .now) / .milliseconds(1)
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard left > 0 else { return nil }
      let ready = poll(&request, 1, Int32(left.rounded(.up)))
      if ready < 0 && errno == EINTR { continue }
      guard ready > 0 else { return nil }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += chunk.prefix(count)
    }
  }

  /// A file without a name, at its beginning. A pipe would kill this process with SIGPIPE should
  /// gnuplot end before it has read everything.
  private static func unlinkedFile(holding text: String) -> FileHandle? {
    guard let stream = tmpfile() else { return nil }
    let handle = FileHandle(fileDescriptor: dup(fileno(stream)), closeOnDealloc: true)
    fclose(stream)
    guard (try? handle.write(contentsOf: Data(text.utf8))) != nil,
      (try? handle.seek(toOffset: 0)) != nil
    else { return nil }
    return handle
  }
}
