import Claims
import X12

/// Writes what the clearinghouse said of each claim sent, as a 277CA file.
struct AcknowledgementFile {
  private var writer: InterchangeWriter
  private var level = 0
  private var openPayer: Int?

  init(date: CalendarDay, control: Int, sink: @escaping ([UInt8]) throws -> Void) throws {
    writer = InterchangeWriter(lineBreaks: true, sink: sink)
    try writer.beginInterchange(
      .synthetic(receiver: "SYNPRACTICE", date: date, control: control))
    try writer.beginGroup(
      GroupHeader(
        functionalCode: "HN", sender: "SYNTHETIC", receiver: "SYNPRACTICE",
        date: date.compact, time: "0600", version: "005010X214"))
  }

  mutating func finish() throws { try writer.finish() }

  /// Claims come by payer: each payer's are one transaction.
  mutating func write(_ claim: SyntheticClaim, _ submission: ClaimLife.Submission) throws {
    if openPayer != claim.payerIndex { try open(claim, on: submission.day) }
    level += 1
    let level = level
    try writer.segment("HL") {
      $0.integer(level); $0.integer(3); $0.text("PT")
    }
    try writer.person(claim.patient, role: "QC")
    try writer.segment("TRN") {
      $0.text("2"); $0.text(claim.number)
    }
    try writer.segment("STC") { status in
      submission.isRejected
        ? status.components("A3", "21", "IL") : status.components("A2", "20", "PR")
      status.day(submission.day.adding(days: 1))
      status.text(submission.isRejected ? "U" : "WQ")
      status.cents(claim.charge)
    }
  }

  private mutating func open(_ claim: SyntheticClaim, on day: CalendarDay) throws {
    openPayer = claim.payerIndex
    level = 3
    try writer.beginTransaction("277", version: "005010X214")
    try writer.segment("BHT") { bht in
      bht.text("0085")
      bht.text("08")
      bht.text("SYN\(day.compact)\(claim.payerIndex)")
      bht.day(day.adding(days: 1))
      bht.text("0600")
      bht.text("TH")
    }
    try writer.segment("HL") {
      $0.integer(1); $0.skip(); $0.text("20"); $0.text("1")
    }
    try writer.payer(claim.payer)
    try writer.segment("HL") {
      $0.integer(2); $0.integer(1); $0.text("21"); $0.text("1")
    }
    try writer.segment("HL") {
      $0.integer(3); $0.integer(2); $0.text("19"); $0.text("1")
    }
    try writer.billingProvider()
  }
}
