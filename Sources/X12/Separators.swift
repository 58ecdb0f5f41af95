/// The four bytes that give an interchange its structure, as its own ISA segment declares them.
///
/// ISA is the one X12 segment of fixed length: 106 bytes with its terminator, sixteen elements at
/// fixed places. Byte 3 is the element separator, byte 104 (ISA16) the component separator, byte
/// 105 the segment terminator. ISA11 is the repetition separator from version 00402 on; before
/// that, and in files that still say `U` there, nothing repeats.
///
/// Source: ASC X12.5 Interchange Control Structures; X222A1 appendix B.1.1.2.5.
public struct Separators: Sendable, Hashable {
  public let element: UInt8
  public let component: UInt8
  public let repetition: UInt8?
  public let terminator: UInt8

  /// The separators nearly everyone uses: `*`, `:`, `^` and `~`.
  public static let customary = Separators(
    element: "*", component: ":", repetition: "^", terminator: "~")

  /// - Precondition: The separators differ, and each is an ASCII character that is no letter,
  ///   digit or space.
  public init(
    element: Unicode.Scalar, component: Unicode.Scalar, repetition: Unicode.Scalar?,
    terminator: Unicode.Scalar
  ) {
    let legal = Separators(
      element: UInt8(ascii: element), component: UInt8(ascii: component),
      repetition: repetition.map { UInt8(ascii: $0) }, terminator: UInt8(ascii: terminator))
    guard let legal else {
      preconditionFailure("separators must differ and be neither letter, digit nor space")
    }
    self = legal
  }

  init?(element: UInt8, component: UInt8, repetition: UInt8?, terminator: UInt8) {
    let all = [element, component, terminator] + (repetition.map { [$0] } ?? [])
    guard Set(all).count == all.count, all.allSatisfy(Self.maySeparate) else { return nil }
    self.element = element
    self.component = component
    self.repetition = repetition
    self.terminator = terminator
  }

  /// Reads the separators of an ISA segment, or nothing if this is not one of the right length.
  init?(header: Slice<UnsafeBufferPointer<UInt8>>) {
    guard header.count >= Self.headerLength else { return nil }
    let byte = { (offset: Int) in header[header.startIndex + offset] }
    guard Self.startsWithISA(header), Self.elementOffsets.allSatisfy({ byte($0) == byte(3) })
    else { return nil }
    let repeats = Self.versionHasRepetition(header) && !Self.isAlphanumeric(byte(82))
    self.init(
      element: byte(3), component: byte(104), repetition: repeats ? byte(82) : nil,
      terminator: byte(105))
  }

  /// The length of ISA with its terminator.
  static let headerLength = 106

  /// Where the sixteen element separators of ISA stand.
  static let elementOffsets = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103]

  static func startsWithISA(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.starts(with: [0x49, 0x53, 0x41])
  }

  // ISA12, five digits at byte 84; digits compare as text.
  private static func versionHasRepetition(_ header: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let version = header.dropFirst(84).prefix(5)
    return !version.lexicographicallyPrecedes("00402".utf8)
  }

  private static func maySeparate(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != 0 && byte != 0x20 && !isAlphanumeric(byte)
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
