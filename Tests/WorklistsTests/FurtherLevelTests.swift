import Claims
import Testing
import Worklists

struct FurtherLevelTests {
  func half(_ level: Int) throws -> LevelChances {
    let chance = try #require(
      OverturnChance(probability: 0.5, lower: 0.3, upper: 0.7, isExtrapolated: false))
    return LevelChances(
      levels: [level: .estimated(chance, basis: "10 of 20")], call: .unknown(reason: "none"),
      secondTry: .unknown(reason: "none"))
  }

  func candidate(
    _ denial: Denial, id: Int = 1, chances: LevelChances = .none, probability: Double = 0.5
  ) throws -> Candidate {
    try planner(chances: chances).candidate(
      id: id, denial: denial, profile: nil,
      chance: OverturnChance(
        probability: probability, lower: 0.1, upper: 0.9, isExtrapolated: false),
      recoveredFraction: .known(1, source: "test"))
  }

  func list(_ candidates: Candidate..., overrides: [Int: RankOverride] = [:], minutes: Int = 600)
    -> Worklist
  {
    Worklist(ranking: candidates, on: monday, minutes: minutes, overrides: overrides)
  }

  @Test func `an upheld first level returns to the list for its next`() throws {
    let list = try list(candidate(upheld(.medicare), chances: half(2)))
    let line = try #require(list.selected.first ?? list.deferred(for: .laterWeek).first)
    #expect(line.candidate.levelAfterUpheld == 2)
    #expect(line.reasons.contains(.furtherLevel(2, upheld: day("2026-11-02"))))
    // 0.5 × $1,000 − $92.50, and nothing of the levels after it, whose chances are not known.
    #expect(line.value.value?.expectedNet == Money(cents: 40_750))
  }

  @Test func `a next level of unknown chance is listed apart, never as zero`() throws {
    let list = try list(candidate(upheld(.medicare)))
    let line = try #require(list.deferred(for: .unknownValue).first)
    #expect(line.value.ground.contains("no appeal of level 2 was ever decided"))
  }

  @Test func `a next level whose time has run out is expired, and not unworked`() throws {
    let long = upheld(.medicare, filed: day("2025-08-03"), decided: day("2025-11-02"))
    var denial = long
    denial.noticeDay = day("2025-07-01")
    let list = try list(candidate(denial), Self.neverAppealed)
    #expect(list.expired.count == 2)
    #expect(list.expiredAfterUpheld.map(\.candidate.id) == [1])
    #expect(list.expiredUnworked.map(\.candidate.id) == [2])
  }

  /// Open, its first level's time over.
  private static let neverAppealed = WorklistsTests.candidate(
    id: 2, deadline: deadline(alarm: monday.adding(days: -1)))

  @Test func `an upheld denial whose next level is the member's stands apart`() throws {
    let list = try list(candidate(upheld(.commercial)))
    #expect(list.deferred(for: .memberOnly).count == 1)
    #expect(list.selected.isEmpty)
  }

  @Test func `a person who has the member's authorization can put the member's level first`() throws
  {
    let word = RankOverride(
      denial: 1, verdict: .first, reason: "authorization signed", by: "JD", day: monday)
    let list = try list(candidate(upheld(.commercial)), overrides: [1: word])
    let line = try #require(list.selected.first)
    #expect(line.candidate.nextAppeal?.action == .externalReview)
    #expect(line.value.value == nil, "its chance is not known")
  }

  @Test func `a payer of one appeal only leaves nothing to file`() throws {
    let priority = Payer(identifier: "38217", name: "Priority Health")
    let denial = upheld(.commercial, payer: priority, route: .retroAuthorization)
    let list = try list(candidate(denial))
    let line = try #require(list.deferred(for: .notOpen).first)
    #expect(line.reasons.first?.description.contains("there is none") == true)
  }

  @Test func `a known second level adds its value to the first, in dollars a person can redo`()
    throws
  {
    let open = denial(line: .medicare, notice: monday.adding(days: -10))
    let without = try #require(Arithmetic.value(of: candidate(open)).value)
    let with = try #require(Arithmetic.value(of: candidate(open, chances: half(2))).value)
    // Second: 0.5 × $1,000 − $92.50 = $407.50; half of it, since the first is lost half the time.
    #expect(with.expectedNet - without.expectedNet == Money(cents: 20_375))
    #expect(with.explanation.contains { $0.contains("$407.50 of going on = $203.75") })
    #expect(without.carried == .zero)
  }

  @Test func `a negative recoverable amount is refused, not valued`() {
    let denial = denial(recoverable: .known(Money(cents: -100), source: "x"))
    let value = Arithmetic.value(
      of: Worklists.Candidate(
        id: 1, denial: denial,
        chance: OverturnChance(probability: 0.5, lower: 0.1, upper: 0.9, isExtrapolated: false),
        recoveredFraction: .known(1, source: "x"), deadline: deadline(alarm: monday),
        effort: effort()))
    #expect(value.value == nil && value.ground.contains("less than nothing"))
  }

  @Test func `two open appeals of one denial are one line`() throws {
    var denial = denial(line: .medicare, notice: monday.adding(days: -10), status: .appealed)
    denial.appeals = [
      appeal(filed: monday.adding(days: -5)), appeal(filed: monday.adding(days: -4)),
    ]
    let list = try list(candidate(denial))
    #expect(list.count == 1 && list.deferred(for: .notOpen).count == 1)
  }
}

struct OverrideTests {
  func word(_ id: Int, _ verdict: RankOverride.Verdict) -> [Int: RankOverride] {
    [id: RankOverride(denial: id, verdict: verdict, reason: "surgeon asks", by: "JD", day: monday)]
  }

  let rich = candidate(id: 1, denial(key: "A"), probability: 0.9)
  let poor = candidate(id: 2, denial(key: "B"), probability: 0.1)

  @Test func `what a person puts first is worked first, and takes its minutes`() throws {
    let list = Worklist(ranking: [rich, poor], on: monday, minutes: 60, overrides: word(2, .first))
    #expect(list.selected.map(\.candidate.id) == [2] && list.selected.map(\.rank) == [1])
    #expect(
      list.selected[0].reasons.first?.description == "put first by JD on 2026-11-23: surgeon asks")
    #expect(list.minutesSelected == 60)
  }

  @Test func `what a person puts aside is not worked and says who said so`() throws {
    let list = Worklist(
      ranking: [rich, poor], on: monday, minutes: 600, overrides: word(1, .never))
    #expect(list.selected.map(\.candidate.id) == [2])
    #expect(list.deferred(for: .putAside).map(\.candidate.id) == [1])
  }

  @Test func `what was put aside expires like any other, for its dollars are lost`() throws {
    let gone = candidate(id: 3, deadline: deadline(alarm: monday.adding(days: -9)))
    let list = Worklist(ranking: [gone], on: monday, minutes: 600, overrides: word(3, .never))
    #expect(list.expiredUnworked.map(\.candidate.id) == [3])
    #expect(list.deferred(for: .putAside).isEmpty)
  }

  @Test func `a person's word does not bring back what has expired`() throws {
    let gone = candidate(id: 3, deadline: deadline(alarm: monday.adding(days: -9)))
    let list = Worklist(ranking: [gone], on: monday, minutes: 600, overrides: word(3, .first))
    #expect(list.expired.count == 1 && list.selected.isEmpty)
  }
}
