import Foundation

extension [UInt8] {
  /// Whether no byte of `range` has its high bit set.
  func isASCII(in range: Range<Int>) -> Bool {
    withUnsafeBytes { bytes in
      var all: UInt64 = 0
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        all |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        index += 8
      }
      while index < range.upperBound {
        all |= UInt64(bytes[index])
        index += 1
      }
      return all & 0x8080_8080_8080_8080 == 0
    }
  }

  func isText(in range: Range<Int>, as encoding: TextEncoding) -> Bool {
    withUnsafeBufferPointer { encoding.isValid(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Where the first line end of `range` begins.
  func lineEnd(in range: Range<Int>) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, !range.isEmpty else { return nil }
      func first(_ byte: UInt8, of count: Int) -> Int? {
        memchr(base + range.lowerBound, Int32(byte), count).map { UnsafeRawPointer($0) - base }
      }
      let feed = first(CSVScanner.lineFeed, of: range.count)
      let before = (feed ?? range.upperBound) - range.lowerBound
      return first(CSVScanner.carriageReturn, of: before) ?? feed
    }
  }

  /// How many lines end within `range`; CR LF is one end.
  func lineEnds(in range: Range<Int>) -> Int {
    var count = 0
    var start = range.lowerBound
    while let end = lineEnd(in: start..<range.upperBound) {
      count += 1
      start = end + lineEndLength(at: end, before: range.upperBound)
    }
    return count
  }

  /// 2 for CR LF, 1 for either alone.
  func lineEndLength(at index: Int, before limit: Int) -> Int {
    let isPair =
      self[index] == CSVScanner.carriageReturn && index + 1 < limit
      && self[index + 1] == CSVScanner.lineFeed
    return isPair ? 2 : 1
  }

  /// Moves the bytes of `range` to the start, as `memmove` does.
  mutating func moveToFront(_ range: Range<Int>) {
    guard range.lowerBound > 0 else { return }
    withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      memmove(base, base + range.lowerBound, range.count)
    }
  }
}
