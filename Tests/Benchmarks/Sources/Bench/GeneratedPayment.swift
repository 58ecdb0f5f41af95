import Claims
import X12

/// One payment of one payer: a transaction from ST to SE, in balance.
struct GeneratedPayment {
  let number: Int
  let payer: Payers.Payer
  let day: CalendarDay
  let claims: [GeneratedClaim]

  func write(to writer: inout InterchangeWriter) throws {
    try writer.beginTransaction("835")
    try writeHeader(to: &writer)
    for claim in claims { try write(claim, to: &writer) }
    guard interest > 0 else { return }
    try writer.segment("PLB") { plb in
      plb.text("1234567893")
      plb.day(year: day.civil.year, month: 12, day: 31)
      plb.components("L6", "INT\(number)")
      plb.cents(-interest)
    }
  }

  /// Cents that some payments carry beside their claims (PLB, L6).
  private var interest: Int { number % 10 == 0 ? 1234 : 0 }

  private var total: Int {
    claims.reduce(interest) { $0 + ($1.status == "22" ? -$1.paid : $1.paid) }
  }

  private func writeHeader(to writer: inout InterchangeWriter) throws {
    try writer.segment("BPR") { bpr in
      bpr.text("I")
      bpr.cents(max(0, total))
      for text in ["C", "ACH", "CCP", "01", "999999992", "DA", "123456", "1512345678"] {
        bpr.text(text)
      }
      for text in [nil, "01", "999988880", "DA", "98765"] { bpr.text(text) }
      bpr.day(day)
    }
    try writer.segment("TRN") { trn in
      trn.text("1")
      trn.text("EFT\(number)")
      trn.text("15123\(payer.identifier)")
    }
    try writer.segment("DTM") { dtm in
      dtm.text("405")
      dtm.day(day.adding(days: -1))
    }
    try writer.segment("N1") { n1 in
      for text in ["PR", payer.name.replacing(",", with: ""), "XV", payer.identifier] {
        n1.text(text)
      }
    }
    try writer.segment("N3") { $0.text("1 PAYER STREET") }
    try writer.segment("N4") { n4 in
      for text in ["ANYTOWN", "NY", "10001"] { n4.text(text) }
    }
    try writer.segment("N1") { n1 in
      for text in ["PE", "SPINE CENTER", "XX", "1234567893"] { n1.text(text) }
    }
    try writer.segment("LX") { $0.integer(1) }
  }
}

// MARK: - Claims

extension GeneratedPayment {
  private func write(_ claim: GeneratedClaim, to writer: inout InterchangeWriter) throws {
    let sign = claim.status == "22" ? -1 : 1
    try writer.segment("CLP") { clp in
      clp.text("PCN\(claim.number)")
      clp.text(claim.status)
      clp.cents(sign * claim.billed)
      clp.cents(sign * claim.paid)
      clp.cents(sign * claim.patientShare)
      clp.text("12")
      clp.text("ICN\(40_000_000 + claim.number)")
      clp.text("24")
      clp.text("1")
    }
    try writeParties(of: claim, to: &writer)
    for (index, line) in claim.lines.enumerated() {
      try write(line, index + 1, sign, claim, to: &writer)
    }
  }

  private func writeParties(of claim: GeneratedClaim, to writer: inout InterchangeWriter) throws {
    try writer.segment("NM1") { nm1 in
      for text in ["QC", "1", "PATIENT", "SYNTHETIC\(claim.number % 9973)", nil, nil, nil, "MI"] {
        nm1.text(text)
      }
      nm1.text("W\(claim.number)")
    }
    try writer.segment("NM1") { nm1 in
      for text in ["82", "1", "SURGEON", "SYNTHETIC", nil, nil, nil, "XX"] { nm1.text(text) }
      nm1.text("12345678\(claim.number % 60 + 10)")
    }
    for (qualifier, day) in [
      ("232", claim.serviceDay), ("233", claim.serviceDay),
      ("050", claim.serviceDay.adding(days: 5)),
    ] {
      try writer.segment("DTM") { dtm in
        dtm.text(qualifier)
        dtm.day(day)
      }
    }
  }

  private func write(
    _ line: GeneratedClaim.Line, _ number: Int, _ sign: Int, _ claim: GeneratedClaim,
    to writer: inout InterchangeWriter
  ) throws {
    try writer.segment("SVC") { svc in
      svc.components("HC", line.procedure)
      svc.cents(sign * line.billed)
      svc.cents(sign * line.paid)
      svc.skip()
      svc.integer(1)
    }
    try writer.segment("DTM") { dtm in
      dtm.text("472")
      dtm.day(claim.serviceDay)
    }
    try writeAdjustments(of: line, sign, to: &writer)
    try writer.segment("REF") { ref in
      ref.text("6R")
      ref.text("\(claim.number)L\(number)")
    }
    guard line.denial != nil else {
      return try writer.segment("AMT") { amt in
        amt.text("B6")
        amt.cents(sign * (line.billed - line.contractual))
      }
    }
    try writer.segment("LQ") { lq in
      lq.text("HE")
      lq.text("N706")
    }
  }

  private func writeAdjustments(
    of line: GeneratedClaim.Line, _ sign: Int, to writer: inout InterchangeWriter
  ) throws {
    if let reason = line.denial {
      return try write("CO", [(reason, sign * line.billed)], to: &writer)
    }
    try write(
      "CO", [("45", sign * line.contractual), ("253", sign * line.sequestration)], to: &writer)
    try write(
      "PR", [("1", sign * line.deductible), ("2", sign * line.coinsurance)], to: &writer)
  }

  private func write(
    _ group: String, _ reasons: [(reason: String, cents: Int)], to writer: inout InterchangeWriter
  ) throws {
    let present = reasons.filter { $0.cents != 0 }
    guard !present.isEmpty else { return }
    try writer.segment("CAS") { cas in
      cas.text(group)
      for (index, item) in present.enumerated() {
        if index > 0 { cas.skip() }
        cas.text(item.reason)
        cas.cents(item.cents)
      }
    }
  }
}

extension SegmentWriter {
  fileprivate mutating func day(_ day: CalendarDay) {
    let (year, month, dayOfMonth) = day.civil
    self.day(year: year, month: month, day: dayOfMonth)
  }
}
