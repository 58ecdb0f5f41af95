/// Content that is whole in the chunk at hand, many segments at once: nearly all of a file.
extension InterchangeReader {
  /// Calls `body` with every segment to the end, as ``next()`` gives them.
  ///
  /// The fastest way to read: what holds for a chunk is looked up once, and a segment is lent, not
  /// handed over.
  ///
  /// - Throws: What `body` throws, and ``X12Error`` for what cannot be read as a segment. Call again
  ///   to go on.
  public mutating func forEach(_ body: (Segment) throws -> Void) throws {
    while true {
      try forEachInSight(body)
      guard let segment = try next() else { return }
      try body(segment)
    }
  }

  private mutating func forEachInSight(_ body: (Segment) throws -> Void) rethrows {
    guard case .inside(let separators) = state else { return }
    // One segment, moved along: a new one for each would count references for a quarter of the time.
    var segment = Segment(
      id: .isa, position: Position(segment: number, byte: window.byte), separators: separators,
      chunk: window.chunk, start: 0, end: 0)
    while true {
      let cursor = window.cursor
      let found = window.withBytes { bytes -> (id: SegmentID, start: Int, end: Int)? in
        let start = ContentRun.passPadding(from: cursor, in: bytes, separators)
        let content = ContentRun.content(from: start, in: bytes, separators)
        return content.map { ($0.id, start, $0.end) }
      }
      guard let (id, start, end) = found else { return }
      window.cursor = start
      let position = Position(segment: number + 1, byte: window.byte)
      window.cursor = end
      number += 1
      segment.move(to: id, at: position, start: start, end: end - 1)
      try body(segment)
    }
  }

  /// Passes over the segments next in line that are well formed and can only be content, as far as
  /// the chunk at hand reaches; nil where the next one deserves a closer look.
  ///
  /// - Parameter feed: Takes their bytes, terminators included, padding between them left out.
  /// - Returns: How many, and the byte of the file behind the last terminator.
  mutating func passContent(
    _ feed: (UnsafeRawBufferPointer) -> Void
  ) -> (segments: Int, endByte: Int)? {
    guard case .inside(let separators) = state,
      let run = window.withBytes({
        ContentRun(in: $0, from: window.cursor, separators, feed: feed)
      })
    else { return nil }
    window.cursor = run.end
    number += run.segments
    return (run.segments, window.byte)
  }
}
