/// What ISA says of an interchange, apart from its separators.
public struct InterchangeHeader: Sendable, Hashable {
  /// ISA05 and ISA06: who sends, up to fifteen characters.
  public var senderQualifier: String
  public var sender: String
  /// ISA07 and ISA08: for whom.
  public var receiverQualifier: String
  public var receiver: String
  /// ISA09 and ISA10, digits only: YYMMDD and HHMM.
  public var date: String
  public var time: String
  /// ISA12: `00501`.
  public var version: String
  /// ISA13, up to nine digits.
  public var control: Int
  /// ISA15: whether this is test data (`T`) or production data (`P`).
  public var isTest: Bool

  public init(
    sender: String, receiver: String, date: String, time: String, control: Int,
    senderQualifier: String = "ZZ", receiverQualifier: String = "ZZ", version: String = "00501",
    isTest: Bool = false
  ) {
    self.senderQualifier = senderQualifier
    self.sender = sender
    self.receiverQualifier = receiverQualifier
    self.receiver = receiver
    self.date = date
    self.time = time
    self.version = version
    self.control = control
    self.isTest = isTest
  }

  func write(to isa: inout SegmentWriter) {
    let separators = isa.separators
    for (text, length) in [
      ("00", 2), ("", 10), ("00", 2), ("", 10), (senderQualifier, 2), (sender, 15),
      (receiverQualifier, 2), (receiver, 15), (date, 6), (time, 4),
    ] {
      isa.text(Self.padded(text, to: length))
    }
    isa.skip()
    isa.bytes.append(separators.repetition ?? UInt8(ascii: "U"))
    isa.text(Self.padded(version, to: 5))
    isa.skip()
    isa.append(control, digits: 9)
    isa.text("0")
    isa.text(isTest ? "T" : "P")
    isa.skip()
    isa.bytes.append(separators.component)
  }

  private static func padded(_ text: String, to length: Int) -> String {
    precondition(
      text.utf8.count <= length, "an ISA element is longer than its fixed \(length) characters")
    return text + String(repeating: " ", count: length - text.utf8.count)
  }
}

/// What GS says of a group, apart from its control number.
public struct GroupHeader: Sendable, Hashable {
  /// GS01: `HP` for payments (835), `HC` for claims (837), `HN` for claim status (277).
  public var functionalCode: String
  /// GS02 and GS03.
  public var sender: String
  public var receiver: String
  /// GS04 and GS05, digits only: CCYYMMDD and HHMM.
  public var date: String
  public var time: String
  /// GS08: the guide, such as `005010X221A1`.
  public var version: String

  public init(
    functionalCode: String, sender: String, receiver: String, date: String, time: String,
    version: String
  ) {
    self.functionalCode = functionalCode
    self.sender = sender
    self.receiver = receiver
    self.date = date
    self.time = time
    self.version = version
  }

  func write(to gs: inout SegmentWriter, control: Int) {
    gs.text(functionalCode)
    gs.text(sender)
    gs.text(receiver)
    gs.text(date)
    gs.text(time)
    gs.integer(control)
    gs.text("X")
    gs.text(version)
  }
}
