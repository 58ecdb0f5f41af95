import Claims
import Documents
import Testing
import Worklists

@testable import Reporting

struct WeekChangeTests {
  private static let day = CalendarDay(number: 20_757)

  private func sighting(
    _ id: Int, _ status: Denial.Status = .open, cents: Int? = 100_000, isExpired: Bool = false,
    hasFurtherLevel: Bool = false, recovered: Int = 0, witness: Denial.RecoveryWitness? = nil,
    deferral: Deferral? = nil
  ) -> DenialSighting {
    var denial = Denial(
      key: "d\(id)", origin: .remittance, isSynthetic: true,
      payer: Payer(identifier: "P1", name: "Payer"), lineOfBusiness: .commercial,
      patientControlNumber: "PCN\(id)",
      reading: ReasonReading(
        category: .medicalNecessity, route: .clinicalAppeal, isAppealable: true,
        name: "not medically necessary", expectedDocuments: [], verification: .primary,
        source: "test"),
      knownDay: Self.day.adding(days: -10),
      recoverable: cents.map { .known(Money(cents: $0), source: "contract") }
        ?? .unknown(reason: "no contract"))
    denial.status = status
    denial.recovered = Money(cents: recovered)
    denial.recoveryWitness = witness
    return DenialSighting(
      id: id, denial: denial, isExpired: isExpired, hasFurtherLevel: hasFurtherLevel,
      deferral: deferral)
  }

  private func change(_ before: [DenialSighting], _ after: [DenialSighting]) -> WeekChange {
    WeekChange(from: before, to: after, since: Self.day.adding(days: -7), day: Self.day)
  }

  @Test func `every denial that moved is told once, by what happened to it`() {
    let change = change(
      [
        sighting(1), sighting(2, .appealed), sighting(3, .appealed), sighting(4), sighting(5),
        sighting(6, .overturned, recovered: 90_000, witness: .remittances), sighting(7),
      ],
      [
        sighting(1, .appealed), sighting(2, .overturned, recovered: 80_000, witness: .remittances),
        sighting(3, .upheld), sighting(4, isExpired: true), sighting(5),
        sighting(6, .clawedBack, recovered: 0, witness: .remittances), sighting(8),
      ])
    #expect(
      change.moves.map { [$0.event.words, "\($0.id ?? 0)"] } == [
        ["new", "8"], ["appeal filed", "1"], ["won", "2"], ["lost", "3"],
        ["expired unworked", "4"], ["no longer on record", "7"], ["clawed back after a win", "6"],
      ])
    #expect(Payments(change.moves(.left(.won))).sum == Money(cents: 80_000))
    #expect(Payments(change.moves(.elsewhere(.clawedBack))).sum == Money(cents: -90_000))
  }

  @Test(arguments: [
    (Deferral.noStep, "nothing to file by a rule"), (.billed, "performed and billed since"),
    (.sameService, "one surgery with another denial"), (.putAside, "put aside by a person"),
  ])
  func `what nobody is to work leaves the denials in play, and says why`(
    deferral: Deferral, words: String
  ) {
    let change = change(
      [sighting(1), sighting(2, .upheld, hasFurtherLevel: true)],
      [sighting(1, deferral: deferral), sighting(2, .upheld, hasFurtherLevel: true)])
    #expect(change.moves.map(\.event.words) == [words])
    #expect(change.closing.denials == 1 && change.toWork.denials == 1)
    #expect(change.unexplained == nil)
  }

  @Test func `an open denial that waits for a later week stays in play`() {
    let change = change([sighting(1)], [sighting(1, deferral: .laterWeek)])
    #expect(change.moves.isEmpty && change.closing.denials == 1)
  }

  // A draw of its own, so that the test is the same on every run.
  private struct Draw {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  @Test(arguments: 1...20)
  func `last week's count, dollars and unknowns become this week's`(seed: Int) {
    var draw = Draw(state: UInt64(seed))
    func day(_ count: Int) -> [DenialSighting] {
      (1...count).compactMap { id in
        guard draw.below(4) > 0 else { return nil }
        let all = Denial.Status.allCases
        let status = draw.below(2) == 0 ? .open : all[draw.below(all.count)]
        let cents = draw.below(5) == 0 ? nil : draw.below(5_000_000)
        return sighting(
          id, status, cents: cents, isExpired: draw.below(4) == 0,
          hasFurtherLevel: draw.below(2) == 0)
      }
    }
    let change = change(day(60), day(80))
    #expect(change.unexplained == nil)
    #expect(change.closing.denials == change.toWork.denials + change.appealed.denials)
    #expect(change.opening.denials > 0 && change.revaluation.recoverable != .zero)
    // Every way out of play that the draws can take is among those that are summed.
    #expect(change.moves.count == WeekChange.Event.all.reduce(0) { $0 + change.moves($1).count })
  }

  @Test func `a denial upheld with a further level to file is not lost`() {
    let change = change(
      [sighting(1, .appealed), sighting(2, .appealed)],
      [sighting(1, .upheld, hasFurtherLevel: true), sighting(2, .upheld)])
    #expect(change.tally(.left(.lost)).denials == 1 && change.closing.denials == 1)
    #expect(change.tally(.stays(.furtherLevel)).denials == 1 && change.unexplained == nil)
  }

  @Test func `a denial upheld whose next level's time is over is not expired unworked`() {
    let change = change(
      [sighting(1, .upheld, hasFurtherLevel: true), sighting(2)],
      [sighting(1, .upheld, isExpired: true, hasFurtherLevel: true), sighting(2, isExpired: true)])
    #expect(change.tally(.left(.nextLevelExpired)).denials == 1)
    #expect(change.tally(.left(.expiredUnworked)).denials == 1 && change.unexplained == nil)
  }

  @Test func `an amount that becomes known moves dollars and not the count`() {
    let change = change([sighting(1, cents: nil)], [sighting(1, cents: 5_000)])
    #expect(change.moves.isEmpty && change.unexplained == nil)
    #expect(change.revaluation.recoverable == Money(cents: 5_000))
    #expect((change.revaluation.denials, change.revaluation.unknown) == (0, -1))
  }

  @Test func `a win taken back in part is told with its dollars, though it stays a win`() throws {
    let change = change(
      [
        sighting(1, .overturned, recovered: 90_000, witness: .remittances),
        sighting(2, .overturned, recovered: 50_000, witness: .remittances),
        sighting(3, .partiallyOverturned, recovered: 10_000, witness: .remittances),
      ],
      [
        sighting(1, .partiallyOverturned, recovered: 60_000, witness: .remittances),
        sighting(2, .overturned, recovered: 50_000, witness: .remittances),
        sighting(3, .overturned, recovered: 15_000, witness: .remittances),
      ])
    #expect(change.moves.isEmpty && change.unexplained == nil)
    let rows = ChangeTable(change).sum.rows
    let taken = try #require(
      rows.first { $0.cells[0] == .text("outside the sum: taken back in part after a win") })
    #expect(taken.cells[1] == .count(1) && taken.cells[4] == .dollars(cents: -30_000))
    let further = try #require(
      rows.first { $0.cells[0] == .text("outside the sum: paid further on earlier wins") })
    #expect(further.cells[1] == .count(1) && further.cells[4] == .dollars(cents: 5_000))
  }

  @Test func `a win of which nobody says the amount is unknown and not zero`() throws {
    let change = change(
      [sighting(1, .appealed, cents: nil)], [sighting(1, .overturned, cents: nil)])
    let rows = ChangeTable(change).sum.rows
    let won = try #require(rows.first { $0.cells[0] == .text("less: won") })
    #expect(won.cells[2] == .unknown && won.cells[4] == .unknown)
    #expect(rows.first?.cells[2] == .unknown)
  }

  @Test func `the kinds a manager asks for are told even when there is none`() {
    let lines = ChangeTable(change([], [])).sum.rows.map { $0.cells[0].words }
    for line in [
      "plus: new", "less: won", "less: lost", "less: clawed back", "less: expired unworked",
    ] { #expect(lines.contains(line), "\(line)") }
  }

  @Test func `each denial of last week's list is told once, by where it stands now`() {
    let before = [sighting(1), sighting(2), sighting(3), sighting(4)]
    let after = [
      sighting(1), sighting(2, .overturned, recovered: 70_000, witness: .remittances),
      sighting(3, isExpired: true), sighting(9),
    ]
    let outcome = ListOutcome(
      listDay: Self.day.adding(days: -7), run: 5, listed: [4, 3, 2, 1, 77], before: before,
      after: after)
    #expect(
      outcome.parts.map { "\($0.words) \($0.fates.count)" } == [
        "still to work 1", "won 1", "expired unworked 1", "no longer on record 1",
      ])
    let won = Payments(outcome.parts[1].fates.map { ($0.before, $0.after) })
    #expect(won.sum == Money(cents: 70_000))
  }
}
