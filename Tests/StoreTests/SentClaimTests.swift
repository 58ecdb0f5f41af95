import Claims
import Store
import Testing

struct SentClaimTests {
  private static func claim(
    _ number: String, submitted: String = "2026-01-02", frequency: String? = "1",
    sequence: String? = "P"
  ) throws -> Imported {
    var claim = SubmittedClaim(
      kind: .professional, patientControlNumber: number, billed: Money(cents: 10_000),
      payer: Sample.aetna, payerSequence: sequence, frequencyCode: frequency)
    claim.submittedDay = try Sample.day(submitted)
    claim.diagnoses = ["M48062", "M5416"]
    claim.lines = [SubmittedLine(procedure: Procedure(code: "63047"), billed: claim.billed)]
    return .submittedClaim(claim)
  }

  private static func sent(_ store: ClaimStore, asOf: String? = nil) throws -> [SentClaim] {
    var found: [SentClaim] = []
    try store.forEachSentClaim(asOf: try asOf.map(Sample.day)) { found.append($0) }
    return found
  }

  @Test func `a claim nobody answered is unsent, with its lines and diagnoses`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.837", [Self.claim("PCN1")])
    let found = try Self.sent(store)
    #expect(found.map(\.isUnsent) == [true])
    #expect(found.first?.claim.diagnoses == ["M48062", "M5416"])
    #expect(found.first?.claim.lines.count == 1)
    #expect(found.first?.isSynthetic == true)
  }

  @Test func `an acknowledgement or a remittance shows that it was sent`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.837", [Self.claim("PCN1"), Self.claim("PCN2"), Self.claim("PCN3")])
    try store.load(
      "a.277",
      [
        .acknowledgement(
          Acknowledgement(
            payer: Sample.aetna, patientControlNumber: "PCN2", isRejected: false, category: "A2",
            statusCode: "20", day: try Sample.day("2026-01-03")))
      ])
    try store.load(
      "a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim("PCN3")]))
    let found = try Self.sent(store)
    #expect(found.map(\.isUnsent) == [true, false, false])
    #expect(found.map(\.firstAdjudicatedDay) == [nil, nil, try Sample.day("2026-01-10")])
  }

  @Test func `what came after the day is not known on it`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.837", [Self.claim("PCN1"), Self.claim("PCN2", submitted: "2026-02-01")])
    try store.load(
      "a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim("PCN1")]))
    let found = try Self.sent(store, asOf: "2026-01-09")
    #expect(found.map(\.claim.patientControlNumber) == ["PCN1"])
    #expect(found.first?.firstAdjudicatedDay == nil)
  }

  @Test func `replacements, voids, later payers and numbers that name nothing are left out`() throws
  {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.837",
      [
        Self.claim("PCN1", frequency: "7"), Self.claim("PCN2", frequency: "8"),
        Self.claim("PCN3", sequence: "S"), Self.claim("0"),
        Self.claim("PCN4", frequency: nil, sequence: nil),
      ])
    #expect(try Self.sent(store).map(\.claim.patientControlNumber) == ["PCN4"])
  }
}
