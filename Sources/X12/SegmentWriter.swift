/// Appends the elements of one segment, in their order, to the bytes of an interchange.
///
/// Numbers go straight to digits, without a string between. Empty elements at the end of a segment
/// are left out, as X12 asks.
public struct SegmentWriter {
  let separators: Separators
  var bytes: [UInt8] = []
  /// How many segments were written.
  private(set) var count = 0
  /// Whether some text held a separator; the interchange is no longer what was meant.
  private(set) var hasSeparatorInText = false

  init(_ separators: Separators) {
    self.separators = separators
  }

  // MARK: Elements

  /// Leaves one or more elements empty.
  public mutating func skip(_ elements: Int = 1) {
    for _ in 0..<elements { bytes.append(separators.element) }
  }

  /// An element of text; nil leaves it empty.
  public mutating func text(_ text: String?) {
    skip()
    append(text)
  }

  /// A whole number.
  public mutating func integer(_ value: Int) {
    skip()
    append(value)
  }

  /// An amount of money in its shortest form: 1050 cents are `10.5`, 1000 cents are `10`.
  public mutating func cents(_ cents: Int) {
    skip()
    append(cents: cents)
  }

  /// A day as CCYYMMDD.
  public mutating func day(year: Int, month: Int, day: Int) {
    skip()
    append(year, digits: 4)
    append(month, digits: 2)
    append(day, digits: 2)
  }

  // MARK: Composite elements

  /// An element of several components; empty ones at the end are left out.
  public mutating func components(_ components: String?...) {
    skip()
    let last = components.lastIndex { $0?.isEmpty == false } ?? -1
    for (index, component) in components.enumerated() where index <= last {
      if index > 0 { bytes.append(separators.component) }
      append(component)
    }
  }

  /// One more repetition of the element before, made of components.
  ///
  /// - Precondition: The interchange has a repetition separator.
  public mutating func repetition(_ components: String?...) {
    guard let separator = separators.repetition else {
      preconditionFailure("this interchange has no repetition separator")
    }
    bytes.append(separator)
    for (index, component) in components.enumerated() {
      if index > 0 { bytes.append(separators.component) }
      append(component)
    }
  }
}

// MARK: - One segment

extension SegmentWriter {
  mutating func begin(_ name: StaticString) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func end() {
    while bytes.last == separators.element { bytes.removeLast() }
    bytes.append(separators.terminator)
    count += 1
  }
}

// MARK: - Characters

extension SegmentWriter {
  private mutating func append(_ text: String?) {
    guard let text else { return }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    for index in start..<bytes.count where isSeparator(bytes[index]) { hasSeparatorInText = true }
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == separators.element || byte == separators.component || byte == separators.terminator
      || byte == separators.repetition
  }

  private mutating func append(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private mutating func append(cents: Int) {
    if cents < 0 { bytes.append(UInt8(ascii: "-")) }
    let (dollars, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    append(Int(dollars))
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(0x30 + UInt8(truncatingIfNeeded: rest / 10))
    if rest % 10 > 0 { bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10)) }
  }

  mutating func append(_ value: Int, digits: Int) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }
}
