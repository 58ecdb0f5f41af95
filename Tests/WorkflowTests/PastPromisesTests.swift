import Claims
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

  private static let last = day("2026-07-29")

  @Test func `a win taken back in part after the horizon still brought what was left of it`() {
    let denial = Self.won(.partiallyOverturned, since: "2026-09-25", cents: 300_000)
    #expect(PastPromises.cash(of: [denial], wonBy: Self.last) == Money(cents: 300_000))
  }

  @Test func `a win taken back whole brought nothing`() {
    let denial = Self.won(.clawedBack, since: "2026-09-25", cents: 0)
    #expect(PastPromises.cash(of: [denial], wonBy: Self.last) == .zero)
  }

  @Test func `a win after the horizon is no cash of the promise, one that only a payment tells is`()
  {
    let late = Self.won(.overturned, since: "2026-05-13", cents: 500_000)
    #expect(PastPromises.cash(of: [late], wonBy: Self.day("2026-05-12")) == .zero)
    let silent = Self.won(.overturned, since: "2026-05-20", cents: 500_000, isLogged: false)
    #expect(PastPromises.cash(of: [silent], wonBy: Self.last) == Money(cents: 500_000))
  }
}
