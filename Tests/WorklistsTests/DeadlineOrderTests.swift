import Claims
import Testing
import Worklists

/// Which of several clocks counts: the letter's, the contract's, the product's.
struct DeadlineOrderTests {
  let notice = day("2026-05-15")

  @Test func `contract terms beat product rules`() throws {
    let terms = DeadlineRule(
      name: "our Aetna contract", payerIdentifier: "60054", alarmDays: 45,
      source: "agreement of 2024, section 7", verification: .primary)
    let found = try productTable(contract: [terms]).deadline(
      for: denial(payer: aetna, notice: notice),
      profile: profile(aetna, .commercial, .insured, .contracted, "NJ"))
    #expect(found.rule == "our Aetna contract")
    #expect(found.alarm.days(since: notice) == 45)
    #expect(found.standing == .sourced)
  }

  @Test func `at equal specificity contract terms go first, even the longer ones`() throws {
    let product = DeadlineRule(
      name: "product", lineOfBusiness: .commercial, alarmDays: 30, source: "x",
      verification: .primary)
    let terms = DeadlineRule(
      name: "ours", lineOfBusiness: .commercial, alarmDays: 90, source: "y",
      verification: .primary)
    let table = try DeadlineTable(rules: [product], contract: [terms])
    #expect(table.deadline(for: denial(notice: notice), profile: nil).rule == "ours")
  }

  @Test func `the deadline of the letter wins`() throws {
    let found = try productTable().deadline(
      for: denial(line: .medicare, notice: notice, stated: day("2026-06-30")), profile: nil)
    #expect(found.limit == day("2026-06-30"))
    #expect(found.standing == .stated)
    #expect(found.isExpired(on: day("2026-07-01")))
    #expect(!found.isExpired(on: day("2026-06-30")))
  }

  @Test func `a letter's deadline before the denial is not used, and that is said`() throws {
    let found = try productTable().deadline(
      for: denial(line: .medicare, notice: notice, stated: day("2025-06-30")), profile: nil)
    #expect(found.rule == "medicare-redetermination")
    #expect(found.source.hasPrefix("the letter's deadline 2025-06-30 is before the denial"))
  }

  @Test func `a window that closed before the denial is not used`() throws {
    let stale = DeadlineRule(
      name: "stale", lineOfBusiness: .commercial, alarmDays: 30, anchor: .serviceDay, source: "x",
      verification: .primary)
    let other = DeadlineRule(name: "other", alarmDays: 50, source: "x", verification: .primary)
    let found = try DeadlineTable(rules: [stale, other]).deadline(
      for: denial(service: day("2025-01-10"), notice: notice), profile: nil)
    #expect(found.rule == "other")
    #expect(found.limit.days(since: notice) == 50)
  }
}
