import Foundation

/// Segments one after another, padding between them or none, that no envelope begins or ends with.
struct ContentRun {
  let segments: Int
  /// Where the last of them ends, terminator included.
  let end: Int

  /// The run that begins here: well-formed segments that can only be content, as far as the bytes go;
  /// nil where the next one deserves a closer look.
  ///
  /// `feed` gets their bytes, terminators included and padding left out, as many at once as lie
  /// together.
  init?(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ separators: Separators,
    feed: (UnsafeRawBufferPointer) -> Void
  ) {
    var (segments, end) = (0, start)
    var next = Self.passPadding(from: start, in: bytes, separators)
    var piece = next
    while let found = Self.content(from: next, in: bytes, separators) {
      end = found.end
      segments += 1
      next = Self.passPadding(from: end, in: bytes, separators)
      if next != end {
        feed(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[piece..<end])))
        piece = next
      }
    }
    if piece < end {
      feed(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[piece..<end])))
    }
    guard segments > 0 else { return nil }
    self.segments = segments
    self.end = end
  }

  @inline(__always)
  static func passPadding(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ separators: Separators
  ) -> Int {
    var index = start
    while index < bytes.count, ByteWindow.isPadding(bytes[index]),
      bytes[index] != separators.terminator
    {
      index += 1
    }
    return index
  }

  /// The name of the segment that begins here, and where the next may begin; nil for an envelope, a
  /// fault, the end of the bytes.
  @inline(__always)
  static func content(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ separators: Separators
  ) -> (id: SegmentID, end: Int)? {
    guard bytes.count - start > 4, let base = bytes.baseAddress,
      let name = SegmentID(from: start, to: start + 4, in: bytes, endedBy: separators.element),
      !isEnvelope(name)
    else { return nil }
    guard let found = memchr(base + start, Int32(separators.terminator), bytes.count - start)
    else { return nil }
    let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    return end - start <= InterchangeReader.segmentLimit ? (name, end + 1) : nil
  }

  // `I` and `G` begin ISA, IEA, GS and GE, and hardly anything else.
  private static func isEnvelope(_ name: SegmentID) -> Bool {
    let first = name.packed > 0xFFFF ? name.packed >> 16 : name.packed >> 8
    return first == 0x49 || first == 0x47 || name == .st || name == .se
  }
}
