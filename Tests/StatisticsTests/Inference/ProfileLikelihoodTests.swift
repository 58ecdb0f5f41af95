import Foundation
import Statistics
import Testing

/// Profile-likelihood limits against 240-bit arithmetic; recipe in `Fixtures/README.md`.
struct ProfileLikelihoodTests {
  private func expectLimits(
    _ intervals: [ConfidenceInterval], _ certified: [[String?]]?
  ) throws {
    let certified = try #require(certified)
    #expect(intervals.count == certified.count)
    for (interval, limits) in zip(intervals, certified) {
      let expected = try numbers(limits.map { try #require($0) })
      expectClose([interval.lower, interval.upper], expected, relative: 1e-9)
    }
  }

  @Test(arguments: ["wellcond", "rare1pct"])
  func `agrees with certified limits of maximum likelihood`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let (design, outcomes) = try golden.design()
    try expectLimits(
      ProfileLikelihood(level: 0.95).intervals(design, outcomes: outcomes), golden.mle?.profile95)
  }

  @Test(arguments: ["wellcond", "rare1pct", "quasisep"])
  func `agrees with certified limits of penalised likelihood`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let (design, outcomes) = try golden.design()
    try expectLimits(
      ProfileLikelihood(.firth, level: 0.95).intervals(design, outcomes: outcomes),
      golden.firth.profile95)
  }

}
