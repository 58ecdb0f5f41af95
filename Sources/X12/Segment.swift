/// One segment of an interchange, with its place in the file.
///
/// Elements carry the numbers the implementation guide gives them, `cas[3]` is CAS03, and are
/// looked for only when asked. A segment holds on to the chunk of the file it was read from, so a
/// program that keeps many should keep what it took from them instead.
public struct Segment: Sendable {
  public private(set) var id: SegmentID
  public private(set) var position: Position
  public let separators: Separators
  @usableFromInline let chunk: [UInt8]
  @usableFromInline private(set) var start: Int
  @usableFromInline private(set) var end: Int

  init(
    id: SegmentID, position: Position, separators: Separators, chunk: [UInt8], start: Int, end: Int
  ) {
    self.id = id
    self.position = position
    self.separators = separators
    self.chunk = chunk
    self.start = start
    self.end = end
  }

  /// Becomes another segment of the same chunk.
  mutating func move(to id: SegmentID, at position: Position, start: Int, end: Int) {
    self.id = id
    self.position = position
    self.start = start
    self.end = end
  }

  /// The element with the number the implementation guide gives it; nil when absent or empty.
  public subscript(_ number: Int) -> String? {
    withElement(number) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// The component of an element, both by their guide numbers: `svc[1, component: 2]` is SVC01-2.
  public subscript(_ number: Int, component component: Int) -> String? {
    element(number)?.component(component)?.text
  }

  /// The component of one repetition of an element, all counted from one.
  public subscript(_ number: Int, repetition repetition: Int, component component: Int) -> String? {
    element(number)?.repetition(repetition)?.component(component)?.text
  }

  /// The bytes of the element with its guide number; nil when absent or empty.
  public func element(_ number: Int) -> ElementBytes? {
    guard let range = range(of: number) else { return nil }
    return ElementBytes(
      chunk: chunk, startIndex: range.lowerBound, endIndex: range.upperBound,
      separators: separators)
  }

  /// Calls `body` with the bytes of an element in place, or with nil when it is absent or empty:
  /// the fastest way to read a value.
  @inlinable
  public func withElement<Result>(
    _ number: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    chunk.withUnsafeBufferPointer { bytes in
      let range = fieldRange(
        number, in: bytes, from: start, to: end, separator: separators.element)
      return body(range.map { UnsafeBufferPointer(rebasing: bytes[$0]) })
    }
  }

  private func range(of number: Int) -> Range<Int>? {
    chunk.withUnsafeBufferPointer {
      fieldRange(number, in: $0, from: start, to: end, separator: separators.element)
    }
  }

  /// How many elements follow the name, empty ones included.
  public var elementCount: Int {
    chunk.withUnsafeBufferPointer { $0.count(of: separators.element, from: start, to: end) }
  }

  /// Every byte of the segment, without its terminator.
  public var bytes: ArraySlice<UInt8> { chunk[start..<end] }

  /// The byte of the file behind the terminator.
  var endByte: Int { position.byte + (end - start) + 1 }

  // The terminator follows the segment in its chunk.
  func withBytesAndTerminator<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    chunk.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...end])) }
  }

  /// Calls `body` with the bytes of the segment, without its terminator, in place.
  public func withBytes<Result>(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Result) -> Result {
    chunk.withUnsafeBufferPointer { body($0[start..<end]) }
  }
}
