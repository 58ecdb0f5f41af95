import Claims
import Testing

@testable import Store

struct HistoryTests {
  @Test func `what was loaded is read back to the last field`() throws {
    let store = try ClaimStore.inMemory()
    let remittance = try Sample.remittance(produced: "2026-01-12", cents: 12_345)
    var claim = try Sample.deniedClaim()
    claim.adjustments = [
      Adjustment(group: .patient, reason: "3", amount: Money(cents: -5), quantity: nil)
    ]
    claim.originalClaimNumber = "ICN0"
    claim.authorizationNumber = "quote \" and \\ and \u{0} é"
    claim.lines.append(
      RemittedLine(
        procedure: Procedure(qualifier: "NU", code: "0360", modifiers: ["a\"b", "\u{7}"]),
        billed: .zero, paid: Money(cents: -1), units: 0.5, billedUnits: 3, allowed: Money(cents: 7))
    )
    try store.load("a.835", Sample.payment(remittance, [claim]))
    let history = try #require(try histories(store).first)
    #expect(history.adjudications == [.init(remittance: remittance, claim: claim)])
    #expect(history.isSynthetic)
  }

  @Test func `a submission is read back to the last field`() throws {
    let store = try ClaimStore.inMemory()
    let day = try Sample.day("2026-01-05")
    let person = Person(lastName: "DOE", firstName: "JANE", memberNumber: "W1")
    let claim = SubmittedClaim(
      kind: .institutional, patientControlNumber: "PCN1", billed: Money(cents: 1),
      payer: Sample.aetna, payerSequence: "P", filingIndicator: "12", facilityCode: "24",
      frequencyCode: "1", originalClaimNumber: "O", authorizationNumber: "A",
      clearinghouseNumber: "C", billingProvider: "B", renderingProvider: "R",
      subscriber: person, patient: Person(lastName: "DOE"), patientBirthDay: day,
      submittedDay: day, servicePeriod: ServicePeriod(first: day, last: day.adding(days: 2)),
      diagnoses: ["M5416", "M4806"],
      lines: [
        SubmittedLine(
          procedure: Procedure(code: "63030", modifiers: ["59"]), billed: Money(cents: 1),
          units: 2, servicePeriod: ServicePeriod(day), lineControlNumber: "L1",
          diagnosisPointers: [2, 1])
      ])
    try store.load("a.837", [.submittedClaim(claim)])
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    #expect(try histories(store).map(\.submissions) == [[claim]])
  }

  @Test func `only histories that may hold a denial are handed over`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.835",
      Sample.payment(
        Sample.remittance(), [Sample.paidClaim("PAID"), Sample.deniedClaim("DENIED")]))
    // The later payment of a denied claim belongs to its history, though it denies nothing.
    try store.load(
      "b.835",
      Sample.payment(
        Sample.remittance(trace: "CHECK2", day: "2026-02-10"), [Sample.paidClaim("DENIED")]))
    let found = try histories(store)
    #expect(found.map(\.patientControlNumber) == ["DENIED"])
    #expect(found[0].adjudications.map(\.claim.paid.cents) == [0, 5_000])
  }

  @Test func `adjudications stand by known day, whatever the order of loading`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "late.835",
      Sample.payment(
        Sample.remittance(trace: "CHECK2", day: "2026-02-10"), [Sample.paidClaim("PCN1")]))
    try store.load("early.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    #expect(try histories(store)[0].adjudications.map(\.claim.paid.cents) == [0, 5_000])
  }

  @Test func `a reversal in a later file is an event of its own`() throws {
    let store = try ClaimStore.inMemory()
    let items = try [Sample.deniedClaim(), Sample.paidClaim("PCN1")]
    try store.load("a.835", Sample.payment(Sample.remittance(), items))
    try store.load(
      "b.835",
      Sample.payment(
        Sample.remittance(trace: "CHECK2", day: "2026-02-10"), [Sample.reversal("PCN1")]))
    let history = try histories(store)[0]
    #expect(history.adjudications.map(\.claim.isReversal) == [false, false, true])
    #expect(history.adjudications.last?.claim == Sample.reversal("PCN1"))
  }

  // Known from the later of payment (10th) and production (12th) on.
  @Test(arguments: [("2026-01-11", 0), ("2026-01-12", 1)])
  func `nothing is known before its day`(text: String, expected: Int) throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.835",
      Sample.payment(Sample.remittance(produced: "2026-01-12"), [Sample.deniedClaim()]))
    let found = try histories(store, asOf: Sample.day(text))
    #expect(found.map(\.adjudications.count) == [expected])
  }

  @Test func `an appeal decided later was pending`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    let appeal = try Appeal(
      payer: Sample.aetna, patientControlNumber: "PCN1", filedDay: Sample.day("2026-02-01"),
      outcome: .overturned, decidedDay: Sample.day("2026-03-01"), recovered: Money(cents: 9),
      minutes: 30)
    try store.load("log.csv", [.appeal(appeal)])
    #expect(try histories(store, asOf: Sample.day("2026-01-31"))[0].appeals.isEmpty)
    let before = try histories(store, asOf: Sample.day("2026-02-28"))[0].appeals
    #expect(before.map(\.outcome) == [.pending])
    #expect(before[0].decidedDay == nil)
    #expect(before[0].recovered == nil)
    #expect(try histories(store, asOf: Sample.day("2026-03-01"))[0].appeals == [appeal])
  }

  @Test func `a decision stands against a pending row of an older log`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    let pending = try Appeal(
      payer: Sample.aetna, patientControlNumber: "PCN1", filedDay: Sample.day("2026-02-01"))
    var decided = pending
    decided.outcome = .upheld
    decided.decidedDay = try Sample.day("2026-03-01")
    try store.load("new.csv", [.appeal(decided)])
    try store.load("old.csv", [.appeal(pending)])
    #expect(try histories(store)[0].appeals == [decided])
  }

  @Test func `of an exported claim every version known by the day is told in its order`() throws {
    let store = try ClaimStore.inMemory()
    var export = try ExportedClaim(
      claimNumber: "C1", patientControlNumber: "PCN1", payer: Sample.aetna, status: .denied,
      decidedDay: Sample.day("2026-01-10"), billed: Money(cents: 100))
    try store.load("a.csv", [.exportedClaim(export)])
    let denied = export
    export.status = .paid
    export.decidedDay = try Sample.day("2026-02-10")
    try store.load("b.csv", [.exportedClaim(export)])
    #expect(try histories(store)[0].exports == [denied, export])
    #expect(try histories(store, asOf: Sample.day("2026-01-31"))[0].exports == [denied])
  }

  @Test func `another reading of the same file stands for the first, claim by claim`() throws {
    let store = try ClaimStore.inMemory()
    func export(_ number: String, _ reason: String) throws -> ExportedClaim {
      try ExportedClaim(
        claimNumber: number, payer: Sample.aetna, status: .denied,
        decidedDay: Sample.day("2026-01-10"), billed: Money(cents: 100), reason: reason)
    }
    func read(_ reader: String, _ reason: String) throws -> LoadSummary {
      var file = Sample.file("a.csv", kind: "claims")
      file.reader = reader
      return try store.load(file, loadedAt: "t", mayDeny: { _ in false }) { loader in
        for claim in [try export("C1", reason), try export("C2", "29")] {
          try loader.add(.exportedClaim(claim))
        }
      }
    }
    #expect(try read("claims 1", "50").loaded == 2)
    #expect(try read("claims 1", "197").isKnownFile)
    #expect(try read("claims 2", "197").loaded == 1)
    let reasons = try histories(store).map { $0.exports.map(\.reason) }
    #expect(reasons == [["197"], ["29"]])
  }

  @Test(arguments: [1, 999, 1000, 1001, 2500])
  func `every history comes once, whatever the batches`(count: Int) throws {
    let store = try ClaimStore.inMemory()
    let claims = try (0..<count).map { try Sample.deniedClaim("PCN\($0)") }
    try store.load("a.835", Sample.payment(Sample.remittance(), claims))
    let found = try histories(store).map(\.patientControlNumber)
    #expect(found == claims.map(\.patientControlNumber).sorted())
    #expect(try histories(store, .of(found)).map(\.patientControlNumber) == found)
  }

  @Test func `only what was loaded since the mark is touched`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.835",
      Sample.payment(Sample.remittance(), [Sample.deniedClaim("A"), Sample.deniedClaim("B")]))
    #expect(try histories(store, .touched).map(\.patientControlNumber) == ["A", "B"])
    let mark = try store.forEachHistory(.touched) { _ in }
    // A file that arrives between reading and marking is not lost.
    let appeal = try Appeal(
      payer: Sample.aetna, patientControlNumber: "B", filedDay: Sample.day("2026-02-01"))
    try store.load("log.csv", [.appeal(appeal)])
    for _ in 0..<2 {
      try store.markDerived(mark, asOf: nil)
      #expect(try histories(store, .touched).map(\.patientControlNumber) == ["B"])
    }
    let later = try store.loadMark()
    try store.markDerived(later, asOf: nil)
    try store.markDerived(mark, asOf: nil)
    #expect(try histories(store, .touched).isEmpty, "a mark never goes back")
    let day = try Sample.day("2026-01-31")
    #expect(try histories(store, .touched, asOf: day).count == 2, "another day, other denials")
    let rate = ContractRate(
      payer: Sample.aetna, procedure: "63030", allowed: Money(cents: 1), firstDay: day,
      source: "exhibit A")
    try store.load("rates.csv", [.contractRate(rate)])
    #expect(try histories(store, .touched).count == 2, "a rate bears on every denial")
  }

  @Test func `a denial with no day but its service is known from it, a planned one moves no day`()
    throws
  {
    let store = try ClaimStore.inMemory()
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.paidClaim("A")]))
    let before = try #require(try store.latestKnownDay())
    var export = try ExportedClaim(
      claimNumber: "E1", payer: Sample.aetna, status: .denied,
      serviceDay: Sample.day("2026-05-04"), billed: Money(cents: 100))
    #expect(try before < Sample.day("2026-05-04"))
    try store.load("claims.csv", [.exportedClaim(export)])
    #expect(try store.latestKnownDay() == Sample.day("2026-05-04"))
    export.claimNumber = "E2"
    export.serviceDay = try Sample.day("2199-05-04")
    try store.load("plans.csv", [.exportedClaim(export)])
    let after = try #require(try store.latestKnownDay())
    #expect(try after < Sample.day("2199-05-04"))
  }

  @Test func `a reader of histories may write to the store`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    try store.forEachHistory(.all) { history in
      try store.load("seen \(history.patientControlNumber)", [])
    }
    #expect(try store.files().count == 2)
  }
}
