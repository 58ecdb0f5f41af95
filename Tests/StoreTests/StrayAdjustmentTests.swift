import Claims
import Store
import Testing

struct StrayAdjustmentTests {
  private static func takeBack(_ reference: String, cents: Int, _ reason: String = "WO") -> Imported
  {
    .providerAdjustment(
      ProviderAdjustment(reason: reason, reference: reference, amount: Money(cents: cents)))
  }

  @Test func `a take-back that names the claim of no denial is told with its payment`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.835",
      Sample.payment(Sample.remittance(), [Sample.paidClaim("PAID", claimNumber: "ICN7")]))
    let later = try Sample.remittance(trace: "CHECK2", day: "2026-02-10")
    try store.load(
      "b.835",
      [
        .remittance(later), Self.takeBack("ICN7", cents: 5_000),
        Self.takeBack("UNKNOWN", cents: 700), Self.takeBack("", cents: -300, "FB"),
        .remittanceEnd(Sample.balanced),
      ])
    let stray = try store.strayAdjustments(asOf: nil)
    #expect(stray.map(\.patientControlNumber) == ["PAID", nil, nil])
    #expect(stray.map(\.adjustment.amount.cents) == [5_000, 700, -300])
    #expect(stray.map(\.traceNumber) == ["CHECK2", "CHECK2", "CHECK2"])
    #expect(try stray.first?.paymentDay == Sample.day("2026-02-10"))
    #expect(try store.strayAdjustments(asOf: Sample.day("2026-02-09")).isEmpty)
  }
}
