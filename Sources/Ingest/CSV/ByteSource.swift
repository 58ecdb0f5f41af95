import Foundation

/// Bytes handed out in order: from a file that is never held whole, or from memory.
final class ByteSource {
  private var stream: UnsafeMutablePointer<FILE>?
  private var bytes: ArraySlice<UInt8>
  /// What is left to read of a part of a file.
  private var left = Int.max
  let name: String

  /// - Throws: ``CSVError/cannotRead(file:reason:)`` when the file does not open.
  init(path: String) throws(CSVError) {
    name = URL(fileURLWithPath: path).lastPathComponent
    bytes = []
    guard let opened = fopen(path, "rb") else { throw Self.failure(name) }
    stream = opened
    setvbuf(opened, nil, _IONBF, 0)
  }

  /// The bytes of a part of a file.
  convenience init(path: String, part: Range<Int>) throws(CSVError) {
    try self.init(path: path)
    guard let stream, fseek(stream, part.lowerBound, SEEK_SET) == 0 else {
      throw Self.failure(name)
    }
    left = part.count
  }

  init(bytes: [UInt8], name: String) {
    self.bytes = bytes[...]
    self.name = name
  }

  deinit {
    if let stream { fclose(stream) }
  }

  /// Fills `buffer[start...]` as far as the input reaches.
  ///
  /// - Returns: How many bytes were read; fewer than there was room for only at the end.
  func read(into buffer: inout [UInt8], from start: Int) throws(CSVError) -> Int {
    let room = buffer.count - start
    guard let stream else { return copy(into: &buffer, from: start, at: min(room, bytes.count)) }
    let wanted = min(room, left)
    let count = buffer.withUnsafeMutableBytes { target in
      target.baseAddress.map { fread($0 + start, 1, wanted, stream) } ?? 0
    }
    left -= count
    guard count == wanted || ferror(stream) == 0 else { throw Self.failure(name) }
    return count
  }

  private func copy(into buffer: inout [UInt8], from start: Int, at count: Int) -> Int {
    buffer.replaceSubrange(start..<start + count, with: bytes.prefix(count))
    bytes = bytes.dropFirst(count)
    return count
  }

  private static func failure(_ name: String) -> CSVError {
    .cannotRead(file: name, reason: String(cString: strerror(errno)))
  }
}
