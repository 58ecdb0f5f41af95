import Foundation
import Statistics
import Testing

struct DiscreteHazardTests {
  private static let edges = [30, 60, 90, 120, 150, 180]

  /// Ends after a geometric number of days by one of two causes, with constant daily hazards.
  private static func constant(
    _ count: Int, hazards: [Double], limits: [Int], _ source: inout RandomSource
  ) -> [TimedSubject] {
    let total = hazards.reduce(0, +)
    return (0..<count).map { place in
      let days = 1 + Int(log(source.uniform()) / log(1 - total))
      let cause = ["lost", "won"][source.categorical(hazards)]
      let limit = limits[place % limits.count]
      return TimedSubject(
        days: min(days, limit), cause: days <= limit ? cause : nil, observableDays: limit)
    }
  }

  @Test func `without predictors it is the Aalen–Johansen estimate at the edges`() throws {
    var source = RandomSource(seed: 11)
    let subjects = Self.constant(600, hazards: [0.004, 0.006], limits: Self.edges, &source)
    let curve = try AalenJohansen(subjects)
    let incidence = try DiscreteHazard(edges: Self.edges, ridge: 1e-6).fit(subjects)
      .incidence(for: DesignRow())
    for edge in Self.edges {
      for cause in ["lost", "won"] {
        let own = try #require(incidence.probability(of: cause, by: edge))
        #expect(abs(own - (try #require(curve.probability(of: cause, by: edge)))) < 1e-5)
      }
      let any = try #require(incidence.probabilityOfAny(by: edge))
      #expect(abs(any - (try #require(curve.probabilityOfAny(by: edge)))) < 1e-5)
    }
    #expect(incidence.probability(of: "won", by: 31) == nil)
  }

  @Test(arguments: [0, 1, 30])
  func `incidences and survival add up to one, and a fit survives encoding`(
    ridge: Double
  ) throws {
    var source = RandomSource(seed: 12)
    let subjects = Self.constant(500, hazards: [0.005, 0.005], limits: [200], &source)
    let design = try DesignMatrix(
      numeric: [NumericColumn("x", subjects.map { _ in source.normal() })], coding: .treatment)
    let fit = try DiscreteHazard(edges: Self.edges, ridge: ridge).fit(subjects, design: design)
    let incidence = try fit.incidence(for: DesignRow(numbers: ["x": 1.5]))
    for place in Self.edges.indices {
      let sum = incidence.incidences.reduce(incidence.survival[place]) { $0 + $1[place] }
      #expect(abs(sum - 1) < 1e-12)
    }
    let copy = try JSONDecoder().decode(
      FittedDiscreteHazard.self, from: try JSONEncoder().encode(fit))
    #expect(copy == fit)
    #expect(throws: PredictionError.missing(term: "x")) { try fit.incidence(for: DesignRow()) }
  }

  @Test func `a predictor moves each group to its own incidence`() throws {
    var source = RandomSource(seed: 13)
    let fast = Self.constant(3000, hazards: [0.003, 0.012], limits: [90, 180], &source)
    let slow = Self.constant(3000, hazards: [0.006, 0.003], limits: [90, 180], &source)
    let groups = fast.map { _ in "fast" } + slow.map { _ in "slow" }
    let design = try DesignMatrix(factors: [FactorColumn("group", groups)], coding: .oneHot)
    let fit = try DiscreteHazard(edges: Self.edges).fit(fast + slow, design: design)
    for (group, lost, won) in [("fast", 0.003, 0.012), ("slow", 0.006, 0.003)] {
      let incidence = try fit.incidence(for: DesignRow(levels: ["group": group]))
      for edge in Self.edges {
        let truth = (1 - pow(1 - lost - won, Double(edge))) * won / (lost + won)
        #expect(abs(try #require(incidence.probability(of: "won", by: edge)) - truth) < 0.03)
      }
    }
  }

  /// Half are overturned, after days of an exponential law of mean 50; half refused, after a
  /// Weibull law of shape 2 and scale 150. All are read on one day, up to a year after entry.
  private static func appeals(_ count: Int, seed: UInt64) -> [TimedSubject] {
    var source = RandomSource(seed: seed)
    return (0..<count).map { _ in
      let isOverturned = source.bernoulli(0.5)
      let wait = -log(source.uniform())
      let days = Int((isOverturned ? 50 * wait : 150 * wait.squareRoot()).rounded(.up))
      let limit = 1 + Int(source.uniform() * 365)
      return TimedSubject(
        days: min(days, limit), cause: days > limit ? nil : isOverturned ? "overturned" : "refused",
        observableDays: limit)
    }
  }

  @Test(arguments: [21, 22] as [UInt64])
  func `pending appeals neither dropped nor counted as lost give the true share`(
    seed: UInt64
  ) throws {
    let subjects = Self.appeals(6000, seed: seed)
    let truth = 0.5 * (1 - exp(-180.0 / 50))
    let refused = 0.5 * (1 - exp(-pow(180.0 / 150, 2)))
    let won = Double(subjects.count { $0.cause == "overturned" })
    let decided = Double(subjects.count { $0.cause != nil })
    #expect(won / decided > truth + 0.06)
    #expect(won / Double(subjects.count) < truth - 0.03)

    let curve = try AalenJohansen(subjects)
    #expect(abs(try #require(curve.probability(of: "overturned", by: 180)) - truth) < 0.02)
    #expect(abs(try #require(curve.probability(of: "refused", by: 180)) - refused) < 0.02)
    let incidence = try DiscreteHazard(edges: Self.edges).fit(subjects)
      .incidence(for: DesignRow())
    #expect(abs(try #require(incidence.probability(of: "overturned", by: 180)) - truth) < 0.02)
    #expect(abs(try #require(incidence.probability(of: "refused", by: 180)) - refused) < 0.02)
  }

  @Test func `wide intervals overstate unless it is known how long each could be observed`() throws
  {
    let subjects = Self.appeals(8000, seed: 24)
    let unknown = subjects.map { TimedSubject(days: $0.days, cause: $0.cause) }
    let settings = DiscreteHazard(edges: [90, 180])
    let truth = 0.5 * (1 - exp(-180.0 / 50)) + 0.5 * (1 - exp(-pow(180.0 / 150, 2)))
    let known = try settings.fit(subjects).incidence(for: DesignRow())
    let blind = try settings.fit(unknown).incidence(for: DesignRow())
    #expect(abs(try #require(known.probabilityOfAny(by: 180)) - truth) < 0.02)
    #expect(try #require(blind.probabilityOfAny(by: 180)) > truth + 0.02)
  }

  @Test func `refuses what cannot be a time, a cause or an interval`() throws {
    let settings = DiscreteHazard(edges: [10, 20])
    let good = TimedSubject(days: 15, cause: "a")
    #expect(throws: TimeToEventError.noSubjects) { try settings.fit([]) }
    for bad in [
      TimedSubject(days: -1, cause: nil), TimedSubject(days: 5, cause: "a", observableDays: 4),
    ] {
      #expect(throws: TimeToEventError.invalidDuration(subject: 2)) {
        try settings.fit([good, bad])
      }
    }
    #expect(throws: TimeToEventError.reservedCause(subject: 1)) {
      try settings.fit([TimedSubject(days: 1, cause: DiscreteHazard.none)])
    }
    #expect(throws: TimeToEventError.emptyInterval(2)) {
      try settings.fit([TimedSubject(days: 5, cause: "a"), TimedSubject(days: 12, cause: nil)])
    }
    #expect(throws: TimeToEventError.noFit(.oneClass)) {
      try settings.fit([TimedSubject(days: 25, cause: nil)])
    }
  }

  @Test func `names the subject whose level is unknown, not its row`() throws {
    let design = try DesignMatrix(
      factors: [FactorColumn("f", ["a", "b", "c"], levels: ["a", "b"])], coding: .oneHot)
    let subjects = [15, 25, 25].map { TimedSubject(days: $0, cause: "a") }
    #expect(throws: TimeToEventError.noFit(.undeclaredLevel(row: 3, term: "f"))) {
      try DiscreteHazard(edges: [10, 20]).fit(subjects, design: design)
    }
  }
}
