public import Access
import Foundation
import Glibc
public import Store
import Synchronization

/// Keeps what was seen in a file beside the database until it is in the audit, so that nobody waits
/// for whoever loads a file, and nothing is lost when the program is killed.
///
/// A line is in the file before the answer is sent; ``flush()`` writes it into the chain. Lines that
/// were left are taken in when the spool is opened again.
public final class AuditSpool: Sendable {
  private struct State {
    var file: FileHandle
    var waiting: [SpooledEntry]
    var last: Int
  }

  private let store: ClaimStore
  private let state: Mutex<State>
  /// One flush at a time.
  private let flushing = Mutex(())

  /// - Throws: `StoreError`, ``WorkflowError/cannotWrite(_:)`` for the file beside the database,
  ///   ``WorkflowError/servedAlready(_:)`` while another program keeps it.
  public init(_ store: ClaimStore, database: String) throws {
    self.store = store
    let path = database + "-audit"
    let files = FileManager.default
    if !files.fileExists(atPath: path) {
      _ = files.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw WorkflowError.cannotWrite(path)
    }
    // Two would take each other's lines away; the system lets go of it with the program.
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw WorkflowError.servedAlready(database)
    }
    let left = Self.lines(of: path)
    // The piece of a line would spoil the next.
    if left.isEmpty { try file.truncate(atOffset: 0) }
    try file.seekToEnd()
    let mark = try store.spoolMark()
    state = Mutex(
      State(file: file, waiting: left, last: max(mark, left.map(\.number).max() ?? 0)))
    try flush()
  }

  /// A line cut off when the program was killed was never answered for.
  private static func lines(of path: String) -> [SpooledEntry] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(SpooledEntry.self, from: Data($0))
    }
  }

  /// Keeps what somebody did.
  public func note(
    actor: String, _ verb: AuditEntry.Verb, _ object: String, outcome: String = "done",
    at seconds: Int
  ) throws {
    try state.withLock { state in
      let entry = SpooledEntry(
        number: state.last + 1, time: seconds, actor: actor, verb: verb, object: object,
        outcome: outcome)
      var line = try JSONEncoder().encode(entry)
      line.append(UInt8(ascii: "\n"))
      try state.file.write(contentsOf: line)
      state.last += 1
      state.waiting.append(entry)
    }
  }

  /// Writes what waits into the audit, and empties the file when nothing waits any more.
  public func flush() throws {
    try flushing.withLock { _ in
      let waiting = state.withLock { $0.waiting }
      guard let end = waiting.last?.number else { return }
      try store.audit(waiting)
      try state.withLock { state in
        state.waiting.removeAll { $0.number <= end }
        guard state.waiting.isEmpty else { return }
        try state.file.truncate(atOffset: 0)
      }
    }
  }
}
