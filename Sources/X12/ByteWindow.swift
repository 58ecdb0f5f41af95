import Foundation

/// The bytes of a source that are in sight: a chunk, and how far into it was read.
struct ByteWindow {
  private var source: ByteSource
  private(set) var chunk: [UInt8]
  /// Where in the chunk reading goes on.
  var cursor = 0
  /// Where in the chunk what may be read ends.
  private(set) var limit: Int
  /// The byte of the file at which the chunk begins.
  private var base: Int

  init(_ source: ByteSource, chunk: [UInt8] = [], at base: Int = 0) {
    self.source = source
    self.chunk = chunk
    self.base = base
    limit = chunk.count
  }

  /// The byte of the file at which reading goes on.
  var byte: Int { base + cursor }

  /// How many bytes are in sight.
  var count: Int { limit - cursor }

  /// A window on bytes of the file that are in the chunk, read or not, and on no others.
  func window(on range: Range<Int>) -> ByteWindow? {
    guard range.lowerBound >= base, range.upperBound <= base + limit else { return nil }
    var window = ByteWindow(.exhausted, chunk: chunk, at: base)
    window.cursor = range.lowerBound - base
    window.limit = range.upperBound - base
    return window
  }

  /// Puts the unread tail in front of the bytes that follow it; false where none follow.
  mutating func refill() throws(ByteSource.Failure) -> Bool {
    guard let next = try source.chunk(after: chunk[cursor..<limit]) else { return false }
    base += cursor
    cursor = 0
    chunk = next
    limit = chunk.count
    return true
  }

  /// Brings at least so many bytes into sight, or all that there are.
  mutating func bring(_ wanted: Int) throws(ByteSource.Failure) {
    while count < wanted, try refill() {}
  }

  /// Where in the chunk a byte next stands.
  func firstIndex(of byte: UInt8, from index: Int) -> Int? {
    chunk.withUnsafeBytes { bytes in
      guard index < limit, let start = bytes.baseAddress else { return nil }
      guard let found = memchr(start + index, Int32(byte), limit - index) else { return nil }
      return UnsafeRawPointer(found) - start
    }
  }

  /// Whether `ISA` is next.
  var startsWithISA: Bool {
    count >= 3 && chunk[cursor] == 0x49 && chunk[cursor + 1] == 0x53 && chunk[cursor + 2] == 0x41
  }

  /// Calls `body` with the bytes up to the limit, by their places in the chunk.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    chunk.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<limit])) }
  }

  /// Passes over line breaks, tabs and blanks, but not over one that ends a segment.
  mutating func skipPadding(except terminator: UInt8?) throws(ByteSource.Failure) {
    while true {
      while cursor < limit, Self.isPadding(chunk[cursor]), chunk[cursor] != terminator {
        cursor += 1
      }
      guard cursor == limit, try refill() else { return }
    }
  }

  /// Passes over a byte order mark at the start of the file.
  mutating func skipByteOrderMark() throws(ByteSource.Failure) {
    guard byte == 0 else { return }
    try bring(Self.byteOrderMark.count)
    if chunk.starts(with: Self.byteOrderMark) { cursor = Self.byteOrderMark.count }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  static func isPadding(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
