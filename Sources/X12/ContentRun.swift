import Foundation

/// Segments one after another that no envelope begins or ends with, terminators included.
struct ContentRun {
  let bytes: ArraySlice<UInt8>
  let segments: Int
  /// The byte of the file behind the last terminator.
  let endByte: Int

  /// The run in sight: well-formed segments that can only be content, as far as the chunk at hand
  /// reaches without padding; nil where the next one deserves a closer look.
  init?(next window: ByteWindow, _ separators: Separators) {
    var end = window.cursor
    var segments = 0
    window.chunk.withUnsafeBufferPointer { bytes in
      while let next = Self.contentEnd(from: end, in: bytes, separators) {
        end = next
        segments += 1
      }
    }
    guard segments > 0 else { return nil }
    bytes = window.chunk[window.cursor..<end]
    self.segments = segments
    endByte = window.byte + bytes.count
  }

  // Where a segment that begins here ends; nil for an envelope, a fault, padding, the chunk's end.
  private static func contentEnd(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ separators: Separators
  ) -> Int? {
    guard bytes.count - start > 4, let base = bytes.baseAddress,
      let name = SegmentID(from: start, to: start + 4, in: bytes, endedBy: separators.element),
      !isEnvelope(name)
    else { return nil }
    guard let found = memchr(base + start, Int32(separators.terminator), bytes.count - start)
    else { return nil }
    let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    return end - start <= InterchangeReader.segmentLimit ? end + 1 : nil
  }

  // `I` and `G` begin ISA, IEA, GS and GE, and hardly anything else.
  private static func isEnvelope(_ name: SegmentID) -> Bool {
    let first = name.packed > 0xFFFF ? name.packed >> 16 : name.packed >> 8
    return first == 0x49 || first == 0x47 || name == .st || name == .se
  }
}
