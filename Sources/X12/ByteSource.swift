import Foundation

/// Where a reader's bytes come from, a chunk at a time.
struct ByteSource {
  private enum Origin {
    case memory
    case file(FileHandle, offset: Int)
    case feed(() -> [UInt8])
  }

  private var origin: Origin
  /// How many bytes may still be taken; a transaction is read without its neighbours.
  private var remaining: Int
  private let chunkSize: Int

  /// No bytes beyond those the reader begins with.
  static var exhausted: ByteSource { ByteSource(origin: .memory, remaining: 0, chunkSize: 0) }

  init(path: String, range: Range<Int>?, chunkSize: Int) throws(X12Error) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw X12Error(.unreadable(errno: errno), at: Position(segment: 1, byte: 0))
    }
    self.init(
      origin: .file(handle, offset: range?.lowerBound ?? 0), remaining: range?.count ?? .max,
      chunkSize: chunkSize)
  }

  init(feed: @escaping () -> [UInt8]) {
    self.init(origin: .feed(feed), remaining: .max, chunkSize: 0)
  }

  private init(origin: Origin, remaining: Int, chunkSize: Int) {
    self.origin = origin
    self.remaining = remaining
    self.chunkSize = chunkSize
  }

  /// A new array of `tail` and the bytes that follow it; nil at the end.
  ///
  /// Always a new array: segments of the last one may still be held.
  mutating func chunk(after tail: ArraySlice<UInt8>) throws(Failure) -> [UInt8]? {
    switch origin {
    case .memory: return nil
    case .feed(let feed):
      let more = feed()
      return more.isEmpty ? nil : Array(tail) + more
    case .file(let handle, let offset):
      let wanted = min(chunkSize, remaining)
      guard wanted > 0 else { return nil }
      let chunk = try read(wanted, after: tail, from: handle, at: offset)
      let count = chunk.count - tail.count
      remaining -= count
      origin = .file(handle, offset: offset + count)
      return count > 0 ? chunk : nil
    }
  }

  struct Failure: Error {
    let errno: Int32
  }

  // `pread` leaves the file's own offset alone: copies of a reader do not disturb one another.
  private func read(
    _ count: Int, after tail: ArraySlice<UInt8>, from handle: FileHandle, at offset: Int
  ) throws(Failure) -> [UInt8] {
    var result = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: tail.count + count) { buffer, initialized in
      _ = buffer.initialize(fromContentsOf: tail)
      let target = UnsafeMutableBufferPointer(rebasing: buffer[tail.count...])
      repeat {
        result = pread(handle.fileDescriptor, target.baseAddress, count, off_t(offset))
      } while result < 0 && errno == EINTR
      initialized = tail.count + max(result, 0)
    }
    if result < 0 { throw Failure(errno: errno) }
    return chunk
  }
}
