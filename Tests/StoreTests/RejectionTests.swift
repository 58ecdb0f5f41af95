import Claims
import Store
import Testing

struct RejectionTests {
  private static func answer(
    _ number: String, _ category: String, day: String?, status: String = "21"
  ) throws -> Imported {
    .acknowledgement(
      Acknowledgement(
        payer: Sample.aetna, patientControlNumber: number, isRejected: category != "A2",
        category: category, statusCode: status, day: try day.map(Sample.day),
        billed: Money(cents: 10_000)))
  }

  @Test func `a rejection stands until a later acceptance`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.277",
      [
        Self.answer("LIFTED", "A3", day: "2026-01-03"),
        Self.answer("LIFTED", "A2", day: "2026-01-09"),
        Self.answer("STANDS", "A2", day: "2026-01-03"),
        Self.answer("STANDS", "A7", day: "2026-01-05", status: "562"),
        Self.answer("SAMEDAY", "A2", day: "2026-01-04"),
        Self.answer("SAMEDAY", "A3", day: "2026-01-04"),
      ])
    let standing = try store.rejections(asOf: nil).map(\.acknowledgement)
    #expect(standing.map(\.patientControlNumber) == ["SAMEDAY", "STANDS"])
    #expect(standing.last?.category == "A7" && standing.last?.statusCode == "562")
    #expect(try store.status().rejectedClaims == 2)
    let earlier = try store.rejections(asOf: try Sample.day("2026-01-04"))
    #expect(earlier.map(\.acknowledgement.patientControlNumber) == ["LIFTED", "SAMEDAY"])
  }

  @Test func `a remittance lifts a rejection of an earlier day alone`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.277",
      [
        Self.answer("PCN1", "A3", day: "2026-01-03"),
        // The second payer's claim, sent after the first paid.
        Self.answer("PCN2", "A3", day: "2026-01-20"),
      ])
    try store.load(
      "a.835",
      Sample.payment(Sample.remittance(), [Sample.deniedClaim("PCN1"), Sample.deniedClaim("PCN2")]))
    #expect(
      try store.rejections(asOf: nil).map(\.acknowledgement.patientControlNumber) == ["PCN2"])
  }

  @Test func `of two rejections of one claim the latest is told, one without a day too`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.277",
      [
        Self.answer("PCN1", "A3", day: "2026-01-03"), Self.answer("PCN1", "A7", day: "2026-01-08"),
        Self.answer("PCN2", "A6", day: nil),
      ])
    let standing = try store.rejections(asOf: nil).map(\.acknowledgement)
    #expect(standing.map(\.category) == ["A6", "A7"])
    #expect(standing.first?.day == nil)
  }
}
