import Foundation

/// Parts of a file that begin and end with a line, for several readers at once.
struct LineParts {
  let ranges: [Range<Int>]

  /// - Returns: `nil` for a file with a quote in it, whose line ends may be inside a field, or with
  ///   too few line feeds to part it.
  init?(path: String, count: Int) throws(CSVError) {
    let source = try ByteSource(path: path)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var (size, ends) = (0, [Int]())
    let total = Self.size(of: path)
    while true {
      let filled = try source.read(into: &buffer, from: 0)
      let (hasQuote, end) = buffer.withUnsafeBufferPointer { bytes in
        let part = UnsafeBufferPointer(rebasing: bytes[..<filled])
        let wanted = max(0, total * (ends.count + 1) / count - size)
        let after = wanted < filled ? part[wanted...].firstIndex(of: CSVScanner.lineFeed) : nil
        return (
          part.baseAddress.map { memchr($0, Int32(CSVScanner.quote), filled) != nil } ?? false,
          after
        )
      }
      if hasQuote { return nil }
      if let end, ends.count < count - 1 { ends.append(size + end + 1) }
      size += filled
      if filled < buffer.count { break }
    }
    let bounds = ([0] + ends + [size])
    ranges = zip(bounds, bounds.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    if ranges.count < 2 { return nil }
  }

  private static func size(of path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }
}
