import Foundation
import Statistics
import Testing

/// `valid.csv` against scikit-learn (`ref_metrics.json`) and R 4.2.2.
struct MetricGoldenTests {
  private let scored: ScoredOutcomes
  private let golden: [String: Any]

  init() throws {
    let columns = try Golden.columns("valid.csv")
    scored = try ScoredOutcomes(
      probabilities: #require(columns["p"]).map { try #require(Double($0)) },
      outcomes: #require(columns["y"]).map { $0 == "1" })
    golden = try #require(
      JSONSerialization.jsonObject(with: Golden.data("ref_metrics.json")) as? [String: Any])
  }

  private func reference(_ name: String) throws -> Double {
    try #require(golden[name] as? Double)
  }

  @Test func `scores agree with scikit-learn`() throws {
    expectClose(try scored.areaUnderROC().area, try reference("auc"), relative: 1e-12)
    expectClose(scored.brierScore, try reference("brier"), relative: 1e-12)
    expectClose(try scored.scaledBrierScore(), try reference("scaled_brier"), relative: 1e-12)
    expectClose(scored.logLoss, try reference("log_loss"), relative: 1e-12)
    expectClose(
      try scored.averagePrecision().value, try reference("average_precision"), relative: 1e-12)
  }

  // pROC 1.18: r <- roc(y, p); var(r); ci.auc(r)
  @Test func `the area's interval agrees with pROC's DeLong`() throws {
    let auc = try scored.areaUnderROC()
    let error = try #require(auc.standardError)
    expectClose(error * error, 0.000265994506877038, relative: 1e-12)
    let interval = try #require(auc.interval(level: 0.95))
    expectClose(interval.lower, 0.742501557491723, relative: 1e-12)
    expectClose(interval.upper, 0.806432987780713, relative: 1e-12)
  }

  // lp <- qlogis(p); glm(y ~ lp, binomial); glm(y ~ offset(lp), binomial); rms::val.prob(p, y)
  @Test func `calibration agrees with glm and val.prob`() throws {
    let calibration = try scored.calibration()
    expectClose(calibration.slope.value, 0.772325046359228, relative: 1e-9)
    expectClose(calibration.slope.standardError, 0.065027083710417, relative: 1e-6)
    expectClose(calibration.interceptWithSlope.value, -0.171142742939641, relative: 1e-9)
    expectClose(calibration.inTheLarge.value, -0.205858551748372, relative: 1e-9)
    expectClose(calibration.inTheLarge.standardError, 0.0849559231198708, relative: 1e-6)
  }

  @Test(arguments: [(10, "ece_equal_mass_10"), (20, "ece_equal_mass_20")])
  func `bins of equal mass give the reference's calibration error`(count: Int, name: String) throws
  {
    let bins = scored.reliabilityBins(count: count)
    let error = bins.reduce(0) {
      $0 + Double($1.count) / 800 * abs($1.meanProbability - $1.eventRate)
    }
    // The reference parts ties at a cut, so only about the same.
    expectClose(error, try reference(name), relative: 0.05)
  }
}
