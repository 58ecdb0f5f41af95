/// The two or three characters that name a segment, packed into an integer so that a parser can
/// switch on them without making a string.
@frozen
public struct SegmentID: Sendable, Hashable {
  /// The characters from left to right, eight bits each; the last one is in the lowest byte.
  public let packed: UInt32

  @inlinable
  public init(packed: UInt32) {
    self.packed = packed
  }

  /// A two-character name, such as `N1`.
  @inlinable
  public init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
    packed = first.value << 8 | second.value
  }

  /// A three-character name, such as `CLP`.
  @inlinable
  public init(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar) {
    packed = first.value << 16 | second.value << 8 | third.value
  }

  @inlinable public static var isa: SegmentID { SegmentID("I", "S", "A") }
  @inlinable public static var iea: SegmentID { SegmentID("I", "E", "A") }
  @inlinable public static var gs: SegmentID { SegmentID("G", "S") }
  @inlinable public static var ge: SegmentID { SegmentID("G", "E") }
  @inlinable public static var st: SegmentID { SegmentID("S", "T") }
  @inlinable public static var se: SegmentID { SegmentID("S", "E") }
  @inlinable public static var ta1: SegmentID { SegmentID("T", "A", "1") }
}

extension SegmentID {
  /// Two or three capitals or digits before the first element separator.
  init?(
    from start: Int, to end: Int, in bytes: UnsafeBufferPointer<UInt8>, endedBy separator: UInt8
  ) {
    var packed: UInt32 = 0
    var index = start
    while index < end, bytes[index] != separator {
      let byte = bytes[index]
      guard index - start < 3, (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      else { return nil }
      packed = packed << 8 | UInt32(byte)
      index += 1
    }
    guard index - start >= 2 else { return nil }
    self.init(packed: packed)
  }
}

extension SegmentID: CustomStringConvertible {
  public var description: String {
    var text = ""
    for shift in [16, 8, 0] as [UInt32] {
      let byte = UInt8(truncatingIfNeeded: packed >> shift)
      if byte != 0 { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    }
    return text
  }
}
