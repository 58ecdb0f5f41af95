/// Bytes to segments, in flat memory, refusing to guess.
///
/// ```swift
/// var reader = try InterchangeReader(path: "era.835")
/// try reader.forEach { segment in
///   if segment.id == SegmentID("C", "L", "P") { print(segment[1] ?? "") }
/// }
/// ```
///
/// Separators come from each ISA. Line breaks, tabs and spaces between segments are skipped, and so
/// is a byte order mark at the start. ``next()`` and ``forEach(_:)`` may be called again after an
/// ``X12Error``: they go on behind an empty or ill-named segment, and at the next well-formed ISA after
/// anything worse.
public struct InterchangeReader {
  /// No segment of a health care guide comes near this many bytes.
  public static let segmentLimit = 65_536

  /// Small enough to stay in a core's own cache between being filled and being searched: an eighth
  /// faster than a MiB.
  public static let chunkSize = 1 << 18

  enum State {
    /// An interchange may begin here.
    case between
    /// Nothing here can be trusted until the next well-formed ISA.
    case lost
    case inside(Separators)
    case ended
  }

  var window: ByteWindow
  var number = 0
  var state: State
  var hasSeenInterchange = false

  /// Reads from memory.
  public init(_ bytes: [UInt8]) {
    self.init(ByteWindow(.exhausted, chunk: bytes))
  }

  /// Reads a file, a chunk at a time.
  public init(path: String, chunkSize: Int = chunkSize) throws(X12Error) {
    self.init(ByteWindow(try ByteSource(path: path, range: nil, chunkSize: chunkSize)))
  }

  /// Reads whatever `feed` returns until it returns nothing.
  public init(feed: @escaping () -> [UInt8]) {
    self.init(ByteWindow(ByteSource(feed: feed)))
  }

  /// Reads the segments of one surveyed transaction, ST to SE, out of its file.
  public init(
    path: String, transaction: TransactionSet, chunkSize: Int = chunkSize
  ) throws(X12Error) {
    let range = transaction.byteRange
    self.init(
      ByteWindow(
        try ByteSource(path: path, range: range, chunkSize: chunkSize), at: range.lowerBound))
    enter(transaction)
  }

  /// Reads the segments of one surveyed transaction, ST to SE, out of the bytes that hold its file.
  public init(_ bytes: [UInt8], transaction: TransactionSet) {
    let range = transaction.byteRange
    self.init(ByteWindow(.exhausted, chunk: Array(bytes[range]), at: range.lowerBound))
    enter(transaction)
  }

  private init(_ window: ByteWindow) {
    self.window = window
    state = .between
  }

  /// A reader of a transaction whose bytes this one has just read and still has at hand; nil where
  /// it has not.
  func reader(of transaction: TransactionSet) -> InterchangeReader? {
    guard let window = window.window(on: transaction.byteRange) else { return nil }
    var reader = InterchangeReader(window)
    reader.enter(transaction)
    return reader
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
    try look { window throws(ByteSource.Failure) in
      try window.skipPadding(except: separators.terminator)
      try window.bring(3)
    }
    // Also where the interchange before was never closed, and its separators no longer hold.
    guard !window.startsWithISA else {
      state = .between
      return nil
    }
    var searched = window.cursor
    while true {
      if let end = window.firstIndex(of: separators.terminator, from: searched) {
        return try segment(endingAt: end, separators)
      }
      guard window.count <= Self.segmentLimit else { throw tooLong() }
      searched = window.count
      guard try look({ window throws(ByteSource.Failure) in try window.refill() }) else { break }
      searched += window.cursor
    }
    state = .ended
    if window.count > 0 { throw fault(.cutShort) }
    return nil
  }

  private mutating func segment(
    endingAt end: Int, _ separators: Separators
  ) throws(X12Error) -> Segment {
    let start = window.cursor
    guard end - start <= Self.segmentLimit else { throw tooLong() }
    let id = window.chunk.withUnsafeBufferPointer {
      SegmentID(from: start, to: end, in: $0, endedBy: separators.element)
    }
    let position = Position(segment: number + 1, byte: window.byte)
    defer {
      number += 1
      window.cursor = end + 1
    }
    guard end > start else { throw X12Error(.emptySegment, at: position) }
    guard let id else { throw X12Error(.segmentName, at: position) }
    if id == .iea { state = .between }
    return Segment(
      id: id, position: position, separators: separators, chunk: window.chunk, start: start,
      end: end)
  }

  private mutating func tooLong() -> X12Error {
    let error = fault(.segmentTooLong(limit: Self.segmentLimit))
    state = .lost
    return error
  }
}

// MARK: - Faults

extension InterchangeReader {
  func fault(_ fault: X12Error.Fault) -> X12Error {
    X12Error(fault, at: Position(segment: number + 1, byte: window.byte))
  }

  /// Brings bytes into sight as `body` asks; what cannot be read any more ends the reading.
  mutating func look<Result>(
    _ body: (inout ByteWindow) throws(ByteSource.Failure) -> Result
  ) throws(X12Error) -> Result {
    do throws(ByteSource.Failure) {
      return try body(&window)
    } catch {
      let failure = fault(.unreadable(errno: error.errno))
      state = .ended
      throw failure
    }
  }
}
