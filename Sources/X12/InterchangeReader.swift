import Foundation

/// Bytes to segments, in flat memory, refusing to guess.
///
/// ```swift
/// var reader = try InterchangeReader(path: "era.835")
/// while let segment = try reader.next() {
///   if segment.id == SegmentID("C", "L", "P") { print(segment[1] ?? "") }
/// }
/// ```
///
/// Separators come from each ISA. Line breaks, tabs and spaces between segments are skipped, and so
/// is a byte order mark at the start. ``next()`` may be called again after it has thrown: it goes
/// on behind an empty or ill-named segment, and at the next well-formed ISA after anything worse.
public struct InterchangeReader {
  /// No segment of a health care guide comes near this many bytes.
  public static let segmentLimit = 65_536

  private enum State {
    /// An interchange may begin here.
    case between
    /// Nothing here can be trusted until the next well-formed ISA.
    case lost
    case inside(Separators)
    case ended
  }

  private var source: ByteSource
  private var chunk: [UInt8]
  private var cursor = 0
  /// The byte of the file at which the chunk begins.
  private var base: Int
  private var number: Int
  private var state: State
  private var hasSeenInterchange = false

  /// Reads from memory.
  public init(_ bytes: [UInt8]) {
    self.init(source: .exhausted, chunk: bytes)
  }

  /// Reads a file, a chunk at a time.
  public init(path: String, chunkSize: Int = 1 << 20) throws(X12Error) {
    self.init(source: try ByteSource(path: path, range: nil, chunkSize: chunkSize))
  }

  /// Reads whatever `feed` returns until it returns nothing.
  public init(feed: @escaping () -> [UInt8]) {
    self.init(source: ByteSource(feed: feed))
  }

  /// Reads the segments of one surveyed transaction, ST to SE, out of its file.
  public init(
    path: String, transaction: TransactionSet, chunkSize: Int = 1 << 20
  ) throws(X12Error) {
    self.init(
      source: try ByteSource(path: path, range: transaction.byteRange, chunkSize: chunkSize))
    enter(transaction)
    base = transaction.byteRange.lowerBound
  }

  /// Reads the segments of one surveyed transaction, ST to SE, out of the bytes that hold its file.
  public init(_ bytes: [UInt8], transaction: TransactionSet) {
    self.init(source: .exhausted, chunk: Array(bytes[transaction.byteRange]))
    enter(transaction)
    base = transaction.byteRange.lowerBound
  }

  private init(source: ByteSource, chunk: [UInt8] = []) {
    self.source = source
    self.chunk = chunk
    base = 0
    number = 0
    state = .between
  }

  private mutating func enter(_ transaction: TransactionSet) {
    number = transaction.position.segment - 1
    state = .inside(transaction.separators)
    hasSeenInterchange = true
  }

  /// The next segment; nil at the end.
  ///
  /// - Throws: ``X12Error`` for what cannot be read as a segment. Call again to go on.
  public mutating func next() throws(X12Error) -> Segment? {
    while true {
      switch state {
      case .inside(let separators):
        if let segment = try nextInside(separators) { return segment }
      case .between:
        if let header = try interchangeHeader() { return header }
      case .lost:
        try seekInterchange()
      case .ended:
        return nil
      }
    }
  }
}

// MARK: - Inside an interchange

extension InterchangeReader {
  // Nil when the state has changed: at the end, or where another ISA begins.
  private mutating func nextInside(_ separators: Separators) throws(X12Error) -> Segment? {
    try skipPadding(except: separators.terminator)
    while chunk.count - cursor < 3, try refill() {}
    // Also where the interchange before was never closed, and its separators no longer hold.
    guard !startsWithISA(at: cursor) else {
      state = .between
      return nil
    }
    var searched = cursor
    while true {
      if let end = firstIndex(of: separators.terminator, from: searched) {
        return try segment(endingAt: end, separators)
      }
      guard chunk.count - cursor <= Self.segmentLimit else { throw tooLong() }
      searched = chunk.count - cursor
      guard try refill() else { break }
      searched += cursor
    }
    state = .ended
    if cursor < chunk.count { throw fault(.cutShort) }
    return nil
  }

  private mutating func segment(
    endingAt end: Int, _ separators: Separators
  ) throws(X12Error) -> Segment {
    guard end - cursor <= Self.segmentLimit else { throw tooLong() }
    let id = chunk.withUnsafeBufferPointer {
      Self.name(from: cursor, to: end, in: $0, separators.element)
    }
    let position = Position(segment: number + 1, byte: base + cursor)
    defer {
      number += 1
      cursor = end + 1
    }
    guard end > cursor else { throw X12Error(.emptySegment, at: position) }
    guard let id else { throw X12Error(.segmentName, at: position) }
    if id == .iea { state = .between }
    return Segment(
      id: id, position: position, separators: separators, chunk: chunk, start: cursor, end: end)
  }

  // Two or three capitals or digits before the first element separator.
  private static func name(
    from start: Int, to end: Int, in bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8
  ) -> SegmentID? {
    var packed: UInt32 = 0
    var index = start
    while index < end, bytes[index] != separator {
      let byte = bytes[index]
      guard index - start < 3, (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      else { return nil }
      packed = packed << 8 | UInt32(byte)
      index += 1
    }
    return index - start >= 2 ? SegmentID(packed: packed) : nil
  }

  private mutating func tooLong() -> X12Error {
    let error = fault(.segmentTooLong(limit: Self.segmentLimit))
    state = .lost
    return error
  }
}

// MARK: - Runs of content

/// Segments one after another that no envelope begins or ends with, terminators included.
struct ContentRun {
  let bytes: ArraySlice<UInt8>
  let segments: Int
  /// The byte of the file behind the last terminator.
  let endByte: Int
}

extension InterchangeReader {
  /// Passes over the segments next in line that are well formed and can only be content, as far as
  /// the chunk at hand reaches without padding; nil where the next one deserves a closer look.
  mutating func nextContentRun() -> ContentRun? {
    guard case .inside(let separators) = state else { return nil }
    var end = cursor
    var segments = 0
    chunk.withUnsafeBufferPointer { bytes in
      while let next = Self.contentEnd(from: end, in: bytes, separators) {
        end = next
        segments += 1
      }
    }
    guard segments > 0 else { return nil }
    let run = ContentRun(bytes: chunk[cursor..<end], segments: segments, endByte: base + end)
    cursor = end
    number += segments
    return run
  }

  // Where a segment that begins here ends; nil for an envelope, a fault, padding, the chunk's end.
  private static func contentEnd(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ separators: Separators
  ) -> Int? {
    guard bytes.count - start > 4, let base = bytes.baseAddress,
      let name = name(from: start, to: start + 4, in: bytes, separators.element),
      !isEnvelope(name)
    else { return nil }
    guard let found = memchr(base + start, Int32(separators.terminator), bytes.count - start)
    else { return nil }
    let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    return end - start <= segmentLimit ? end + 1 : nil
  }

  // `I` and `G` begin ISA, IEA, GS and GE, and hardly anything else.
  private static func isEnvelope(_ name: SegmentID) -> Bool {
    let first = name.packed > 0xFFFF ? name.packed >> 16 : name.packed >> 8
    return first == 0x49 || first == 0x47 || name == .st || name == .se
  }
}

// MARK: - Between interchanges

extension InterchangeReader {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private mutating func interchangeHeader() throws(X12Error) -> Segment? {
    try skipByteOrderMark()
    try skipPadding(except: nil)
    while chunk.count - cursor < Separators.headerLength, try refill() {}
    guard cursor < chunk.count else {
      state = .ended
      if hasSeenInterchange { return nil }
      throw fault(.expectedInterchange)
    }
    guard startsWithISA(at: cursor) else {
      state = .lost
      throw fault(.expectedInterchange)
    }
    number += 1
    hasSeenInterchange = true
    guard let separators = separators(at: cursor) else { return try refuseHeader() }
    defer { cursor += Separators.headerLength }
    state = .inside(separators)
    return Segment(
      id: .isa, position: Position(segment: number, byte: base + cursor), separators: separators,
      chunk: chunk, start: cursor, end: cursor + Separators.headerLength - 1)
  }

  private mutating func refuseHeader() throws(X12Error) -> Segment? {
    let isCutShort = chunk.count - cursor < Separators.headerLength
    let position = Position(segment: number, byte: base + cursor)
    cursor += 3
    state = .lost
    throw X12Error(isCutShort ? .cutShort : .interchangeHeader, at: position)
  }

  private mutating func seekInterchange() throws(X12Error) {
    while true {
      while let index = firstIndex(of: 0x49, from: cursor) {
        cursor = index
        while chunk.count - cursor < Separators.headerLength, try refill() {}
        if separators(at: cursor) != nil {
          state = .between
          return
        }
        cursor += 1
      }
      cursor = chunk.count
      guard try refill() else { break }
    }
    state = .ended
  }

  private func separators(at index: Int) -> Separators? {
    chunk.withUnsafeBufferPointer { Separators(header: $0[index...]) }
  }

  private func startsWithISA(at index: Int) -> Bool {
    chunk.withUnsafeBufferPointer { bytes in
      bytes.count - index >= 3 && bytes[index] == 0x49 && bytes[index + 1] == 0x53
        && bytes[index + 2] == 0x41
    }
  }

  private mutating func skipByteOrderMark() throws(X12Error) {
    guard base + cursor == 0 else { return }
    while chunk.count < 3, try refill() {}
    if chunk.starts(with: Self.byteOrderMark) { cursor = 3 }
  }
}

// MARK: - Bytes

extension InterchangeReader {
  private func fault(_ fault: X12Error.Fault) -> X12Error {
    X12Error(fault, at: Position(segment: number + 1, byte: base + cursor))
  }

  private func firstIndex(of byte: UInt8, from index: Int) -> Int? {
    chunk.withUnsafeBytes { bytes in
      guard index < bytes.count, let start = bytes.baseAddress else { return nil }
      guard let found = memchr(start + index, Int32(byte), bytes.count - index) else { return nil }
      return UnsafeRawPointer(found) - start
    }
  }

  private mutating func skipPadding(except terminator: UInt8?) throws(X12Error) {
    while true {
      while cursor < chunk.count, Self.isPadding(chunk[cursor]), chunk[cursor] != terminator {
        cursor += 1
      }
      guard cursor == chunk.count, try refill() else { return }
    }
  }

  private static func isPadding(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  // Puts the unread tail in front of the bytes that follow it.
  private mutating func refill() throws(X12Error) -> Bool {
    do throws(ByteSource.Failure) {
      guard let next = try source.chunk(after: chunk[cursor...]) else { return false }
      base += cursor
      cursor = 0
      chunk = next
      return true
    } catch {
      let failure = fault(.unreadable(errno: error.errno))
      state = .ended
      throw failure
    }
  }
}
