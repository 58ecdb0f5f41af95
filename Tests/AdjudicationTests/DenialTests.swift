import Adjudication
import Claims
import Testing

struct DenialTests {
  let adjudicator: Adjudicator
  let denied = claim(line(billed: 1000, "CO-45 200", "CO-50 800"))

  init() throws {
    adjudicator = try productAdjudicator()
  }

  // Paid $300 of $800 allowed, $100 denied: the $400 paid too little are no part of the denial.
  @Test func `no more can be recovered than was denied`() throws {
    let small = claim(line(billed: 1000, paid: 300, "CO-45 600", "CO-50 100"))
    let denial = try adjudicator.soleDenial(of: history(payment(10, small)))
    #expect(denial.denied == dollars(100))
    #expect(denial.recoverable == .known(dollars(100), source: "contract, exhibit B"))
    let two = claim(line(billed: 1000, paid: 300, "CO-45 600", "CO-50 60", "CO-197 40"))
    let parts = adjudicator.denials(of: history(payment(10, two)))
    #expect(parts.map(\.recoverable.value) == [dollars(60), dollars(40)])
  }

  @Test func `a denied line is one denial with its category, route and dollars`() throws {
    let denial = try adjudicator.soleDenial(of: history(payment(10, denied)))
    #expect(denial.key == "87726|P1|medical-necessity")
    #expect(denial.origin == .remittance)
    #expect(denial.reading.route == .clinicalAppeal)
    #expect(denial.group == .contractual)
    #expect(denial.reason == "50")
    #expect(denial.lineOfBusiness == .commercial)
    #expect(denial.knownDay == day(10))
    #expect(denial.serviceDay == day(5))
    #expect(denial.billed == dollars(1000))
    #expect(denial.denied == dollars(800))
    #expect(denial.recoverable == .known(dollars(800), source: "contract, exhibit B"))
    #expect(denial.status == .open)
    #expect(denial.decidedDay == nil)
  }

  @Test func `status 4 with a payment and no denying reason is no denial`() {
    let paid = claim(line(billed: 1000, paid: 800, "CO-45 200"), status: "4")
    #expect(!adjudicator.mayDeny(paid))
    #expect(adjudicator.denials(of: history(payment(10, paid))).isEmpty)
  }

  @Test(arguments: [
    "CO-45", "PR-1", "PR-2", "PR-3", "OA-23", "CO-253", "CO-24", "PR-45",
  ])
  func `paid nothing is no denial without a reason that denies`(reason: String) {
    let unpaid = claim(line(billed: 1000, "\(reason) 1000"))
    #expect(!adjudicator.mayDeny(unpaid))
    #expect(adjudicator.denials(of: history(payment(10, unpaid))).isEmpty)
  }

  @Test(arguments: ["1", "2", "3", "4", "19", "20", "21"])
  func `the reason denies under every status that decides`(status: String) {
    var claim = denied
    claim.status = status
    #expect(adjudicator.mayDeny(claim))
    #expect(adjudicator.denials(of: history(payment(10, claim))).count == 1)
  }

  @Test(arguments: ["22", "23", "25"])
  func `a reversal, a claim passed on and a forecast decide nothing`(status: String) {
    var claim = denied
    claim.status = status
    #expect(!adjudicator.mayDeny(claim))
    #expect(adjudicator.denials(of: history(payment(10, claim))).isEmpty)
  }

  @Test func `what PR-96 leaves to the patient is a denial on the patient's route`() throws {
    let claim = claim(line(billed: 1000, "PR-96 1000"))
    #expect(adjudicator.mayDeny(claim))
    let denial = try adjudicator.soleDenial(of: history(payment(10, claim)))
    #expect(denial.reading.route == .planDocumentChallenge)
    #expect(!denial.reading.isAppealable)
  }

  @Test func `MA130 on the claim leaves only to resubmit its lines`() throws {
    let claim = claim(line(billed: 1000, "CO-16 1000"), remarks: ["MA130"])
    let denial = try adjudicator.soleDenial(of: history(payment(10, claim)))
    #expect(denial.reading.route == .resubmit)
    #expect(!denial.reading.isAppealable)
  }

  @Test func `an unknown reason is a denial that a person reads`() throws {
    let claim = claim(line(billed: 1000, "CO-999 1000"))
    #expect(adjudicator.mayDeny(claim))
    let denial = try adjudicator.soleDenial(of: history(payment(10, claim)))
    #expect(denial.reading.category == .unclassified)
    #expect(denial.reading.route == .needsHuman)
  }

  @Test func `a multiple-procedure reduction denies only a line paid nothing`() throws {
    let reduced = claim(line(billed: 1000, paid: 400, "CO-45 200", "CO-59 400"))
    #expect(!adjudicator.mayDeny(reduced))
    #expect(adjudicator.denials(of: history(payment(10, reduced))).isEmpty)
    let refused = claim(line(billed: 1000, "CO-59 1000"))
    #expect(adjudicator.mayDeny(refused))
    let denial = try adjudicator.soleDenial(of: history(payment(10, refused)))
    #expect(denial.reading.category == .coding)
  }

  @Test func `lines and codes of one argument are one denial, led by the largest`() throws {
    let claim = claim(
      line("63047", billed: 1000, "CO-273 300", "CO-50 700"),
      line("63048", billed: 500, "CO-50 500", remarks: ["N115"]),
      line("22612", billed: 900, "CO-197 900"))
    let denials = adjudicator.denials(of: history(payment(10, claim)))
    #expect(denials.map(\.reading.category) == [.medicalNecessity, .authorization])
    #expect(denials[0].reason == "50")
    #expect(denials[0].denied == dollars(1500))
    #expect(denials[0].procedures.map(\.code) == ["63047", "63048"])
    #expect(denials[0].remarks == ["N115"])
    #expect(denials[0].recoverable.value == dollars(1100))
  }

  @Test func `a line denied for two reasons is not recovered twice`() throws {
    let claim = claim(line(billed: 1000, "CO-50 750", "CO-197 250"))
    let denials = adjudicator.denials(of: history(payment(10, claim)))
    #expect(denials.compactMap(\.recoverable.value) == [dollars(600), dollars(200)])
  }

  @Test func `a claim-level reason denies the lines it takes the payment from`() throws {
    let claim = claim(
      line(billed: 1000, paid: 800, "CO-45 200"),
      line("63048", billed: 500, paid: 300, "CO-45 200"),
      adjustments: ["CO-197 1100"], paid: 0)
    let denial = try adjudicator.soleDenial(of: history(payment(10, claim)))
    #expect(denial.denied == dollars(1100))
    #expect(denial.recoverable.value == dollars(1100))
  }

  @Test func `a claim-level reason that repeats its lines is not counted twice`() throws {
    let claim = claim(line(billed: 1000, "CO-197 1000"), adjustments: ["CO-197 1000"], paid: 0)
    let denial = try adjudicator.soleDenial(of: history(payment(10, claim)))
    #expect(denial.denied == dollars(1000))
  }

  @Test func `a claim without lines is priced by the claim sent`() throws {
    let bare = claim(adjustments: ["CO-50 1500"], billed: 1500, paid: 0)
    let unknown = try adjudicator.soleDenial(of: history(payment(10, bare)))
    #expect(unknown.recoverable.mark == .unknown)
    #expect(unknown.denied == dollars(1500))
    let sent = SubmittedClaim(
      kind: .institutional, patientControlNumber: "P1", billed: dollars(1500), payer: spinePayer,
      authorizationNumber: "A1", submittedDay: day(6), diagnoses: ["M48.062"],
      lines: [
        SubmittedLine(
          procedure: Procedure(code: "63047"), billed: dollars(1000),
          servicePeriod: ServicePeriod(day(5))),
        SubmittedLine(
          procedure: Procedure(code: "63048"), billed: dollars(500), units: 2,
          servicePeriod: ServicePeriod(day(5))),
      ])
    let priced = try adjudicator.soleDenial(of: history(payment(10, bare), submissions: [sent]))
    #expect(priced.recoverable.value == dollars(1400))
    #expect(priced.procedures.map(\.code) == ["63047", "63048"])
    #expect(priced.claimKind == .institutional)
    #expect(priced.hasAuthorization)
    #expect(priced.diagnoses == ["M48.062"])
  }

  @Test func `primary and secondary payers are kept apart`() throws {
    let primary = claim(line(billed: 1000, paid: 600, "CO-45 200", "PR-2 200"), status: "19")
    let secondary = claim(
      line(billed: 1000, "OA-23 800", "CO-50 200"), status: "2", number: "S1")
    let denials = adjudicator.denials(
      of: history(payment(10, primary), payment(20, secondary, by: otherPayer)))
    #expect(denials.map(\.payer) == [otherPayer])
    let settled = claim(line(billed: 1000, paid: 200, "OA-23 800"), status: "2", number: "S1")
    #expect(
      adjudicator.denials(
        of: history(payment(10, primary), payment(20, settled, by: otherPayer))
      ).isEmpty)
  }

  @Test(arguments: [("2", 600), ("21", 600), ("1", 800)])
  func `what a secondary payer pays later is taken off`(status: String, left: Int) throws {
    let denied = claim(line(billed: 1000, "CO-50 1000"))
    let second = claim(line(billed: 1000, paid: 200, "CO-45 800"), status: status, number: "S1")
    let history = history(payment(10, denied), payment(30, second, by: otherPayer))
    let denial = try adjudicator.soleDenial(of: history)
    #expect(denial.recoverable.value == dollars(left))
    #expect(denial.recoverable.ground.contains("another payer") == (left < 800))
    #expect(try adjudicator.soleDenial(of: history, asOf: 29).recoverable.value == dollars(800))
  }

  @Test func `what a secondary payer pays for the patient is not taken off`() throws {
    let denied = claim(line(billed: 1000, paid: 100, "CO-45 200", "PR-2 200", "CO-50 500"))
    let second = claim(
      line(billed: 1000, paid: 200, "OA-23 800"), status: "2", number: "S1")
    let denial = try adjudicator.soleDenial(
      of: history(payment(10, denied), payment(30, second, by: otherPayer)))
    #expect(denial.recoverable.value == dollars(500))
  }

  @Test func `two visits under one number are two denials`() {
    var later = claim(line(billed: 1000, "CO-50 1000"), number: "ICN9")
    later.lines[0].servicePeriod = ServicePeriod(day(40))
    let denials = adjudicator.denials(of: history(payment(10, denied), payment(50, later)))
    #expect(denials.map(\.knownDay) == [day(10), day(50)])
    #expect(Set(denials.map(\.key)).count == 2)
    #expect(denials.allSatisfy { $0.contradictions.isEmpty })
  }

  @Test func `parts of a claim that the payer split stand side by side`() {
    let first = claim(line("63047", billed: 1000, "CO-50 1000"), number: "A")
    let second = claim(line("63048", billed: 500, paid: 300, "CO-45 200"), number: "B")
    let denials = adjudicator.denials(
      of: history(payment(10, first, trace: "T"), payment(10, second, trace: "T")))
    #expect(denials.map(\.denied) == [dollars(1000)])
    #expect(denials.map(\.status) == [.open])
  }

  @Test func `units come from the claim sent, for a denied line counts none`() throws {
    let sent = SubmittedClaim(
      kind: .professional, patientControlNumber: "P1", billed: dollars(900), payer: spinePayer,
      submittedDay: day(6),
      lines: [SubmittedLine(procedure: Procedure(code: "63048"), billed: dollars(900), units: 3)])
    let claim = claim(line("63048", billed: 900, "CO-151 900", units: 0))
    let known = try adjudicator.soleDenial(of: history(payment(10, claim), submissions: [sent]))
    #expect(known.recoverable == .known(dollars(900), source: "contract, exhibit B"))
    let assumed = try adjudicator.soleDenial(of: history(payment(10, claim)))
    #expect(assumed.recoverable.mark == .estimated)
    #expect(assumed.recoverable.value == dollars(300))
  }

  // SVC05 and SVC07: of three units billed two were paid.
  @Test func `units billed that the payer itself states are those that are worth something`() throws
  {
    var cut = line("63048", billed: 900, paid: 600, "CO-151 300", units: 2)
    cut.billedUnits = 3
    let rest = try adjudicator.soleDenial(of: history(payment(10, claim(cut))))
    #expect(rest.recoverable == .known(dollars(300), source: "contract, exhibit B"))
    var refused = line("63048", billed: 900, "CO-50 900", units: 0)
    refused.billedUnits = 2
    let whole = try adjudicator.soleDenial(of: history(payment(10, claim(refused))))
    #expect(whole.recoverable == .known(dollars(600), source: "contract, exhibit B"))
  }
}
