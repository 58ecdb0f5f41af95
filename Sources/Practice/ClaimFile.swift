import Claims
import X12

/// Writes submitted claims as an 837P or 837I file.
struct ClaimFile {
  /// Claims in one transaction; more begin another.
  private static let claimsPerTransaction = 5000

  private var writer: InterchangeWriter
  private let isInstitutional: Bool
  private var count = 0
  private var level = 0

  init(
    institutional: Bool, date: CalendarDay, control: Int,
    sink: @escaping ([UInt8]) throws -> Void
  ) throws {
    isInstitutional = institutional
    writer = InterchangeWriter(lineBreaks: true, sink: sink)
    try writer.beginInterchange(
      .synthetic(receiver: "SYNCLEARING", date: date, control: control))
    try writer.beginGroup(
      GroupHeader(
        functionalCode: "HC", sender: "SYNTHETIC", receiver: "SYNCLEARING",
        date: date.compact, time: "0600",
        version: institutional ? "005010X223A2" : "005010X222A1"))
  }

  mutating func finish() throws { try writer.finish() }

  mutating func write(_ claim: SyntheticClaim, on day: CalendarDay) throws {
    if count % Self.claimsPerTransaction == 0 { try begin(on: day) }
    count += 1
    level += 1
    try subscriber(claim)
    try body(claim)
    for (index, line) in claim.lines.enumerated() { try self.line(line, index + 1, claim) }
  }

  private mutating func begin(on day: CalendarDay) throws {
    level = 1
    try writer.beginTransaction("837", version: isInstitutional ? "005010X223A2" : "005010X222A1")
    try writer.segment("BHT") { bht in
      bht.text("0019")
      bht.text("00")
      bht.text("SYN\(day.compact)")
      bht.day(day)
      bht.text("0600")
      bht.text("CH")
    }
    try writer.segment("HL") {
      $0.integer(1); $0.skip(); $0.text("20"); $0.text("1")
    }
    try writer.billingProvider()
  }

  private mutating func subscriber(_ claim: SyntheticClaim) throws {
    let level = level
    try writer.segment("HL") { hl in
      hl.integer(level)
      hl.integer(1)
      hl.text("22")
      hl.text("0")
    }
    try writer.segment("SBR") { sbr in
      sbr.text("P")
      sbr.text("18")
      sbr.skip(6)
      sbr.text(claim.payer.filingIndicator)
    }
    try writer.person(claim.patient, role: "IL")
    try writer.segment("DMG") { demographics in
      demographics.text("D8")
      demographics.text("\(claim.birthYear)0101")
      demographics.text("U")
    }
    try writer.payer(claim.payer)
  }

  private mutating func body(_ claim: SyntheticClaim) throws {
    let isInstitutional = isInstitutional
    try writer.segment("CLM") { clm in
      clm.text(claim.number)
      clm.cents(claim.charge)
      clm.skip(2)
      clm.components(isInstitutional ? "83" : "24", isInstitutional ? "A" : "B", "1")
      clm.text("Y")
      clm.text("A")
      clm.text("Y")
      clm.text("Y")
    }
    if claim.hasAuthorization {
      try writer.segment("REF") { ref in
        ref.text("G1")
        ref.text("AU\(claim.number)")
      }
    }
    try writer.segment("HI") { diagnoses in
      for (index, code) in claim.diagnoses.enumerated() {
        diagnoses.components(index == 0 ? "ABK" : "ABF", code)
      }
    }
    guard !claim.isFacility else { return }
    try writer.segment("NM1") { name in
      name.text("82")
      name.text("1")
      name.text("SYNSURGEON\(claim.surgeon + 1)")
      name.skip(5)
      name.text("XX")
      name.text("199999\(1000 + claim.surgeon)")
    }
  }

  private mutating func line(
    _ line: SyntheticClaim.Line, _ number: Int, _ claim: SyntheticClaim
  ) throws {
    try writer.segment("LX") { $0.integer(number) }
    if isInstitutional {
      try writer.segment("SV2") { service in
        service.text("0490")
        service.components("HC", line.code, claim.modifier)
        service.cents(line.charge)
        service.text("UN")
        service.integer(1)
      }
    } else {
      try writer.segment("SV1") { service in
        service.components("HC", line.code, claim.modifier)
        service.cents(line.charge)
        service.text("UN")
        service.integer(1)
        service.skip(2)
        service.text("1")
      }
    }
    try writer.segment("DTP") { dtp in
      dtp.text("472")
      dtp.text("D8")
      dtp.day(claim.serviceDay)
    }
    try writer.segment("REF") { ref in
      ref.text("6R")
      ref.text("\(number)")
    }
  }
}
