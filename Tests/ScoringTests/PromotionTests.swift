import Claims
import Scoring
import Statistics
import Testing

struct PromotionTests {
  private static let origins = ["2024-10-01", "2025-02-01", "2025-06-01"].map(Sample.day)

  private static func model(
    _ cases: [Observation], ridge: Double, asOf: String = "2026-06-01",
    origins: [CalendarDay] = origins, horizonDays: Int = 30
  ) throws -> OverturnModel {
    var ledger = SelectionLedger(horizonDays: horizonDays)
    ledger.overturned = cases.count(where: \.isOverturned)
    ledger.upheld = cases.count - ledger.overturned
    return try OverturnModel(
      trainingOn: TrainingSet(population: .firstLevel, observations: cases, ledger: ledger),
      asOf: Sample.day(asOf), procedure: OverturnProcedure(.given(ridge)),
      origins: origins, recoveredFraction: .unknown(reason: "test"))
  }

  @Test func `the first model of a population is promoted`() throws {
    let cases = Sample.cases(600)
    let promotion = Promotion(of: try Self.model(cases, ridge: 1), against: nil, cases: cases)
    #expect(promotion == .promoted("the first of its population"))
  }

  @Test func `a model worse beyond chance is held back, and says the two figures`() throws {
    let cases = Sample.cases(600, effect: 2)
    let good = try Self.model(cases, ridge: 1)
    // A penalty so large that the model says the base rate of everyone.
    let poor = try Self.model(cases, ridge: 1e6)
    let promotion = Promotion(of: poor, against: good, cases: cases)
    #expect(!promotion.isPromoted)
    #expect(promotion.reason.contains("worse than the one in force: log loss 0.6"))
    #expect(Promotion(of: good, against: poor, cases: cases).isPromoted)
  }

  @Test func `a model as good as the one in force is promoted, for it is newer`() throws {
    let cases = Sample.cases(600)
    let model = try Self.model(cases, ridge: 1)
    #expect(Promotion(of: model, against: model, cases: cases).isPromoted)
  }

  @Test func `cases final only after its day are foretold by the model in force itself`() throws {
    let cases = Sample.cases(600, effect: 2)
    let champion = try Self.model(
      cases.filter { $0.labelDay <= Sample.day("2024-09-30") }, ridge: 1, asOf: "2024-09-30",
      origins: [])
    let poor = try Self.model(cases, ridge: 1e6)
    #expect(!Promotion(of: poor, against: champion, cases: cases).isPromoted)
  }

  @Test func `facility and surgeon who appeal one surgery on one day are foretold each by its own`()
    throws
  {
    let facility = Sample.cases(600, effect: 2).map { Self.claim($0, cents: 1, sign: 1) }
    let surgeon = Sample.cases(600, effect: 2).map { Self.claim($0, cents: 2, sign: -1) }
    let cases = zip(facility, surgeon).flatMap { [$0, $1] }
    let champion = try Self.model(
      cases.filter { $0.labelDay <= Sample.day("2024-09-30") }, ridge: 1, asOf: "2024-09-30",
      origins: [])
    #expect(
      !Promotion(of: try Self.model(cases, ridge: 1e6), against: champion, cases: cases)
        .isPromoted)
  }

  /// The same case with another amount and, with a sign of −1, everything turned round.
  private static func claim(_ each: Observation, cents: Int, sign: Double) -> Observation {
    var row = each.row
    row.numbers["x"] = sign * (row.numbers["x"] ?? 0)
    return Observation(
      caseName: each.caseName, row: row, isOverturned: (sign > 0) == each.isOverturned,
      startDay: each.startDay, labelDay: each.labelDay, payer: each.payer,
      category: each.category, amount: Money(cents: cents))
  }

  @Test func `a model no better than the base rate takes no better one's place`() throws {
    let cases = Sample.cases(300, effect: 0.6)
    let origins = ["2024-06-01", "2024-08-01"].map(Sample.day)
    let good = try Self.model(cases, ridge: 1, origins: origins)
    let useless = try Self.model(cases, ridge: 1e9, origins: origins)
    let promotion = Promotion(of: useless, against: good, cases: cases)
    #expect(!promotion.isPromoted && promotion.reason.hasPrefix("worse than"), "\(promotion)")
  }

  @Test func `a model of another horizon is not compared, and not put in force`() throws {
    let cases = Sample.cases(600)
    let model = try Self.model(cases, ridge: 1)
    let other = try Self.model(cases, ridge: 1, horizonDays: 60)
    let promotion = Promotion(of: other, against: model, cases: cases)
    #expect(!promotion.isPromoted)
    #expect(promotion.reason.contains("60 days and the one in force 30"))
  }

  @Test func `with too few cases in common more to learn from is needed`() throws {
    let cases = Sample.cases(600, effect: 2)
    let champion = try Self.model(cases, ridge: 1, origins: [])
    let promotion = Promotion(
      of: try Self.model(cases, ridge: 1e6), against: champion, cases: cases)
    #expect(!promotion.isPromoted && promotion.reason.hasPrefix("only 0 cases"))
    let earlier = try Self.model(
      cases.filter { $0.labelDay <= Sample.day("2025-05-01") }, ridge: 1, asOf: "2025-05-01",
      origins: [])
    let more = try Self.model(Array(cases.prefix(500)), ridge: 1, origins: [])
    #expect(Promotion(of: more, against: earlier, cases: cases).isPromoted)
  }
}
