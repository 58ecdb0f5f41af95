/// Slows down who guesses: after five failures the next try waits four seconds, and each further one
/// twice as long, up to a quarter of an hour. Counted by address, by account and address, and by account
/// from anywhere, of which the last is slowed down after fifty: else anybody could lock an owner out.
public struct LoginThrottle: Sendable {
  /// What failures are counted by.
  public enum Key: Sendable, Hashable {
    /// Whoever tries at one place.
    case here(String)
    /// An account, tried from anywhere.
    case anywhere(String)

    fileprivate var free: Int {
      switch self {
      case .here: 5
      case .anywhere: 50
      }
    }
  }

  private struct Record {
    var failures = 0
    var last = 0
  }

  private static let longestWait = 900
  /// Beyond it the oldest are forgotten, so that a flood of names can't fill the memory.
  private static let most = 10_000

  private var records: [Key: Record] = [:]

  public init() {}

  /// Seconds to wait before the next try; 0 for none.
  public func wait(_ keys: [Key], at seconds: Int) -> Int {
    keys.map { key in
      guard let record = records[key], record.failures >= key.free else { return 0 }
      let doublings = min(record.failures - key.free, 10) + 2
      return max(0, record.last + min(Self.longestWait, 1 << doublings) - seconds)
    }.max() ?? 0
  }

  public mutating func failed(_ keys: [Key], at seconds: Int) {
    for key in keys {
      var record = records[key] ?? Record()
      if seconds - record.last > 4 * Self.longestWait { record.failures = 0 }
      record.failures += 1
      record.last = seconds
      records[key] = record
    }
    guard records.count > Self.most else { return }
    let oldest = records.sorted { $0.value.last < $1.value.last }.prefix(Self.most / 2)
    for (key, _) in oldest { records[key] = nil }
  }

  public mutating func succeeded(_ keys: [Key]) {
    for key in keys { records[key] = nil }
  }
}
