import Adjudication
import Claims
import Testing

struct AuthorizationTests {
  let adjudicator: Adjudicator

  init() throws {
    adjudicator = try productAdjudicator()
  }

  func answer(_ verdict: AuthorizationDecision.Verdict, _ number: Int?) -> AuthorizationDecision {
    AuthorizationDecision(
      payer: spinePayer, verdict: verdict, referenceNumber: "R1", decidedDay: number.map(day),
      plannedService: ServicePeriod(day(60)), procedures: [Procedure(code: "63047")],
      diagnoses: ["M48.062"])
  }

  @Test(arguments: [AuthorizationDecision.Verdict.denied, .modified])
  func `a refused request is a denial before the service`(
    verdict: AuthorizationDecision.Verdict
  ) throws {
    let denials = adjudicator.denials(of: [answer(verdict, 20)], asOf: day(30))
    let denial = try #require(denials.first)
    #expect(denials.count == 1)
    #expect(denial.key == "87726|R1|upstream-authorization")
    #expect(denial.origin == .authorization)
    #expect(denial.isPreService)
    #expect(denial.reading.route == .authorizationAppeal)
    #expect(denial.knownDay == day(20))
    #expect(denial.recoverable.value == dollars(800))
    #expect(denial.status == .open)
  }

  @Test(arguments: [AuthorizationDecision.Verdict.certified, .pended, .other])
  func `what is not refused is no denial`(verdict: AuthorizationDecision.Verdict) {
    #expect(adjudicator.denials(of: [answer(verdict, 20)], asOf: day(30)).isEmpty)
  }

  @Test func `an answer without a day, or of a later one, gives no denial`() {
    #expect(adjudicator.denials(of: [answer(.denied, nil)], asOf: day(30)).isEmpty)
    #expect(adjudicator.denials(of: [answer(.denied, 31)], asOf: day(30)).isEmpty)
  }

  @Test func `certified later is overturned when it was appealed`() throws {
    let answers = [answer(.denied, 20), answer(.pended, 25), answer(.certified, 40)]
    let plain = adjudicator.denials(of: answers, asOf: day(50))
    #expect(plain.map(\.status) == [.reprocessed])
    let appeal = Appeal(payer: spinePayer, patientControlNumber: "R1", filedDay: day(22))
    let won = adjudicator.denials(of: answers, appeals: [appeal], asOf: day(50))
    #expect(won.map(\.status) == [.overturned])
    #expect(won.map(\.decidedDay) == [day(40)])
    #expect(
      adjudicator.denials(of: answers, appeals: [appeal], asOf: day(39)).map(\.status)
        == [.appealed])
  }

  // One event may ask for several services, and a payer may answer them under the event's number.
  @Test func `all services refused under one reference are at stake, whatever others got`()
    throws
  {
    var added = answer(.denied, 20)
    added.procedures = [Procedure(code: "63048")]
    var other = answer(.certified, 20)
    other.procedures = [Procedure(code: "22551")]
    let denials = adjudicator.denials(of: [answer(.denied, 20), other, added], asOf: day(30))
    let denial = try #require(denials.first)
    #expect(denials.count == 1 && denial.status == .open)
    #expect(denial.procedures.map(\.code) == ["63047", "63048"])
    #expect(denial.recoverable.value == dollars(1100))
  }
}
