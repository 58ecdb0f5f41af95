/// The bytes of one element, component or repetition, without a copy.
///
/// Holds on to the chunk of the file it lies in, so that it may outlive the reader.
public struct ElementBytes: Sendable, RandomAccessCollection {
  @usableFromInline let chunk: [UInt8]
  public let startIndex: Int
  public let endIndex: Int
  public let separators: Separators

  @inlinable
  init(chunk: [UInt8], startIndex: Int, endIndex: Int, separators: Separators) {
    self.chunk = chunk
    self.startIndex = startIndex
    self.endIndex = endIndex
    self.separators = separators
  }

  @inlinable
  public subscript(_ index: Int) -> UInt8 { chunk[index] }

  /// The text, every ill-formed byte replaced; an element is text in the sender's code page.
  public var text: String {
    chunk.withUnsafeBufferPointer { buffer in
      String(decoding: buffer[startIndex..<endIndex], as: UTF8.self)
    }
  }

  /// Calls `body` with the bytes in place.
  @inlinable
  public func withBytes<Result>(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Result) -> Result {
    chunk.withUnsafeBufferPointer { body($0[startIndex..<endIndex]) }
  }

  /// Whether the bytes are exactly those of `text`.
  @inlinable
  public func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for offset in 0..<count where chunk[startIndex + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The component with the number the guide gives it, from one; nil when absent or empty.
  public func component(_ number: Int) -> ElementBytes? {
    part(number, separatedBy: separators.component)
  }

  /// The repetition with its number, from one; nil when absent or empty.
  public func repetition(_ number: Int) -> ElementBytes? {
    guard let separator = separators.repetition else { return number == 1 ? self : nil }
    return part(number, separatedBy: separator)
  }

  private func part(_ number: Int, separatedBy separator: UInt8) -> ElementBytes? {
    let range = chunk.withUnsafeBufferPointer {
      fieldRange(number - 1, in: $0, from: startIndex, to: endIndex, separator: separator)
    }
    guard let range else { return nil }
    return ElementBytes(
      chunk: chunk, startIndex: range.lowerBound, endIndex: range.upperBound,
      separators: separators)
  }
}

/// The place of field `index`, from zero, among fields parted by a separator; nil if there is no
/// such field or it is empty.
@inlinable
@inline(__always)
func fieldRange(
  _ index: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
  separator: UInt8
) -> Range<Int>? {
  var cursor = start
  var remaining = index
  while remaining > 0 {
    guard cursor < end else { return nil }
    if bytes[cursor] == separator { remaining -= 1 }
    cursor += 1
  }
  let first = cursor
  while cursor < end, bytes[cursor] != separator { cursor += 1 }
  return first < cursor ? first..<cursor : nil
}
