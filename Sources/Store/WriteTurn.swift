import Foundation
import Glibc

/// How a write waits while another program writes to the same database.
///
/// SQLite lets in whoever asks at the right moment. A load takes the database anew for each of its files,
/// so that what waits could be passed by for as long as there are files. What people do is therefore
/// announced, and a load lets it in before its next file (``ClaimStore/letOthersWrite()``).
public struct WriteTurn: Sendable, Hashable {
  /// From when a write is asked for until it begins, also behind others of this program; then
  /// ``StoreError/locked(path:holder:)``.
  public let patience: Duration
  /// Whether loads are asked to let it in.
  public let isAnnounced: Bool

  public init(patience: Duration, isAnnounced: Bool) {
    self.patience = patience
    self.isAnnounced = isAnnounced
  }

  /// Of a command that somebody started, and can start again.
  public static let ofCommands = WriteTurn(patience: .seconds(5), isAnnounced: false)
  /// Of a server whose users write a line at a time.
  public static let ofPeople = WriteTurn(patience: .seconds(15), isAnnounced: true)
}

/// The file beside a database whose locks announce writes. The system drops them with the process that
/// holds them, so that nobody waits for one that was killed.
struct TurnFile {
  /// The longest a load waits before a file: neither it nor people's writes can be kept out for good.
  private static let longest = Duration.seconds(1)

  let path: String

  init(database: String) {
    path = database + "-turn"
  }

  /// Does something while it is announced. Where the file can't be made it is done all the same.
  func announcing<Value>(_ body: () throws -> Value) rethrows -> Value {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return try body() }
    defer { close(file) }
    flock(file, LOCK_SH)
    return try body()
  }

  /// Waits until nothing is announced, or the longest is over.
  func letOthersWrite() {
    let file = open(path, O_RDWR | O_CLOEXEC)
    // Where it is missing nobody ever announced a write.
    guard file >= 0 else { return }
    defer { close(file) }
    let end = ContinuousClock.now + Self.longest
    while flock(file, LOCK_EX | LOCK_NB) != 0, ContinuousClock.now < end { usleep(2000) }
  }
}
