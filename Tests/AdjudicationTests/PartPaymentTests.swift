import Adjudication
import Claims
import Testing

/// Denied $800 of $1,000, $800 allowed; the payer then pays $300 unasked and denies $500 still.
struct PartPaymentTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))
  let part = claim(line(billed: 1000, paid: 300, "CO-45 200", "CO-50 500"))
  let full = claim(line(billed: 1000, paid: 800, "CO-45 200"))

  init() throws {
    adjudicator = try productAdjudicator()
  }

  @Test func `a part paid without an appeal leaves the rest open`() throws {
    let history = history(payment(10, denied), payment(30, part))
    let denial = try adjudicator.soleDenial(of: history)
    #expect(denial.status == .open)
    #expect(denial.decidedDay == nil)
    #expect(denial.denied == dollars(500))
    #expect(
      denial.recoverable
        == .known(dollars(500), source: "contract, exhibit B; less $300.00 paid since"))
    #expect(denial.recovered == dollars(300))
    let before = try adjudicator.soleDenial(of: history, asOf: 29)
    #expect(before.recoverable.value == dollars(800))
  }

  @Test func `the rest is appealed and won for itself`() throws {
    let won = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), payment(30, part), payment(60, full), appeals: [appeal(filed: 40)]))
    #expect(won.status == .overturned)
    #expect(won.decidedDay == day(60))
    #expect(won.recoverable.value == dollars(500))
    #expect(won.recovered == dollars(500))
    let appealed = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(30, part), appeals: [appeal(filed: 40)]))
    #expect(appealed.status == .appealed)
    #expect(appealed.recovered == .zero)
    let lost = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), payment(30, part),
        appeals: [appeal(filed: 40, .upheld, decided: 60)]))
    #expect(lost.status == .upheld)
    #expect(lost.contradictions.isEmpty)
  }

  @Test func `the rest paid without an appeal is reprocessed`() throws {
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(30, part), payment(60, full)))
    #expect(denial.status == .reprocessed)
    #expect(denial.recovered == dollars(800))
  }

  @Test func `a payment taken back puts the whole at stake again`() throws {
    let denial = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), payment(30, part), payment(50, part.reversed),
        payment(50, denied, trace: "C")))
    #expect(denial.recoverable.value == dollars(800))
    #expect(denial.denied == dollars(800))
  }

  @Test func `one of two denied lines paid leaves the other open`() throws {
    let both = claim(line(billed: 1000, "CO-50 1000"), line("63048", billed: 500, "CO-50 500"))
    let one = claim(
      line(billed: 1000, paid: 800, "CO-45 200"), line("63048", billed: 500, "CO-50 500"))
    let denial = try adjudicator.soleDenial(of: history(payment(10, both), payment(30, one)))
    #expect(denial.status == .open)
    #expect(denial.denied == dollars(500))
    #expect(denial.recoverable.value == dollars(300))
  }

  @Test func `a part paid by a later export leaves the rest open`() throws {
    func row(_ status: ExportedClaim.Status, _ decided: Int, paid: Int) -> ExportedClaim {
      ExportedClaim(
        claimNumber: "ICN1", payer: spinePayer, status: status, serviceDay: day(5),
        decidedDay: day(decided), billed: dollars(1000), paid: dollars(paid), reason: "50",
        procedure: "63047")
    }
    let denial = try adjudicator.soleDenial(
      of: history(exports: [row(.denied, 12, paid: 0), row(.partial, 40, paid: 300)]))
    #expect(denial.status == .open)
    #expect(denial.recoverable.value == dollars(500))
  }
}
