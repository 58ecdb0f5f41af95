import Adjudication
import Claims
import Testing

/// A claim paid anew without a reversal of the decision before: of what it pays, only what had not
/// been paid is recovered.
struct SupplementTests {
  let adjudicator: Adjudicator
  /// $300 of the second line were paid before; $700 and $10 are denied.
  let first = claim(
    line(billed: 900, "CO-45 200", "CO-50 700"),
    line("63048", billed: 510, paid: 300, "CO-45 200", "CO-50 10"))

  init() throws {
    adjudicator = try productAdjudicator()
  }

  @Test(arguments: [
    claim(adjustments: ["CO-45 400"], billed: 1410, paid: 1010),
    claim(line("22612", billed: 1410, paid: 1010, "CO-45 400")),
    claim(
      line(billed: 900, paid: 700, "CO-45 200"),
      line("63048", billed: 510, paid: 310, "CO-45 200")),
  ])
  func `what the first decision had paid is not recovered by the second`(second: RemittedClaim)
    throws
  {
    let denial = try adjudicator.soleDenial(of: history(payment(10, first), payment(40, second)))
    #expect(denial.recovered == dollars(710))
    #expect(denial.status == .reprocessed)
  }

  @Test(arguments: 0..<200)
  func `whatever names the services anew, the difference is recovered`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let before = RandomHistory.decision(using: &random)
    let denying = adjudicator.denials(of: history(payment(10, before)))
    guard !denying.isEmpty else { return }
    let denied = denying.reduce(Money.zero) { $0 + ($1.denied ?? .zero) }
    var after = claim(billed: 0, paid: 0)
    after.billed = before.billed
    after.paid = before.paid + denied
    let denials = adjudicator.denials(of: history(payment(10, before), payment(40, after)))
    #expect(denials.reduce(Money.zero) { $0 + $1.recovered } == denied)
  }

  @Test func `a payment that says what was paid before comes on top of it`() throws {
    let part = claim(line(billed: 1000, paid: 300, "CO-45 200", "CO-50 500"))
    let rest = claim(line(billed: 1000, paid: 500, "CO-45 200", "OA-B13 300"))
    let denial = try adjudicator.soleDenial(of: history(payment(10, part), payment(40, rest)))
    #expect(denial.recovered == dollars(500))
    #expect(denial.status == .reprocessed)
    #expect(denial.contradictions.isEmpty)
    let other = claim(line(billed: 1000, paid: 400, "CO-45 200", "OA-B13 400"))
    let doubtful = adjudicator.denials(of: history(payment(10, part), payment(40, other)))
    #expect(doubtful.map(\.reading.category) == [.medicalNecessity, .duplicate])
  }

  @Test func `what was paid on the day of the letter is part of the decision it explains`() throws {
    let letter = DenialNotice(
      origin: .letter, payer: spinePayer, reference: "L", patientControlNumber: "P1",
      noticeDay: day(10), adjustmentGroup: .contractual, reason: "50", category: nil,
      documentsOnFile: 2)
    let reduced = claim(line(billed: 1000, paid: 300, "CO-45 700"))
    let full = claim(line(billed: 1000, paid: 800, "CO-45 200"))
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, reduced), payment(40, full), notices: [letter]))
    #expect(denial.recovered == dollars(500))
  }
}
