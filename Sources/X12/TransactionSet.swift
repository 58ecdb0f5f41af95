/// One transaction, ST to SE, as a survey found it: what it is, where it lies, what it holds.
public struct TransactionSet: Sendable, Hashable {
  /// ST01: `835`, `837`, `277`, …
  public let code: String
  /// ST03, or GS08 where the guide is older than ST03: `005010X221A1`, `004010X091A1`.
  public let version: String
  /// ISA13, GS06 and ST02.
  public let controlNumbers: ControlNumbers
  /// ISA06 and ISA08, trimmed.
  public let sender: String
  public let receiver: String
  /// ISA09, YYMMDD: when the file says it was made.
  public let date: String
  /// The bytes of the file from ST to the terminator of SE.
  public let byteRange: Range<Int>
  /// The place of ST.
  public let position: Position
  /// How many segments there are, ST and SE included.
  public let segmentCount: Int
  public let separators: Separators
  /// The digest of the segments between ST and SE; empty if the transaction was refused.
  ///
  /// The same segments have the same digest whatever the separators and line breaks, and whatever
  /// the control numbers of the envelopes around them: a file sent again is known again.
  public let digest: [UInt8]

  public struct ControlNumbers: Sendable, Hashable {
    public let interchange: String
    public let group: String
    public let transaction: String
  }
}
