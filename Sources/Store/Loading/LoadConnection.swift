import Foundation
import GRDB

/// The connection of one load, shared by two threads: the caller's reads the file and makes rows,
/// one of its own writes them.
///
/// SQLite lets any thread use a connection, but one at a time: the caller goes through ``use(_:)``,
/// and the writing thread takes a turn for each statement. Rows are written in the order in
/// which they are handed over. What ``use(_:)`` does comes before rows that still wait, unless
/// ``settle()`` is called first. Few batches wait at a time, so that memory stays flat.
///
/// After a failure nothing more is written, and every call throws it.
final class LoadConnection: @unchecked Sendable {
  private struct Batch {
    let statements: RowStatements
    let values: RowValues
  }

  private static let limit = 10

  private let database: Database
  private let turns = ConnectionTurns()
  /// Guards everything below.
  private let state = NSCondition()
  private var waiting: [Batch] = []
  private var isWriting = false
  private var isStopped = false
  private var isRunning = false
  private var failure: (any Error)?
  /// Emptied values whose memory is used again.
  private var spare: [RowValues] = []

  init(_ database: Database) {
    self.database = database
  }

  /// The caller's turn with the connection.
  func use<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try state.withLock { try throwFailure() }
    return try turns.takeFirst { try body(database) }
  }

  /// The last id of a table that counts its ids up; 0 while it is empty.
  func lastID(_ table: String) throws -> Int {
    try use { try Int.fetchOne($0, sql: "SELECT max(id) FROM \(table)") ?? 0 }
  }

  /// Hands rows over, and waits while many wait already.
  ///
  /// - Returns: Empty values to fill next.
  func write(_ values: RowValues, by statements: RowStatements) throws -> RowValues {
    try state.withLock {
      if !isRunning { start() }
      while waiting.count >= Self.limit, failure == nil { state.wait() }
      try throwFailure()
      waiting.append(Batch(statements: statements, values: values))
      state.broadcast()
      return spare.popLast() ?? RowValues()
    }
  }

  /// Waits until everything handed over is written.
  func settle() throws {
    try state.withLock {
      while !waiting.isEmpty || isWriting, failure == nil { state.wait() }
      try throwFailure()
    }
  }

  /// Ends the writing thread, and returns when it has let go of the connection; rows that still
  /// wait are not written.
  func stop() {
    state.withLock {
      waiting = []
      isStopped = true
      state.broadcast()
      while isRunning { state.wait() }
    }
  }

  private func throwFailure() throws {
    if let failure { throw failure }
  }
}

// MARK: - The writing thread

extension LoadConnection {
  private func start() {
    isRunning = true
    Thread.detachNewThread { [self] in
      while writeNext() {}
      state.withLock {
        isRunning = false
        state.broadcast()
      }
    }
  }

  /// - Returns: `false` when there is nothing more to do.
  private func writeNext() -> Bool {
    guard let batch = next() else { return false }
    var failure: (any Error)?
    do {
      try batch.statements.insert(batch.values) { try turns.takeLast($0) }
    } catch {
      failure = error
    }
    var emptied = batch.values
    emptied.removeAll()
    state.withLock {
      isWriting = false
      self.failure = self.failure ?? failure
      spare.append(emptied)
      state.broadcast()
    }
    return failure == nil
  }

  private func next() -> Batch? {
    state.withLock {
      while waiting.isEmpty, !isStopped { state.wait() }
      guard !isStopped else { return nil }
      isWriting = true
      defer { state.broadcast() }
      return waiting.removeFirst()
    }
  }
}
