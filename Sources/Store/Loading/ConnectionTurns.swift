import Foundation

/// Who uses a connection now: the caller of a load goes before the thread that writes its rows.
///
/// A mutex is not fair: the writer, which takes a turn for statement after statement, would get it
/// again and again while the caller waits, and then wait for the caller in its turn.
final class ConnectionTurns: Sendable {
  private let state = NSCondition()
  nonisolated(unsafe) private var isTaken = false
  nonisolated(unsafe) private var isAwaited = false

  /// Whether the caller waits.
  var isAwaitedNow: Bool { state.withLock { isAwaited } }

  /// Runs `body` as soon as the connection is free.
  func takeFirst<Value>(_ body: () throws -> Value) rethrows -> Value {
    state.withLock {
      isAwaited = true
      while isTaken { state.wait() }
      (isAwaited, isTaken) = (false, true)
    }
    defer { release() }
    return try body()
  }

  /// Runs `body` when the connection is free and the caller does not wait for it.
  func takeLast<Value>(_ body: () throws -> Value) rethrows -> Value {
    state.withLock {
      while isTaken || isAwaited { state.wait() }
      isTaken = true
    }
    defer { release() }
    return try body()
  }

  private func release() {
    state.withLock {
      isTaken = false
      state.broadcast()
    }
  }
}
