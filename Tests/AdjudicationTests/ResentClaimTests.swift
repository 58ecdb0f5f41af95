import Adjudication
import Claims
import Testing

/// A claim sent, answered or paid more than once.
struct ResentClaimTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))
  let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"))

  init() throws {
    adjudicator = try productAdjudicator()
  }

  @Test func `a resend denied as a duplicate changes nothing of the original`() throws {
    let resend = claim(line(billed: 1000, "OA-18 1000"), number: "ICN2")
    let denials = adjudicator.denials(of: history(payment(10, denied), payment(30, resend)))
    #expect(denials.map(\.reading.category) == [.medicalNecessity, .duplicate])
    #expect(denials.map(\.status) == [.open, .closed])
    #expect(denials[1].recoverable.value == .zero)
    let alone = try adjudicator.soleDenial(of: history(payment(30, resend)))
    #expect(alone.status == .open)
    #expect(alone.recoverable.value == dollars(800))
  }

  @Test func `a claim paid twice without a reversal is told`() throws {
    let again = claim(line(billed: 1000, paid: 800, "CO-45 200"), number: "ICN2")
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(30, paid), payment(40, again)))
    #expect(denial.contradictions == ["paid twice"])
    #expect(denial.recovered == dollars(800))
  }

  @Test func `a claim without a denial tells what contradicts itself too`() {
    let again = claim(line(billed: 1000, paid: 800, "CO-45 200"), number: "ICN2")
    let twice = history(payment(30, paid), payment(40, again))
    #expect(adjudicator.denials(of: twice).isEmpty)
    #expect(
      adjudicator.contradictions(of: twice, asOf: day(40)).map(\.words) == ["paid twice"])
    #expect(adjudicator.contradictions(of: twice, asOf: day(39)).isEmpty)
    let reversal = history(payment(30, paid.reversed))
    #expect(
      adjudicator.contradictions(of: reversal, asOf: day(30)).map(\.words)
        == ["reversal without its original"])
    let denied = history(payment(10, denied), payment(30, paid), payment(40, again))
    #expect(adjudicator.contradictions(of: denied, asOf: day(40)).isEmpty)
  }

  @Test func `a second resend denied as a duplicate adds nothing`() {
    func resend(_ number: String) -> RemittedClaim {
      claim(line(billed: 1000, "OA-18 1000"), number: number)
    }
    let denials = adjudicator.denials(
      of: history(
        payment(10, denied), payment(30, resend("ICN2")), payment(40, resend("ICN3"))))
    #expect(denials.map(\.reading.category) == [.medicalNecessity, .duplicate])
  }

  @Test func `one payer paying as primary and as secondary pays once each`() throws {
    let first = claim(
      line(billed: 1000, paid: 600, "CO-45 200", "PR-2 200"),
      line("63048", billed: 500, "CO-50 500"))
    let second = claim(
      line(billed: 1000, paid: 200, "OA-23 800"), line("63048", billed: 500, "CO-50 500"),
      status: "2", number: "S1")
    let denial = try adjudicator.soleDenial(of: history(payment(10, first), payment(20, second)))
    #expect(denial.contradictions.isEmpty)
    #expect(denial.status == .open)
  }

  @Test func `a claim sent after the denial is not of its first day`() throws {
    func sent(_ number: Int, _ diagnosis: String) -> SubmittedClaim {
      SubmittedClaim(
        kind: .professional, patientControlNumber: "P1", billed: dollars(1000),
        payer: spinePayer, frequencyCode: "7", originalClaimNumber: "ICN1",
        authorizationNumber: number > 10 ? "A1" : nil, submittedDay: day(number),
        diagnoses: [diagnosis])
    }
    let denial = try adjudicator.soleDenial(
      of: history(
        payment(10, denied), submissions: [sent(6, "M48.061"), sent(20, "M48.062")]))
    #expect(denial.diagnoses == ["M48.061"])
    #expect(!denial.hasAuthorization)
  }
}
