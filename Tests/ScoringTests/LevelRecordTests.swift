import Claims
import Scoring
import Testing

struct LevelRecordTests {
  let asOf = Sample.day("2026-01-01")

  /// `filed` days before the as-of day, decided 30 days later.
  func denial(
    level: Int = 2, filed days: Int = 200, _ outcome: AppealOutcome, after: Int = 30
  ) -> Denial {
    var denial = Sample.denial()
    let filed = asOf.adding(days: -days)
    denial.appeals = [
      Appeal(
        payer: denial.payer, patientControlNumber: "P", level: level, filedDay: filed,
        outcome: outcome, decidedDay: outcome == .pending ? nil : filed.adding(days: after))
    ]
    return denial
  }

  func record(_ denials: [Denial]) -> LevelRecord {
    LevelRecord(of: denials, asOf: asOf, horizonDays: 120) { appeal, _ in
      appeal.kind.isAppeal && appeal.level == 2
    }
  }

  @Test func `the share is of all filed long enough ago, pending ones as not won`() throws {
    let denials =
      (0..<8).map { _ in denial(.overturned) } + (0..<8).map { _ in denial(.upheld) }
      + (0..<4).map { _ in denial(.pending) }
    let found = record(denials)
    #expect(found.won == 8 && found.filed == 20)
    #expect(found.share?.value == 0.4)
  }

  @Test func `what was filed within the horizon, or at another level, is left out`() {
    let fresh = (0..<30).map { _ in denial(filed: 119, .overturned) }
    let first = (0..<30).map { _ in denial(level: 1, .overturned) }
    let withdrawn = (0..<30).map { _ in denial(.withdrawn) }
    #expect(record(fresh + first + withdrawn).filed == 0)
  }

  @Test func `a win after the horizon is none within it`() {
    #expect(record([denial(filed: 300, .overturned, after: 121)]).won == 0)
    #expect(record([denial(filed: 300, .overturned, after: 120)]).won == 1)
  }

  @Test func `an appeal is a second try once something else was lost before it`() {
    let filed = asOf.adding(days: -200)
    func tried(_ other: String, _ outcome: AppealOutcome, decided days: Int) -> Denial {
      var denial = denial(level: 1, .overturned)
      denial.appeals.append(
        Appeal(
          payer: denial.payer, patientControlNumber: "P", action: other,
          filedDay: filed.adding(days: -10), outcome: outcome,
          decidedDay: filed.adding(days: days)))
      return denial
    }
    func seconds(_ denial: Denial) -> Int {
      LevelRecord(of: [denial], asOf: asOf, horizonDays: 120) { $1.isSecondTry($0) }.filed
    }
    #expect(seconds(tried("peer-to-peer", .upheld, decided: -5)) == 1)
    #expect(seconds(tried("records", .upheld, decided: 0)) == 1)
    // Lost only after the appeal went out, or won, or an appeal itself.
    #expect(seconds(tried("peer-to-peer", .upheld, decided: 1)) == 0)
    #expect(seconds(tried("peer-to-peer", .overturned, decided: -5)) == 0)
    #expect(seconds(tried("appeal", .upheld, decided: -5)) == 0)
  }

  @Test func `nineteen say nothing`() {
    #expect(record((0..<19).map { _ in denial(.overturned) }).share == nil)
    #expect(record((0..<20).map { _ in denial(.overturned) }).share?.value == 1)
  }
}
