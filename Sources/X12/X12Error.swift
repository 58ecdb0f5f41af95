/// What an EDI file has wrong, where, and what to do. Never the content of an element.
public struct X12Error: Error, Sendable, Hashable {
  public let fault: Fault
  public let position: Position

  public init(_ fault: Fault, at position: Position) {
    self.fault = fault
    self.position = position
  }

  public enum Fault: Sendable, Hashable {
    /// Text where only an interchange may begin: a file that is no EDI, or words between two.
    case expectedInterchange
    /// ISA whose elements do not stand at their fixed places, or whose separators are not legal.
    case interchangeHeader
    case emptySegment
    case segmentName
    case segmentTooLong(limit: Int)
    /// The file ends inside a segment.
    case cutShort
    /// A segment that lies in no transaction, or an envelope segment in the wrong place.
    case outsideEnvelope
    case notClosed(Envelope)
    /// A trailer whose count differs; nil when what it states is not a number.
    case count(Envelope, stated: Int?, counted: Int)
    case controlNumber(Envelope)
    /// The writer was given text that contains one of its own separators.
    case separatorInText
    case unreadable(errno: Int32)
  }

  /// The three envelopes of a file, by their outermost first.
  public enum Envelope: Sendable, Hashable {
    case interchange, group, transaction

    var header: String {
      switch self {
      case .interchange: "ISA"
      case .group: "GS"
      case .transaction: "ST"
      }
    }

    var trailer: String {
      switch self {
      case .interchange: "IEA"
      case .group: "GE"
      case .transaction: "SE"
      }
    }

    /// The element of the header that the trailer's second element repeats.
    var controlElement: String {
      switch self {
      case .interchange: "ISA13"
      case .group: "GS06"
      case .transaction: "ST02"
      }
    }

    var counts: String {
      switch self {
      case .interchange: "groups"
      case .group: "transactions"
      case .transaction: "segments"
      }
    }
  }
}

extension X12Error: CustomStringConvertible {
  /// Place, expectation, remedy: `segment 2 (byte 106): expected …; …`.
  public var description: String { "\(position): \(fault)" }
}

extension X12Error.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .expectedInterchange:
      "expected an interchange to begin with ISA; what stands here was skipped, remove it or send EDI"
    case .interchangeHeader:
      "expected ISA to be 106 bytes with its 16 elements padded to their fixed lengths;"
        + " ask the sender for the file as it was sent"
    case .emptySegment:
      "expected a segment between two terminators; ask the sender for the file again"
    case .segmentName:
      "expected a segment name of two or three capitals and digits; a terminator inside an element"
        + " would explain it"
    case .segmentTooLong(let limit):
      "expected a segment terminator within \(limit) bytes; check that byte 105 of ISA is the"
        + " terminator in use"
    case .cutShort:
      "expected a segment terminator before the end of the file; ask the sender for the whole file"
    case .outsideEnvelope:
      "expected this segment inside its envelope (ISA, GS, ST); it was not read"
    case .notClosed(let envelope):
      "expected \(envelope.trailer) to close this \(envelope.header); ask the sender for the whole file"
    case .count(let envelope, let stated, let counted):
      "expected \(envelope.trailer)01 to count \(counted) \(envelope.counts),"
        + " it says \(stated.map(String.init) ?? "no number"); ask the sender for the file again"
    case .controlNumber(let envelope):
      "expected \(envelope.trailer)02 to equal \(envelope.controlElement);"
        + " ask the sender for the file again"
    case .separatorInText:
      "expected text without separators; choose separators that the text does not contain"
    case .unreadable(let errno):
      "expected to read on, the system answered with error \(errno); check disk and permissions"
    }
  }
}
