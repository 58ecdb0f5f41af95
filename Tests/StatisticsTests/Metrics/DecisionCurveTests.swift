import Statistics
import Testing

struct DecisionCurveTests {
  // numpy: tp/n − fp/n · t/(1 − t), acting where p ≥ t.
  @Test func `net benefit agrees with the reference at every threshold`() throws {
    let valid = try ValidSet()
    let names = try valid.names("net_benefit")
    let thresholds = try names.map { try #require(Double($0)) }
    let curve = valid.scored.decisionCurve(thresholds: thresholds)
    for (name, point) in zip(names, curve.points) {
      expectClose(point.model, try valid.reference("net_benefit/\(name)/model"), relative: 1e-12)
      expectClose(point.all, try valid.reference("net_benefit/\(name)/all"), relative: 1e-12)
    }
    #expect(curve.points.allSatisfy { $0.isUseful })
  }

  @Test func `at threshold 0 one acts always, and gains the event rate`() throws {
    let scored = try simulatedOutcomes(100, seed: 1)
    let point = try #require(scored.decisionCurve(thresholds: [0]).points.first)
    expectClose(point.model, scored.eventRate, relative: 1e-14)
    #expect(point.all == point.model)
    #expect(!point.isUseful)
  }

  @Test func `right probabilities are useful, shifted ones can do harm`() throws {
    let scored = try simulatedOutcomes(5_000, seed: 2)
    for point in scored.decisionCurve(thresholds: [0.3, 0.5, 0.7]).points {
      #expect(point.isUseful)
    }
    let shifted = try ScoredOutcomes(
      probabilities: scored.probabilities.map { expit(logit($0) + 3) },
      outcomes: scored.outcomes)
    let point = try #require(shifted.decisionCurve(thresholds: [0.8]).points.first)
    #expect(point.model < 0)
  }
}
