import Claims
import Testing

@testable import Store

struct RankOverrideTests {
  private func store() throws -> ClaimStore {
    let store = try ClaimStore.inMemory()
    try store.upsertDenials([
      Denial(
        key: "a", origin: .remittance, isSynthetic: true, payer: Sample.aetna,
        lineOfBusiness: .commercial,
        reading: ReasonReading(
          category: .medicalNecessity, route: .clinicalAppeal, isAppealable: true, name: "n",
          expectedDocuments: [], verification: .primary, source: "s"),
        knownDay: Sample.day("2026-01-10"), recoverable: .unknown(reason: "no rate"))
    ])
    return store
  }

  private func word(
    _ verdict: RankOverride.Verdict, _ day: String, denial: Int = 1, reason: String = "asked for"
  ) throws -> RankOverride {
    try RankOverride(
      denial: denial, verdict: verdict, reason: reason, by: "JD", day: Sample.day(day))
  }

  @Test func `the latest word of a day holds, and earlier ones stay on record`() throws {
    let store = try store()
    try store.save(word(.first, "2026-02-01"), at: "m")
    try store.save(word(.never, "2026-03-01"), at: "m")
    #expect(try store.overrides(on: Sample.day("2026-01-31")).isEmpty)
    #expect(try store.overrides(on: Sample.day("2026-02-28")) == [word(.first, "2026-02-01")])
    #expect(try store.overrides(on: Sample.day("2026-03-01")) == [word(.never, "2026-03-01")])
    #expect(try store.overrideHistory(of: 1, on: Sample.day("2026-03-01")).count == 2)
  }

  @Test func `a cancelled word no longer holds`() throws {
    let store = try store()
    try store.save(word(.first, "2026-02-01"), at: "m")
    try store.save(word(.cancelled, "2026-02-01"), at: "m")
    #expect(try store.overrides(on: Sample.day("2026-02-01")).isEmpty)
  }

  @Test func `a word without a reason, or of no denial, is refused`() throws {
    let store = try store()
    #expect(throws: StoreError.self) {
      try store.save(word(.first, "2026-02-01", reason: " "), at: "m")
    }
    #expect(throws: StoreError.self) {
      try store.save(word(.first, "2026-02-01", denial: 9), at: "m")
    }
  }
}
