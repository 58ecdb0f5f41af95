import Claims
import GRDB
import Testing

@testable import Store

struct DerivedTests {
  private func denial(
    _ key: String, number: String? = "PCN1", status: Denial.Status = .open,
    recoverable: Estimate<Money> = .unknown(reason: "no rate")
  ) throws -> Denial {
    try Denial(
      key: key, origin: .remittance, isSynthetic: true, payer: Sample.aetna,
      lineOfBusiness: .commercial, patientControlNumber: number,
      reading: ReasonReading(
        category: .medicalNecessity, route: .clinicalAppeal, isAppealable: true,
        name: "medical necessity", expectedDocuments: [], verification: .primary, source: "s"),
      knownDay: Sample.day("2026-01-10"), recoverable: recoverable, status: status)
  }

  @Test func `a denial keeps its id however often it is derived`() throws {
    let store = try ClaimStore.inMemory()
    let ids = try store.upsertDenials([denial("a"), denial("b")])
    #expect(try store.denials().map(\.id) == ids)
    let changed = try denial(
      "b", status: .overturned, recoverable: .known(Money(cents: 5), source: "exhibit A"))
    #expect(try store.upsertDenials([changed, denial("c")]).first == ids[1])
    let after = try store.denials()
    #expect(after.count == 3)
    #expect(Array(after.map(\.id).prefix(2)) == ids)
    #expect(after[1].denial == changed)
    #expect(try store.denial(id: ids[1])?.denial == changed)
    #expect(try store.denials(DenialFilter(statuses: [.overturned])).map(\.denial) == [changed])
    #expect(try store.denials(DenialFilter(isSynthetic: false)).isEmpty)
  }

  @Test func `a denial no longer derived is withdrawn, and comes back as itself`() throws {
    let store = try ClaimStore.inMemory()
    try store.upsertDenials([denial("a"), denial("b"), denial("other", number: "PCN2")])
    let ids = try store.denials().map(\.id)
    try store.upsertDenials([denial("letter", number: nil)])
    #expect(try store.withdrawDenials(except: [ids[0], ids[2]]) == 2)
    #expect(try store.denials().map(\.denial.key) == ["a", "other"])
    #expect(try store.status().rows["denial"] == 2)
    #expect(try store.denial(id: ids[1])?.denial.key == "b")
    try store.upsertDenials([denial("b")])
    #expect(try store.denials().map(\.id) == ids)
  }

  @Test func `an unknown amount is never zero`() throws {
    let store = try ClaimStore.inMemory()
    try store.upsertDenials([denial("a")])
    let known = try store.lookUp {
      try $0.integer("SELECT count(*) FROM v_denial WHERE recoverable_cents IS NOT NULL")
    }
    #expect(known == 0)
    #expect(throws: StoreError.self) {
      try store.write { try $0.execute(sql: "UPDATE denial SET recoverable_cents = 0") }
    }
  }

  private func model(_ population: String, isInForce: Bool = true) throws -> StoredModel {
    let day = try Sample.day("2026-01-10")
    return StoredModel(
      kind: "overturn",
      population: population, createdAt: "t", asOf: day, window: ServicePeriod(day),
      metrics: "{\"auc\":0.7}", payload: [0, 1, 255], isInForce: isInForce)
  }

  @Test func `one model of a population is in force`() throws {
    let store = try ClaimStore.inMemory()
    let first = try store.saveModel(model("first-level"))
    let second = try store.saveModel(model("first-level"))
    let trial = try store.saveModel(model("first-level", isInForce: false))
    try store.saveModel(model("external-review"))
    #expect(try store.modelInForce(kind: "overturn", population: "first-level")?.id == second)
    try store.putInForce(modelID: first)
    #expect(try store.modelInForce(kind: "overturn", population: "first-level")?.id == first)
    #expect(try store.modelInForce(kind: "overturn", population: "absent") == nil)
    // Of an earlier day than its own the one in force is not used, and neither is a poor one.
    func used(_ day: String) throws -> Int? {
      try store.model(
        kind: "overturn", population: "first-level",
        knowingNothingAfter: try #require(CalendarDay(day)))?.id
    }
    let own = try #require(try store.model(id: first)).asOf
    #expect(try used("\(own)") == first && used("\(own.adding(days: -1))") == nil)
    #expect(try store.models().map(\.isInForce) == [true, false, false, true])
    var expected = try model("first-level", isInForce: false)
    expected.id = trial
    #expect(try store.model(id: trial) == expected)
  }

  @Test func `scores are read as they were saved, the last of each denial`() throws {
    let store = try ClaimStore.inMemory()
    try store.upsertDenials([denial("a"), denial("b")])
    let ids = try store.denials().map(\.id)
    let modelID = try store.saveModel(model("first-level"))
    func score(_ id: Int, _ text: String, _ probability: Double) throws -> StoredScore {
      try StoredScore(
        denialID: id, modelID: modelID, asOf: Sample.day(text), probability: probability,
        lower: 0.1, upper: 0.9, logOdds: -0.5, contributions: "[]")
    }
    let early = try [score(ids[0], "2026-02-01", 0.4), score(ids[1], "2026-02-01", 0.5)]
    let late = try score(ids[0], "2026-03-01", 0.6)
    try store.saveScores(early + [late])
    try store.saveScores([late])
    #expect(try store.scores(modelID: modelID) == [late, early[1]])
    #expect(try store.scores(modelID: modelID, asOf: Sample.day("2026-02-28")) == early)
    #expect(throws: StoreError.self) {
      try store.saveScores([score(ids[0], "2026-03-01", 1.5)])
    }
  }

  @Test func `a worklist is kept with every entry`() throws {
    let store = try ClaimStore.inMemory()
    try store.upsertDenials([denial("a"), denial("b")])
    let ids = try store.denials().map(\.id)
    #expect(try store.lastWorklist() == nil)
    var run = try WorklistRun(
      asOf: Sample.day("2026-02-01"), createdAt: "t", modelID: nil, minutes: 2400,
      ruleVersion: "1",
      entries: [
        .init(denialID: ids[1], bucket: "deferred"),
        .init(denialID: ids[0], bucket: "selected", rank: 1, arithmetic: "{\"p\":0.5}"),
      ])
    run.id = try store.saveWorklist(run)
    #expect(try store.lastWorklist() == run)
    #expect(try store.worklist(id: 99) == nil)
    var later = run
    later.asOf = try Sample.day("2026-02-08")
    later.id = try store.saveWorklist(later)
    #expect(try store.lastWorklist(by: Sample.day("2026-02-07")) == run)
    #expect(try store.lastWorklist(by: Sample.day("2026-02-08")) == later)
    #expect(try store.lastWorklist(by: Sample.day("2026-01-31")) == nil)
    let status = try store.status()
    let buckets = ["deferred": 1, "selected": 1]
    #expect(status.runs.map(\.buckets) == [buckets, buckets])
    #expect(status.denials == [.open: 2])
  }

  // Paid 50.00 and coinsurance 10.00 a line: allowed 60.00, over 2 units 30.00.
  @Test func `the median allowed rests on paid lines that stand`() throws {
    let store = try ClaimStore.inMemory()
    var twoUnits = Sample.paidClaim("B", claimNumber: "B")
    twoUnits.lines[0].units = 2
    var stated = Sample.paidClaim("C", claimNumber: "C")
    stated.lines[0].allowed = Money(cents: 7_000)
    var secondary = Sample.paidClaim("D", claimNumber: "D")
    secondary.status = "2"
    let reversed = Sample.paidClaim("E", claimNumber: "E")
    try store.load(
      "a.835",
      Sample.payment(
        Sample.remittance(),
        [
          Sample.paidClaim("A", claimNumber: "A"), twoUnits, stated, secondary, reversed,
          Sample.deniedClaim(),
        ]))
    try store.load(
      "b.835",
      Sample.payment(
        Sample.remittance(trace: "CHECK2", day: "2026-02-10"),
        [Sample.reversal("E", claimNumber: "E")]))
    let now = try store.allowedMedians()
    #expect(
      now == [
        AllowedMedian(
          payerKey: "60054", procedure: "63030", median: Money(cents: 6_000), count: 3)
      ])
    // Before the reversal was known, four lines: 30, 60, 60, 70.
    #expect(try store.allowedMedians(asOf: Sample.day("2026-01-31")).map(\.count) == [4])
    #expect(try store.allowedMedians(asOf: Sample.day("2026-01-09")).isEmpty)
  }

  @Test func `of an even count the median lies between the two in the middle`() throws {
    let store = try ClaimStore.inMemory()
    var dear = Sample.paidClaim("B", claimNumber: "B")
    dear.lines[0].allowed = Money(cents: 6_101)
    try store.load(
      "a.835", Sample.payment(Sample.remittance(), [Sample.paidClaim("A"), dear]))
    #expect(try store.allowedMedians().map(\.median.cents) == [6_051])
  }

  @Test func `the status reconciles money to the cent`() throws {
    let store = try ClaimStore.inMemory()
    #expect(try store.status().latestKnownDay == nil)
    try store.load(
      "a.835",
      [
        .remittance(Sample.remittance(cents: 4_400)),
        .remittedClaim(Sample.paidClaim("A")),
        .providerAdjustment(
          ProviderAdjustment(reason: "WO", reference: "X", amount: Money(cents: 600))),
        .remittanceEnd(
          BalanceCheck(payment: .zero, unbalancedClaims: 2, unbalancedLines: 3)),
        .issue(ImportIssue(severity: .warning, place: .file, message: "balance")),
      ])
    let status = try store.status()
    #expect(status.reconciliation.paid.cents == 4_400)
    #expect(status.reconciliation.claimsPaid.cents == 5_000)
    #expect(status.reconciliation.providerAdjustments.cents == 600)
    #expect(status.reconciliation.difference == .zero)
    #expect(status.reconciliation.unbalancedClaims == 2)
    #expect(status.billed.cents == 10_000)
    #expect(status.issues == [.warning: 1])
    #expect(
      status.files == [
        .init(kind: "835", files: 1, syntheticFiles: 1, loaded: 3, known: 0, refused: 0)
      ])
    #expect(try status.latestKnownDay == Sample.day("2026-01-10"))
  }

  @Test func `external reviews, profiles and rules are read back whole`() throws {
    let store = try ClaimStore.inMemory()
    let review = ExternalReview(
      reference: "MN12", year: 2012, isOverturned: true, attributes: ["diagnosis": "Spine"])
    let profile = PayerProfile(
      payer: Sample.aetna, lineOfBusiness: .commercial, funding: .selfFunded)
    let rule = DeadlineRule(
      name: "contract", payerIdentifier: "60054", alarmDays: 90, source: "exhibit A",
      verification: .primary)
    let action = ActionRule(
      name: "one level", action: .furtherAppeal, level: 2, holder: .nobody,
      payerIdentifier: "60054", after: [.firstAppeal], source: "exhibit A", verification: .primary)
    try store.load(
      "a.csv",
      [.externalReview(review), .payerProfile(profile), .deadlineRule(rule), .actionRule(action)])
    #expect(try store.actionRules() == [action])
    #expect(try store.externalReviews() == [review])
    #expect(try store.payerProfiles() == [profile])
    #expect(try store.deadlineRules() == [rule])
  }

  @Test func `a corrected chart review replaces the earlier, and its file says whose it is`() throws
  {
    let store = try ClaimStore.inMemory()
    let day = try #require(CalendarDay("2026-03-02"))
    var review = ChartReview(
      payer: Sample.aetna, reference: "R-1",
      findings: ChartFindings(day: day, met: 4, notMet: 1, open: 3, policy: "CPB 0743"))
    try store.load("a.csv", isSynthetic: false, [.chartReview(review)])
    review.findings.met = 5
    review.findings.open = 2
    try store.load("b.csv", isSynthetic: false, [.chartReview(review)])
    #expect(
      try store.chartReviews() == [ChartReviewRecord(review: review, isSynthetic: false)])
  }
}
