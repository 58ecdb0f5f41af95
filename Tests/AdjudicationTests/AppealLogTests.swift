import Adjudication
import Claims
import Testing

struct AppealLogTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))
  let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"))

  init() throws {
    adjudicator = try productAdjudicator()
  }

  func denial(_ appeals: Appeal..., asOf number: Int = 365, later: RemittedClaim? = nil) throws
    -> Denial
  {
    var history = history(payment(10, denied), appeals: appeals)
    if let later { history.adjudications.append(payment(50, later)) }
    return try adjudicator.soleDenial(of: history, asOf: number)
  }

  @Test func `filed and not decided is appealed`() throws {
    let denial = try denial(appeal(filed: 20))
    #expect(denial.status == .appealed)
    #expect(denial.decidedDay == day(20))
    #expect(denial.appeals.count == 1)
    #expect(try self.denial(appeal(filed: 20), asOf: 19).status == .open)
  }

  @Test func `a decision of the log counts from its day`() throws {
    let upheld = appeal(filed: 20, .upheld, decided: 45)
    #expect(try denial(upheld).status == .upheld)
    #expect(try denial(upheld).decidedDay == day(45))
    let before = try denial(upheld, asOf: 44)
    #expect(before.status == .appealed)
    #expect(before.appeals.map(\.outcome) == [.pending])
    #expect(try denial(appeal(filed: 20, .withdrawn, decided: 45)).status == .closed)
  }

  @Test func `a level filed on the day the one below was upheld waits for its answer`() throws {
    let upheld = appeal(filed: 20, .upheld, decided: 45)
    let again = appeal(filed: 45, level: 2)
    #expect(try denial(upheld, again).status == .appealed)
    #expect(try denial(again, upheld).status == .appealed)
  }

  @Test func `on one day an appeal comes after the call that was lost, and a win after a refusal`()
    throws
  {
    var call = appeal(filed: 40, .upheld, decided: 45)
    call.action = "peer-to-peer"
    let waiting = appeal(filed: 45)
    #expect(try denial(call, waiting).status == .appealed)
    #expect(try denial(waiting, call).status == .appealed)
    let won = appeal(filed: 45, .overturned, decided: 45)
    #expect(try denial(call, won).status == .overturned)
    #expect(try denial(won, call).status == .overturned)
  }

  @Test func `a filing taken back ends nothing but itself`() throws {
    var call = appeal(filed: 20, .withdrawn, decided: 22)
    call.action = "peer-to-peer"
    #expect(try denial(call).status == .open)
    #expect(try denial(call, asOf: 21).status == .appealed)
    let moot = appeal(filed: 30, .withdrawn, decided: 60)
    let upheld = appeal(filed: 20, .upheld, decided: 45)
    let won = appeal(filed: 25, .overturned, decided: 50, recovered: 800)
    #expect(try denial(upheld, moot).status == .upheld)
    #expect(try denial(won, moot).status == .overturned)
  }

  @Test func `what was won in part by the log is not at stake at the next level`() throws {
    let part = appeal(filed: 20, .partiallyOverturned, decided: 45, recovered: 300)
    let upheld = appeal(filed: 50, .upheld, decided: 80, level: 2)
    let alone = try denial(part)
    #expect(alone.recoverable.value == dollars(800))
    let after = try denial(part, upheld)
    #expect(after.status == .upheld && after.recoverable.value == dollars(500))
  }

  @Test func `won in the log is won, and missed when the money does not come`() throws {
    let won = appeal(filed: 20, .overturned, decided: 45, recovered: 800)
    let waiting = try denial(won, asOf: 45 + 60)
    #expect(waiting.status == .overturned)
    #expect(waiting.recovered == dollars(800))
    #expect(waiting.recoveryWitness == .appealLog)
    #expect(waiting.contradictions.isEmpty)
    let missed = try denial(won, asOf: 45 + 61)
    #expect(missed.status == .overturned)
    #expect(missed.contradictions == ["won in the log, not yet paid"])
  }

  @Test func `what remittances show beats the amount of the log`() throws {
    let won = appeal(filed: 20, .overturned, decided: 45, recovered: 800)
    let less = claim(line(billed: 1000, paid: 500, "CO-45 500"))
    let paid = try denial(won, later: less)
    #expect(paid.recovered == dollars(500))
    #expect(paid.recoveryWitness == .remittances)
    let refused = try denial(won, later: denied)
    #expect(refused.recovered == .zero)
    #expect(refused.recoveryWitness == .remittances)
    let silent = try denial(appeal(filed: 20, .overturned, decided: 45))
    #expect(silent.recoveryWitness == nil)
  }

  @Test func `an amount of the log is shared by the denials that it speaks of`() throws {
    let two = claim(line(billed: 1000, "CO-50 600", "CO-197 400"))
    let denials = adjudicator.denials(
      of: history(
        payment(10, two),
        appeals: [appeal(filed: 20, .overturned, decided: 45, recovered: 500)]))
    #expect(denials.map(\.recovered) == [dollars(300), dollars(200)])
  }

  @Test func `money beats a log that says lost`() throws {
    let denial = try denial(appeal(filed: 20, .upheld, decided: 45), later: paid)
    #expect(denial.status == .overturned)
    #expect(denial.contradictions == ["lost in the log, paid in the remittances"])
  }

  @Test func `money beats a log that says won in full`() throws {
    let part = claim(line(billed: 1000, paid: 300, "CO-45 200", "CO-50 500"))
    let denial = try denial(appeal(filed: 20, .overturned, decided: 45), later: part)
    #expect(denial.status == .partiallyOverturned)
    #expect(denial.contradictions == ["won in full in the log, paid in part"])
  }

  @Test func `log and queue that answer otherwise contradict one another`() throws {
    var lost = appeal(filed: 20, .upheld, decided: 45)
    lost.otherAnswer = .overturned
    #expect(
      try denial(lost).contradictions.contains {
        $0
          == "the appeal log, which spoke last, says upheld, and the queue says overturned: the last said is followed"
      })
  }

  @Test func `won in the log and maintained by the payer is told`() throws {
    let upheld = claim(line(billed: 1000, "CO-45 200", "CO-193 800"))
    let denial = try denial(appeal(filed: 20, .overturned, decided: 45), later: upheld)
    #expect(denial.status == .upheld)
    #expect(denial.contradictions.contains("won in the log, maintained in the remittances"))
  }

  @Test func `two open appeals contradict one another`() throws {
    let denial = try denial(appeal(filed: 20), appeal(filed: 25))
    #expect(denial.contradictions == ["two open appeals"])
  }

  @Test func `an appeal filed before the denial is told`() throws {
    let denial = try denial(appeal(filed: 4))
    #expect(denial.contradictions == ["an appeal was filed before the denial was known"])
  }

  @Test func `an appeal to one payer is not one to the other`() throws {
    let secondary = claim(line(billed: 1000, "CO-197 1000"), status: "2", number: "S1")
    let denials = adjudicator.denials(
      of: history(
        payment(10, denied), payment(15, secondary, by: otherPayer),
        appeals: [appeal(filed: 20, payer: otherPayer)]))
    #expect(denials.map(\.status) == [.open, .appealed])
  }

  @Test func `a voided claim is closed, a replaced one until the payer decides`() throws {
    func sent(_ frequency: String) -> SubmittedClaim {
      SubmittedClaim(
        kind: .professional, patientControlNumber: "P1", billed: dollars(1000),
        payer: spinePayer, frequencyCode: frequency, originalClaimNumber: "ICN1",
        submittedDay: day(20))
    }
    let voided = history(payment(10, denied), payment(40, denied), submissions: [sent("8")])
    #expect(try adjudicator.soleDenial(of: voided).status == .closed)
    let replaced = history(payment(10, denied), payment(40, denied), submissions: [sent("7")])
    #expect(try adjudicator.soleDenial(of: replaced, asOf: 39).status == .closed)
    #expect(try adjudicator.soleDenial(of: replaced, asOf: 40).status == .open)
    let settled = history(payment(10, denied), payment(40, paid), submissions: [sent("7")])
    #expect(try adjudicator.soleDenial(of: settled).status == .reprocessed)
  }
}
