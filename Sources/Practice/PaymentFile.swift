import Claims
import X12

/// Writes payments as 835 transactions, one interchange for each payer.
struct PaymentFile {
  private var writer: InterchangeWriter
  private var openPayer: Int?
  private let date: CalendarDay
  private let control: Int

  init(date: CalendarDay, control: Int, sink: @escaping ([UInt8]) throws -> Void) {
    writer = InterchangeWriter(lineBreaks: true, sink: sink)
    self.date = date
    self.control = control
  }

  mutating func write(_ payment: SyntheticPayment, _ key: PracticeMonth.PaymentKey) throws {
    let payer = SyntheticPayer.all[key.payer]
    if openPayer != key.payer { try open(key.payer) }
    try writer.beginTransaction("835")
    try header(payment, payer, key)
    for (index, remit) in payment.remits.enumerated() {
      if index == 0 { try writer.segment("LX") { $0.integer(1) } }
      try claim(remit)
    }
    try balances(payment, key)
  }

  mutating func finish() throws { try writer.finish() }

  private mutating func open(_ payer: Int) throws {
    openPayer = payer
    try writer.beginInterchange(
      .synthetic(receiver: "SYNPRACTICE", date: date, control: control * 100 + payer))
    try writer.beginGroup(
      GroupHeader(
        functionalCode: "HP", sender: "SYNTHETIC", receiver: "SYNPRACTICE",
        date: date.compact, time: "0600", version: "005010X221A1"))
  }

  private mutating func header(
    _ payment: SyntheticPayment, _ payer: SyntheticPayer, _ key: PracticeMonth.PaymentKey
  ) throws {
    let paid = max(0, payment.net)
    try writer.segment("BPR") { bpr in
      bpr.text("I")
      bpr.cents(paid)
      bpr.text("C")
      bpr.text(paid > 0 ? "ACH" : "NON")
      bpr.skip(11)
      bpr.day(key.day)
    }
    try writer.segment("TRN") { trn in
      trn.text("1")
      trn.text("\(payer.identifier)\(key.day.compact)")
      trn.text("1990000\(key.payer + 10)")
    }
    try writer.segment("DTM") { dtm in
      dtm.text("405")
      dtm.day(key.day.adding(days: -1))
    }
    try writer.segment("N1") { name in
      name.text("PR")
      name.text(payer.name)
      name.text("XV")
      name.text(payer.identifier)
    }
    try writer.segment("N1") { name in
      name.text("PE")
      name.text("SYNTHETIC SPINE CENTER")
      name.text("XX")
      name.text(SyntheticPayer.practiceNPI)
    }
  }

  private mutating func claim(_ remit: SyntheticRemit) throws {
    try writer.segment("CLP") { clp in
      clp.text(remit.claim.number)
      clp.text(remit.status)
      clp.cents(remit.charge)
      clp.cents(remit.paid)
      remit.patientShare == 0 ? clp.skip() : clp.cents(remit.patientShare)
      clp.text(remit.claim.payer.filingIndicator)
      clp.text(remit.claimNumber)
      clp.text("24")
      clp.text("1")
    }
    try writer.person(remit.claim.patient, role: "QC")
    for (index, line) in remit.lines.enumerated() { try self.line(line, index, of: remit) }
  }

  private mutating func line(
    _ line: SyntheticRemit.Line, _ index: Int, of remit: SyntheticRemit
  ) throws {
    try writer.segment("SVC") { svc in
      svc.components("HC", line.code, remit.claim.modifier)
      svc.cents(line.charge)
      svc.cents(line.paid)
      svc.skip()
      svc.integer(1)
    }
    try writer.segment("DTM") { dtm in
      dtm.text("472")
      dtm.day(remit.claim.serviceDay)
    }
    var rest = line.adjustments[...]
    while let group = rest.first?.group {
      let same = rest.prefix { $0.group == group }
      rest = rest.dropFirst(same.count)
      try writer.segment("CAS") { cas in
        cas.text(group)
        for (place, adjustment) in same.enumerated() {
          if place > 0 { cas.skip() }
          cas.text(adjustment.reason)
          cas.cents(adjustment.cents)
        }
      }
    }
    try writer.segment("REF") { ref in
      ref.text("6R")
      ref.text("\(index + 1)")
    }
    if let allowed = line.allowed {
      try writer.segment("AMT") { amt in
        amt.text("B6")
        amt.cents(allowed)
      }
    }
    if let remark = line.remark {
      try writer.segment("LQ") { remarks in
        remarks.text("HE")
        remarks.text(remark)
      }
    }
  }

  /// Recoupments, and what can't be taken from this payment carried forward.
  private mutating func balances(
    _ payment: SyntheticPayment, _ key: PracticeMonth.PaymentKey
  ) throws {
    for recoupment in payment.recoupments {
      try balance("WO", recoupment.claimNumber, recoupment.cents, key)
    }
    if payment.net < 0 { try balance("FB", "", payment.net, key) }
  }

  private mutating func balance(
    _ reason: String, _ reference: String, _ cents: Int, _ key: PracticeMonth.PaymentKey
  ) throws {
    try writer.segment("PLB") { plb in
      plb.text(SyntheticPayer.practiceNPI)
      plb.text("\(key.day.civil.year)1231")
      plb.components(reason, reference)
      plb.cents(cents)
    }
  }
}

extension InterchangeHeader {
  /// An interchange whose sender says that it is synthetic.
  static func synthetic(receiver: String, date: CalendarDay, control: Int) -> InterchangeHeader {
    InterchangeHeader(
      sender: "SYNTHETIC", receiver: receiver, date: String(date.compact.dropFirst(2)),
      time: "0600", control: control % 1_000_000_000, isTest: true)
  }
}

extension CalendarDay {
  /// `20261124`.
  var compact: String { description.filter { $0 != "-" } }
}

extension SegmentWriter {
  mutating func day(_ day: CalendarDay) {
    let (year, month, date) = day.civil
    self.day(year: year, month: month, day: date)
  }
}
