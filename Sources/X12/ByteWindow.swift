import Foundation

/// The bytes of a source that are in sight: a chunk, and how far into it was read.
struct ByteWindow {
  private var source: ByteSource
  private(set) var chunk: [UInt8]
  /// Where in the chunk reading goes on.
  var cursor = 0
  /// The byte of the file at which the chunk begins.
  private var base: Int

  init(_ source: ByteSource, chunk: [UInt8] = [], at base: Int = 0) {
    self.source = source
    self.chunk = chunk
    self.base = base
  }

  /// The byte of the file at which reading goes on.
  var byte: Int { base + cursor }

  /// How many bytes are in sight.
  var count: Int { chunk.count - cursor }

  /// Puts the unread tail in front of the bytes that follow it; false where none follow.
  mutating func refill() throws(ByteSource.Failure) -> Bool {
    guard let next = try source.chunk(after: chunk[cursor...]) else { return false }
    base += cursor
    cursor = 0
    chunk = next
    return true
  }

  /// Brings at least so many bytes into sight, or all that there are.
  mutating func bring(_ wanted: Int) throws(ByteSource.Failure) {
    while count < wanted, try refill() {}
  }

  /// Where in the chunk a byte next stands.
  func firstIndex(of byte: UInt8, from index: Int) -> Int? {
    chunk.withUnsafeBytes { bytes in
      guard index < bytes.count, let start = bytes.baseAddress else { return nil }
      guard let found = memchr(start + index, Int32(byte), bytes.count - index) else { return nil }
      return UnsafeRawPointer(found) - start
    }
  }

  /// Whether `ISA` is next.
  var startsWithISA: Bool {
    let start = cursor
    return chunk.withUnsafeBufferPointer { bytes in
      bytes.count - start >= 3 && bytes[start] == 0x49 && bytes[start + 1] == 0x53
        && bytes[start + 2] == 0x41
    }
  }

  /// Passes over line breaks, tabs and blanks, but not over one that ends a segment.
  mutating func skipPadding(except terminator: UInt8?) throws(ByteSource.Failure) {
    while true {
      while cursor < chunk.count, Self.isPadding(chunk[cursor]), chunk[cursor] != terminator {
        cursor += 1
      }
      guard cursor == chunk.count, try refill() else { return }
    }
  }

  /// Passes over a byte order mark at the start of the file.
  mutating func skipByteOrderMark() throws(ByteSource.Failure) {
    guard byte == 0 else { return }
    try bring(Self.byteOrderMark.count)
    if chunk.starts(with: Self.byteOrderMark) { cursor = Self.byteOrderMark.count }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func isPadding(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
