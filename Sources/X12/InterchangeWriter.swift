/// Segments to bytes, with the counts and control numbers of the envelopes kept right.
///
/// ```swift
/// var bytes: [UInt8] = []
/// var writer = InterchangeWriter { bytes += $0 }
/// try writer.beginInterchange(InterchangeHeader(sender: "PAYER", receiver: "PRACTICE", …))
/// try writer.beginGroup(GroupHeader(functionalCode: "HP", version: "005010X221A1", …))
/// try writer.beginTransaction("835")
/// try writer.segment("CLP") { clp in
///   clp.text("A17")
///   clp.integer(1)
///   clp.cents(125_000)
/// }
/// try writer.finish()
/// ```
///
/// Beginning an envelope ends the one of its kind before it; ``finish()`` ends them all.
public struct InterchangeWriter {
  /// How many bytes gather before they are handed on.
  public static let flushSize = 1 << 20

  private let separators: Separators
  private let lineBreaks: Bool
  private let sink: ([UInt8]) throws -> Void
  private var segments: SegmentWriter
  private var written = 0

  private var interchange: (control: Int, groups: Int)?
  private var group: (control: Int, transactions: Int)?
  private var transaction: (control: Int, segmentsBefore: Int)?

  /// - Parameters:
  ///   - separators: What ISA declares; text that holds one of them is refused.
  ///   - lineBreaks: Whether a line break follows every terminator that is none itself.
  ///   - sink: Takes the bytes, about a megabyte at a time.
  public init(
    separators: Separators = .customary, lineBreaks: Bool = false,
    sink: @escaping ([UInt8]) throws -> Void
  ) {
    self.separators = separators
    self.lineBreaks = lineBreaks && separators.terminator != 0x0A
    self.sink = sink
    segments = SegmentWriter(separators)
  }

  /// Writes one segment; `elements` appends what follows its name.
  ///
  /// - Throws: ``X12Error`` if text held a separator, or what the sink throws.
  public mutating func segment(
    _ name: StaticString, _ elements: (inout SegmentWriter) -> Void
  ) throws {
    segments.begin(name)
    elements(&segments)
    segments.end()
    if lineBreaks { segments.bytes.append(0x0A) }
    if segments.hasSeparatorInText {
      throw X12Error(
        .separatorInText, at: Position(segment: segments.count, byte: written))
    }
    if segments.bytes.count >= Self.flushSize { try flush() }
  }

  /// Closes every envelope and hands on the last bytes.
  public mutating func finish() throws {
    try endInterchange()
    try flush()
  }

  private mutating func flush() throws {
    guard !segments.bytes.isEmpty else { return }
    try sink(segments.bytes)
    written += segments.bytes.count
    segments.bytes.removeAll(keepingCapacity: true)
  }
}

// MARK: - Envelopes

extension InterchangeWriter {
  /// Writes ISA, after closing the interchange before it.
  public mutating func beginInterchange(_ header: InterchangeHeader) throws {
    try endInterchange()
    interchange = (header.control, 0)
    try segment("ISA") { header.write(to: &$0) }
  }

  /// Writes GS, after closing the group before it; groups are numbered from one.
  ///
  /// - Precondition: An interchange has begun.
  public mutating func beginGroup(_ header: GroupHeader) throws {
    precondition(interchange != nil, "a group lies in an interchange")
    try endGroup()
    interchange?.groups += 1
    let control = interchange?.groups ?? 1
    group = (control, 0)
    try segment("GS") { header.write(to: &$0, control: control) }
  }

  /// Writes ST, after closing the transaction before it; transactions are numbered from one.
  ///
  /// - Parameters:
  ///   - code: ST01, such as `835`.
  ///   - version: ST03, where the guide has one.
  /// - Throws: What the sink throws.
  /// - Precondition: A group has begun.
  public mutating func beginTransaction(_ code: String, version: String? = nil) throws {
    precondition(group != nil, "a transaction lies in a group")
    try endTransaction()
    group?.transactions += 1
    let control = group?.transactions ?? 1
    transaction = (control, segments.count)
    try segment("ST") { st in
      st.text(code)
      st.skip()
      st.append(control, digits: 4)
      if let version { st.text(version) }
    }
  }

  private mutating func endTransaction() throws {
    guard let ended = transaction else { return }
    transaction = nil
    let count = segments.count - ended.segmentsBefore + 1
    try segment("SE") { se in
      se.integer(count)
      se.skip()
      se.append(ended.control, digits: 4)
    }
  }

  private mutating func endGroup() throws {
    try endTransaction()
    guard let ended = group else { return }
    group = nil
    try segment("GE") { ge in
      ge.integer(ended.transactions)
      ge.integer(ended.control)
    }
  }

  private mutating func endInterchange() throws {
    try endGroup()
    guard let ended = interchange else { return }
    interchange = nil
    try segment("IEA") { iea in
      iea.integer(ended.groups)
      iea.skip()
      iea.append(ended.control, digits: 9)
    }
  }
}
