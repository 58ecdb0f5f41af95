/// What a 277CA says of one claim: taken in, or rejected before adjudication.
///
/// A rejection is not a denial: the claim was never adjudicated, there is nothing to appeal, and
/// the timely-filing clock still runs.
public struct Acknowledgement: Sendable, Hashable, Codable {
  public var payer: Payer
  /// TRN02 of the claim, which is CLM01.
  public var patientControlNumber: String
  public var isRejected: Bool
  /// STC01-1, STC01-2: category and status code.
  public var category: String
  public var statusCode: String
  /// STC02.
  public var day: CalendarDay?
  /// STC04.
  public var billed: Money?
  /// REF*1K, the payer's claim number.
  public var claimNumber: String?

  public init(
    payer: Payer, patientControlNumber: String, isRejected: Bool, category: String,
    statusCode: String, day: CalendarDay? = nil, billed: Money? = nil,
    claimNumber: String? = nil
  ) {
    self.payer = payer
    self.patientControlNumber = patientControlNumber
    self.isRejected = isRejected
    self.category = category
    self.statusCode = statusCode
    self.day = day
    self.billed = billed
    self.claimNumber = claimNumber
  }
}
