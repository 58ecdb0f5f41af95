import Claims
import Store
import Testing

@testable import Workflow

/// What counts as the cash that answers a past promise.
struct PastPromisesTests {
  private static let payer = Payer(identifier: "P1", name: "Payer")
  private static let reading = ReasonReading(
    category: .medicalNecessity, route: .clinicalAppeal, isAppealable: true,
    name: "not medically necessary", expectedDocuments: [], verification: .primary,
    source: "test")

  private static func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("a test names a day wrongly") }
    return day
  }

  /// Won on 13 May, by the log or by a payment of that day; its status since another day, maybe.
  private static func won(
    _ status: Denial.Status, since: String, cents: Int, isLogged: Bool = true
  ) -> Denial {
    let appeal = Appeal(
      payer: payer, patientControlNumber: "d", level: 1, filedDay: day("2026-03-30"),
      outcome: isLogged ? .overturned : .pending, decidedDay: isLogged ? day("2026-05-13") : nil)
    var denial = Denial(
      key: "d", origin: .remittance, isSynthetic: false, payer: payer,
      lineOfBusiness: .commercial, patientControlNumber: "d", reason: "50", reading: reading,
      knownDay: day("2026-03-01"), denied: Money(cents: 2_000_000),
      recoverable: .known(Money(cents: 1_000_000), source: "contract"), status: status,
      decidedDay: day(since), recovered: Money(cents: cents), recoveryWitness: .remittances,
      appeals: [appeal])
    denial.recoveryPaymentDay = day("2026-05-20")
    return denial
  }

  /// What a denial filed on 30 March brought, by a horizon of so many days.
  private func cash(_ denial: Denial, horizonDays: Int = 120) -> [Int] {
    var then = denial
    then.appeals = [then.appeals[0]]
    let cash = PastPromises.cash(
      of: [StoredDenial(id: 1, denial: then)], as: [1: denial], horizonDays: horizonDays)
    return [cash.promised.cents, cash.unpromised.cents]
  }

  @Test func `a win taken back in part after the horizon still brought what was left of it`() {
    let denial = Self.won(.partiallyOverturned, since: "2026-09-25", cents: 300_000)
    #expect(cash(denial) == [300_000, 0])
  }

  @Test func `a win taken back whole brought nothing`() {
    #expect(cash(Self.won(.clawedBack, since: "2026-09-25", cents: 0)) == [0, 0])
  }

  // Filed on 30 March and won on 13 May, 44 days later.
  @Test func `a win counts until the horizon from its own filing, and after it as not promised`() {
    let denial = Self.won(.overturned, since: "2026-05-13", cents: 500_000)
    #expect(cash(denial, horizonDays: 44) == [500_000, 0])
    #expect(cash(denial, horizonDays: 43) == [0, 500_000])
  }

  @Test func `a win that only a payment tells counts by the day of the payment`() {
    let denial = Self.won(.overturned, since: "2026-05-20", cents: 500_000, isLogged: false)
    #expect(cash(denial, horizonDays: 51) == [500_000, 0])
    #expect(cash(denial, horizonDays: 50) == [0, 500_000])
  }

  @Test func `a win at the second level was not promised, however soon it came`() {
    var denial = Self.won(.overturned, since: "2026-06-20", cents: 500_000)
    denial.appeals[0].outcome = .upheld
    denial.appeals.append(
      Appeal(
        payer: Self.payer, patientControlNumber: "d", level: 2, filedDay: Self.day("2026-05-20"),
        outcome: .overturned, decidedDay: Self.day("2026-06-20")))
    #expect(cash(denial) == [0, 500_000])
  }

  @Test func `promises are of the 24 month ends before the day, leap days too`() throws {
    let asOf = try #require(CalendarDay(year: 2026, month: 10, day: 31))
    let ends = PastPromises.monthEnds(before: asOf)
    #expect(ends.count == 24 && ends == ends.sorted())
    #expect(ends.first == CalendarDay(year: 2024, month: 10, day: 31))
    #expect(ends.last == CalendarDay(year: 2026, month: 9, day: 30), "never the day itself")
    let march = try #require(CalendarDay(year: 2024, month: 3, day: 1))
    #expect(
      PastPromises.monthEnds(before: march).last == CalendarDay(year: 2024, month: 2, day: 29))
  }
}
