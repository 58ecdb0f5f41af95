import Claims
import Scoring
import Testing

struct PaymentLagTests {
  private let asOf = Sample.day("2025-12-31")

  /// Wins decided on 1 March, paid so many days later; the log's, where it says so.
  private func won(
    _ lags: [Int?], payer: String = "P1", decided: String = "2025-03-01", isLogged: Bool = true
  ) -> [Denial] {
    lags.map { lag in
      let appeal =
        isLogged
        ? Sample.appeal(filed: "2025-02-01", outcome: .overturned, decided: decided)
        : Sample.appeal(filed: "2025-02-01")
      var denial = Sample.denial(status: .overturned, decided: decided, appeals: [appeal])
      denial.payer = Payer(identifier: payer, name: payer)
      denial.recoveryPaymentDay = lag.map { Sample.day(decided).adding(days: $0) }
      return denial
    }
  }

  private func key(_ name: String) -> String { Payer(identifier: name, name: name).key }

  @Test func `a payer of twenty paid wins has its own wait, one of fewer that of all`() throws {
    let lag = PaymentLag(
      of: won([Int](repeating: 10, count: 20)) + won([30, 40], payer: "P2"), asOf: asOf)
    let own = try #require(lag.distribution(ofPayer: key("P1")))
    let pooled = try #require(lag.distribution(ofPayer: key("P2")))
    #expect(own.longest == 10 && own.count == 20)
    #expect(pooled.count == 22 && pooled.longest == 40 && pooled.quantile(0.5) == 10)
    #expect(lag.distribution(ofPayer: "a stranger") == pooled)
    #expect(lag.payers == 2 && lag.payersOfTheirOwn == 1 && lag.paid == 22 && lag.longest == 40)
  }

  @Test func `nine paid wins tell nothing`() {
    let lag = PaymentLag(of: won([Int](repeating: 10, count: 9)), asOf: asOf)
    #expect(lag.pooled == nil && lag.distribution(ofPayer: key("P1")) == nil)
    #expect(lag.paid == 9 && lag.longest == 0)
  }

  @Test func `wins of the last sixty days are left out, for the slow ones are not paid yet`() {
    let old = won([Int?](repeating: 12, count: 10))
    let last = won([1, 1, 1, nil], decided: "2025-11-01")
    let lag = PaymentLag(of: old + last, asOf: asOf)
    #expect(lag.paid == 10 && lag.unpaid == 0 && lag.pooled?.quantile(0) == 12)
    #expect(PaymentLag(of: old + last, asOf: Sample.day("2026-01-01")).paid == 13)
  }

  @Test func `a win that only the log tells is counted as unpaid and is in no wait`() {
    let lag = PaymentLag(of: won([Int?](repeating: 12, count: 10) + [nil, nil]), asOf: asOf)
    #expect(lag.unpaid == 2 && lag.pooled?.count == 10)
  }

  @Test func `a win that only a remittance tells has its decision and payment on one day`() {
    let silent = won([Int?](repeating: 0, count: 4), isLogged: false)
    let lag = PaymentLag(of: silent + won([Int?](repeating: 8, count: 6)), asOf: asOf)
    #expect(lag.withoutLog == 4 && lag.pooled?.quantile(0.4) == 0 && lag.pooled?.quantile(0.5) == 8)
  }

  @Test func `a payment before the log's day of decision is no wait below zero`() {
    let lag = PaymentLag(of: won([Int?](repeating: -3, count: 10)), asOf: asOf)
    #expect(lag.pooled?.longest == 0)
  }

  @Test func `what was paid without an appeal, or refused in the log, is no paid win`() {
    var reprocessed = won([5])
    reprocessed[0].appeals = []
    var refused = won([5])
    refused[0].appeals = [
      Sample.appeal(filed: "2025-02-01", outcome: .upheld, decided: "2025-03-01")
    ]
    #expect(PaymentLag(of: reprocessed + refused, asOf: asOf).paid == 0)
  }
}
