import Adjudication
import Claims
import Testing

struct OutcomeTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))
  let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"))

  init() throws {
    adjudicator = try productAdjudicator()
  }

  @Test(arguments: [(20, 20), (20, 30), (30, 20)])
  func `reversal and correction overturn in either order`(reversal: Int, correction: Int) throws {
    let steps = [
      payment(reversal, denied.reversed, trace: "R"), payment(correction, paid, trace: "C"),
    ]
    .sorted { $0.remittance.paymentDay < $1.remittance.paymentDay }
    var history = history(payment(10, denied), appeals: [appeal(filed: 12)])
    history.adjudications += steps
    let denial = try adjudicator.soleDenial(of: history)
    #expect(denial.status == .overturned)
    #expect(denial.decidedDay == day(correction))
    #expect(denial.recovered == dollars(800))
    #expect(denial.contradictions.isEmpty)
    #expect(try adjudicator.soleDenial(of: history, asOf: 19).status == .appealed)
  }

  @Test func `a correction may bring a new claim number`() throws {
    var corrected = paid
    corrected.claimNumber = "ICN2"
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(20, denied.reversed), payment(20, corrected)))
    #expect(denial.status == .reprocessed)
    #expect(denial.recovered == dollars(800))
    #expect(denial.claimNumber == "ICN1")
  }

  @Test func `a decision read after its reversal never was in force`() throws {
    let history = history(
      payment(10, denied.reversed, trace: "R"), payment(9, denied, trace: "O", produced: 12),
      payment(20, paid))
    #expect(adjudicator.denials(of: history).isEmpty)
  }

  @Test func `a reversal without its original leaves the denials and is told`() throws {
    let stranger = claim(line(billed: 700, paid: 700), number: "ICN1").reversed
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(20, stranger)))
    #expect(denial.status == .open)
    #expect(denial.contradictions == ["reversal without its original"])
  }

  @Test func `a correction that denies again is not taken for the reversed original`() throws {
    let history = history(
      payment(20, denied.reversed, trace: "T"), payment(20, denied, trace: "T"))
    let denial = try adjudicator.soleDenial(of: history)
    #expect(denial.status == .open)
    #expect(denial.contradictions == ["reversal without its original"])
  }

  @Test func `a won appeal keeps the day of the payment that first brought money`() throws {
    let log = [appeal(filed: 12, .overturned, decided: 20)]
    let paidLater = history(
      payment(10, denied), payment(34, paid, produced: 35), payment(60, paid.reversed),
      appeals: log)
    #expect(try adjudicator.soleDenial(of: paidLater).recoveryPaymentDay == day(34))
    // The payment is known when it was produced, and not before.
    #expect(try adjudicator.soleDenial(of: paidLater, asOf: 34).recoveryPaymentDay == nil)
    let unpaid = history(payment(10, denied), appeals: log)
    #expect(try adjudicator.soleDenial(of: unpaid).recoveryPaymentDay == nil)
    let unasked = history(payment(10, denied), payment(30, paid))
    #expect(try adjudicator.soleDenial(of: unasked).recoveryPaymentDay == nil)
  }

  @Test func `a second decision without a reversal counts as the newer one`() throws {
    let history = history(
      payment(10, denied), payment(30, paid), appeals: [appeal(filed: 12)])
    let denial = try adjudicator.soleDenial(of: history)
    #expect(denial.status == .overturned)
    #expect(denial.recovered == dollars(800))
    #expect(denial.contradictions.isEmpty)
  }

  @Test func `paid later without an appeal on record is reprocessed`() throws {
    let denial = try adjudicator.soleDenial(of: history(payment(10, denied), payment(30, paid)))
    #expect(denial.status == .reprocessed)
    #expect(denial.decidedDay == day(30))
    let late = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(30, paid), appeals: [appeal(filed: 40)]))
    #expect(late.status == .reprocessed)
  }

  @Test(arguments: [(759, Denial.Status.partiallyOverturned), (760, .overturned)])
  func `a part of the denial that stands is partial below 95 percent`(
    amount: Int, status: Denial.Status
  ) throws {
    let part = claim(
      line(billed: 1000, paid: amount, "CO-45 200", "CO-50 \(800 - amount)"))
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(30, part), appeals: [appeal(filed: 12)]))
    #expect(denial.status == status)
    #expect(denial.recovered == dollars(amount))
  }

  @Test func `a lower payment without the denying reason is overturned`() throws {
    let lower = claim(line(billed: 1000, paid: 500, "CO-45 500"))
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(30, lower), appeals: [appeal(filed: 12)]))
    #expect(denial.status == .overturned)
    #expect(denial.recovered == dollars(500))
  }

  @Test func `one of two denied lines paid is partial`() throws {
    let both = claim(line(billed: 1000, "CO-50 1000"), line("63048", billed: 500, "CO-50 500"))
    let one = claim(
      line(billed: 1000, paid: 800, "CO-45 200"), line("63048", billed: 500, "CO-50 500"))
    let denial = try adjudicator.soleDenial(
      of: history(
        payment(10, both), payment(30, both.reversed), payment(30, one),
        appeals: [appeal(filed: 12)]))
    #expect(denial.status == .partiallyOverturned)
    #expect(denial.recovered == dollars(800))
  }

  @Test func `what was paid beside the denial is not recovered`() throws {
    let mixed = claim(
      line(billed: 1000, paid: 800, "CO-45 200"), line("63048", billed: 500, "CO-50 500"))
    let full = claim(
      line(billed: 1000, paid: 800, "CO-45 200"),
      line("63048", billed: 500, paid: 300, "CO-45 200"))
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, mixed), payment(20, mixed.reversed), payment(30, full)))
    #expect(denial.recovered == dollars(300))
    #expect(
      try adjudicator.soleDenial(
        of: history(payment(10, mixed), payment(20, mixed.reversed), payment(30, full)), asOf: 25
      ).recovered == .zero)
  }

  @Test func `a service named anew pays for the line it replaces`() throws {
    let mixed = claim(
      line("63047", billed: 1000, paid: 800, "CO-45 200"),
      line("63048", billed: 500, "CO-11 500"))
    let renamed = claim(
      line("63047", billed: 1000, paid: 800, "CO-45 200"),
      line("63052", billed: 500, paid: 280, "CO-45 220"), number: "ICN2", original: "ICN1")
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, mixed), payment(30, mixed.reversed), payment(30, renamed)))
    #expect(denial.status == .reprocessed)
    #expect(denial.recovered == dollars(280))
  }

  @Test func `allowed and left to the deductible is overturned without money`() throws {
    let deductible = claim(line(billed: 1000, "CO-45 200", "PR-1 800"))
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(30, deductible), appeals: [appeal(filed: 12)]))
    #expect(denial.status == .overturned)
    #expect(denial.recovered == .zero)
  }

  @Test func `193 upholds`() throws {
    let upheld = claim(line(billed: 1000, "CO-45 200", "CO-193 800"))
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(40, upheld), appeals: [appeal(filed: 12)]))
    #expect(denial.status == .upheld)
    #expect(denial.decidedDay == day(40))
    let second = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), payment(40, upheld),
        appeals: [
          appeal(filed: 12, .upheld, decided: 40), appeal(filed: 50, level: 2),
        ]))
    #expect(second.status == .appealed)
    let won = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(40, upheld), payment(60, paid)))
    #expect(won.status == .overturned)
  }

  @Test func `193 without an earlier denial is for a person to read`() throws {
    let upheld = claim(line(billed: 1000, "CO-45 200", "CO-193 800"))
    #expect(adjudicator.mayDeny(upheld))
    let denial = try adjudicator.soleDenial(of: history(payment(40, upheld)))
    #expect(denial.reading.category == .unclassified)
    #expect(denial.denied == dollars(800))
    #expect(
      denial.contradictions.contains("an appeal is answered without an earlier denial on record"))
  }

  @Test func `a later reason takes the place of the first`() throws {
    let other = claim(line(billed: 1000, "CO-45 200", "CO-197 800"))
    let denials = adjudicator.denials(
      of: history(payment(10, denied), payment(30, other), payment(50, paid)))
    #expect(denials.map(\.reading.category) == [.medicalNecessity, .authorization])
    #expect(denials.map(\.status) == [.closed, .reprocessed])
    #expect(denials.map(\.recovered) == [.zero, dollars(800)])
  }

  @Test func `a decision with lines of its own beside the first is a second denial`() throws {
    let first = claim(
      line("63047", billed: 1000, "CO-50 1000"), line("63048", billed: 500, paid: 300, "CO-45 200"))
    let takenBack = claim(
      line("63047", billed: 1000, "CO-50 1000"), line("63048", billed: 500, "CO-50 500"))
    let denials = adjudicator.denials(
      of: history(payment(10, first), payment(30, first.reversed), payment(30, takenBack)))
    #expect(denials.map(\.denied) == [dollars(1000), dollars(500)])
    #expect(Set(denials.map(\.key)).count == 2)
  }
}
