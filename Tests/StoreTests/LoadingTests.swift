import Claims
import Testing

@testable import Store

struct LoadingTests {
  private func count(_ table: String, _ store: ClaimStore) throws -> Int {
    try store.lookUp { try $0.integer("SELECT count(*) FROM \(table)") }
  }

  @Test func `importing a file twice adds its claims once`() throws {
    let store = try ClaimStore.inMemory()
    let items = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    let first = try store.load("a.835", items)
    #expect(first.tallies[.remittedClaim] == .init(loaded: 1))
    let second = try store.load("a.835", items)
    #expect(second.isKnownFile)
    #expect(second.loaded == 0)
    #expect(try count("remitted_claim", store) == 1)
  }

  @Test func `a payment in two files counts once`() throws {
    let store = try ClaimStore.inMemory()
    let items = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    try store.load("a.835", items)
    let resent = try store.load("resent.835", items)
    #expect(!resent.isKnownFile)
    #expect(resent.tallies[.payment] == .init(known: 1))
    #expect(resent.tallies[.remittedClaim] == .init(known: 1))
    #expect(try count("payment", store) == 1)
    #expect(try count("adjustment", store) == 1)
  }

  @Test func `a payment twice in one file counts once`() throws {
    let store = try ClaimStore.inMemory()
    let items = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    let summary = try store.load("a.835", items + items)
    #expect(summary.tallies[.payment] == .init(loaded: 1, known: 1))
    #expect(try count("remitted_claim", store) == 1)
  }

  @Test func `a known payment with other contents is refused and kept in quarantine`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    let other = try Sample.payment(
      Sample.remittance(digest: "other"), [Sample.deniedClaim("PCN2")])
    let good = try Sample.payment(
      Sample.remittance(trace: "CHECK2"), [Sample.deniedClaim("PCN3")])
    let summary = try store.load("b.835", other + good)
    #expect(summary.tallies[.payment] == .init(loaded: 1, refused: 1))
    #expect(summary.tallies[.remittedClaim] == .init(loaded: 1, refused: 1))
    #expect(summary.issues.map(\.severity) == [.refused])
    #expect(summary.issues[0].message.hasPrefix("payment already loaded with other contents"))
    #expect(try count("remitted_claim", store) == 2)
    // Opening, claim and end.
    #expect(try count("quarantine", store) == 3)
  }

  @Test func `a payment without its end is taken back, and the next one stands`() throws {
    let store = try ClaimStore.inMemory()
    let broken: [Imported] = try [
      .remittance(Sample.remittance()), .remittedClaim(Sample.deniedClaim()),
      .providerAdjustment(
        ProviderAdjustment(reason: "WO", reference: "ICN1", amount: Money(cents: 1))),
    ]
    let good = try Sample.payment(
      Sample.remittance(trace: "CHECK2"), [Sample.deniedClaim("PCN2")])
    let summary = try store.load("a.835", broken + good)
    #expect(summary.tallies[.payment] == .init(loaded: 1, refused: 1))
    #expect(summary.tallies[.providerAdjustment] == .init(loaded: 0, refused: 1))
    for table in ["payment", "remitted_claim", "remitted_line", "adjustment"] {
      #expect(try count(table, store) == 1)
    }
    #expect(try count("provider_adjustment", store) == 0)
    // Whole at last, from another file.
    let whole = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    #expect(try store.load("whole.835", whole).tallies[.payment] == .init(loaded: 1))
  }

  @Test func `a claim before any payment is refused and kept`() throws {
    let store = try ClaimStore.inMemory()
    let summary = try store.load("a.835", [.remittedClaim(Sample.deniedClaim())])
    #expect(summary.refused == 1)
    #expect(try count("quarantine", store) == 1)
  }

  @Test(arguments: [1, 499, 500, 501, 2_345])
  func `every row of a payment arrives, whatever the batches`(claims: Int) throws {
    let store = try ClaimStore.inMemory()
    let items = try (0..<claims).map { try Sample.deniedClaim("PCN\($0)") }
    try store.load("a.835", Sample.payment(Sample.remittance(), items))
    #expect(try count("remitted_claim", store) == claims)
    #expect(try count("remitted_line", store) == claims)
    #expect(try count("remark", store) == 3 * claims)
    #expect(try store.lookUp { try $0.integer("SELECT claims FROM payment") } == claims)
  }

  @Test func `issues are kept with place and reason, their contents apart`() throws {
    let store = try ClaimStore.inMemory()
    let issues = [
      ImportIssue(
        severity: .refused, place: .segment(12, byte: 345), message: "expected an amount",
        content: Array("CAS*CO*45*".utf8)),
      ImportIssue(severity: .note, place: .line(3), message: "unknown reason code"),
    ]
    let summary = try store.load("a.835", issues.map(Imported.issue))
    #expect(summary.issueCounts == [.refused: 1, .note: 1])
    #expect(summary.issues.map(\.content) == [[], []])
    let stored = try store.issues(ofFile: Sample.file("a.835").digest)
    #expect(stored.map(\.place) == [.segment(12, byte: 345), .line(3)])
    #expect(try count("quarantine", store) == 1)
  }

  @Test func `a file of which nothing could be loaded is read again`() throws {
    let store = try ClaimStore.inMemory()
    let refusal = ImportIssue(severity: .refused, place: .file, message: "no mapping fits")
    try store.load("a.csv", [.issue(refusal)])
    let again = try store.load(
      "a.csv", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    #expect(!again.isKnownFile)
    #expect(again.loaded == 2)
    #expect(try count("source_file", store) == 1)
    #expect(try count("import_issue", store) == 0)
  }

  @Test func `a claim sent again on another day is one submission`() throws {
    let store = try ClaimStore.inMemory()
    var claim = try SubmittedClaim(
      kind: .professional, patientControlNumber: "PCN1", billed: Money(cents: 100),
      payer: Sample.aetna, submittedDay: Sample.day("2026-01-01"), diagnoses: ["M5416"],
      lines: [SubmittedLine(procedure: Procedure(code: "63030"), billed: Money(cents: 100))])
    try store.load("a.837", [.submittedClaim(claim)])
    claim.submittedDay = try Sample.day("2026-01-09")
    let again = try store.load("b.837", [.submittedClaim(claim)])
    #expect(again.tallies[.submittedClaim] == .init(known: 1))
    claim.frequencyCode = "7"
    let replaced = try store.load("c.837", [.submittedClaim(claim)])
    #expect(replaced.tallies[.submittedClaim] == .init(loaded: 1))
    #expect(try count("submitted_line", store) == 2)
  }

  @Test func `a changed fact is a new version and the old one can still be asked`() throws {
    let store = try ClaimStore.inMemory()
    var appeal = try Appeal(
      payer: Sample.aetna, patientControlNumber: "PCN1", filedDay: Sample.day("2026-02-01"))
    try store.load("log1.csv", [.appeal(appeal)])
    #expect(try store.load("log2.csv", [.appeal(appeal)]).tallies[.appeal] == .init(known: 1))
    appeal.outcome = .overturned
    appeal.decidedDay = try Sample.day("2026-03-01")
    #expect(try store.load("log3.csv", [.appeal(appeal)]).tallies[.appeal] == .init(loaded: 1))
    #expect(try store.appealVersions().map(\.outcome) == [.pending, .overturned])
    let versions = try store.lookUp { try $0.integer("SELECT max(version) FROM appeal") }
    #expect(versions == 2)
  }

  @Test func `exported rows and acknowledgements that are known add nothing`() throws {
    let store = try ClaimStore.inMemory()
    let export = ExportedClaim(
      claimNumber: "C1", payer: Sample.aetna, status: .denied, billed: Money(cents: 100))
    let rejection = Acknowledgement(
      payer: Sample.aetna, patientControlNumber: "PCN1", isRejected: true, category: "A7",
      statusCode: "562")
    let first = try store.load(
      "a", [.exportedClaim(export), .exportedClaim(export), .acknowledgement(rejection)])
    #expect(first.tallies[.exportedClaim] == .init(loaded: 1, known: 1))
    let second = try store.load("b", [.exportedClaim(export), .acknowledgement(rejection)])
    #expect(second.loaded == 0)
    #expect(second.known == 2)
    #expect(try store.rejections(asOf: nil).map(\.acknowledgement) == [rejection])
  }

  @Test func `a contract rate is known by payer, procedure and first day`() throws {
    let store = try ClaimStore.inMemory()
    var rate = try ContractRate(
      payer: Sample.aetna, procedure: "63030", allowed: Money(cents: 60_000),
      firstDay: Sample.day("2026-01-01"), source: "exhibit A")
    try store.load("a.csv", [.contractRate(rate)])
    rate.allowed = Money(cents: 65_000)
    try store.load("b.csv", [.contractRate(rate)])
    #expect(try store.contractRates() == [rate])
    #expect(try count("contract_rate", store) == 2)
  }

  @Test func `the summary holds so many issues, the database all of them`() throws {
    let store = try ClaimStore.inMemory()
    let issue = ImportIssue(severity: .note, place: .line(1), message: "unknown reason code")
    let count = LoadSummary.issueLimit + 1
    let summary = try store.load("a.835", Array(repeating: .issue(issue), count: count))
    #expect(summary.issues.count == LoadSummary.issueLimit)
    #expect(summary.issueCounts == [.note: count])
    #expect(try store.status().issues == [.note: count])
  }

  @Test func `every file is listed with what became of it`() throws {
    let store = try ClaimStore.inMemory()
    let items = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    try store.load("a.835", items)
    try store.load("b.835", isSynthetic: false, items)
    let files = try store.files()
    #expect(files.map(\.file) == [Sample.file("a.835"), Sample.file("b.835", isSynthetic: false)])
    #expect(files.map(\.loaded) == [2, 0])
    #expect(files.map(\.known) == [0, 2])
  }
}
