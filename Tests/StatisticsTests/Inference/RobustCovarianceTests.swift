import Foundation
import Statistics
import Testing

/// Sandwich errors: against other software, identities, and what they are for.
struct RobustCovarianceTests {
  @Test(arguments: ["wellcond", "rare1pct", "illcond"])
  func `agrees with certified errors without correction`(name: String) throws {
    let golden = try CertifiedCase.load(name)
    let (design, outcomes) = try golden.design()
    let fit = try LogisticRegression().fit(design, outcomes: outcomes)
    let robust = try fit.robustCovariance(design, outcomes: outcomes)
    expectClose(
      robust.standardErrors, try numbers(#require(golden.mle?.seHc0)), relative: 1e-9)
    let corrected = try fit.robustCovariance(
      design, outcomes: outcomes, correction: .degreesOfFreedom)
    let n = Double(outcomes.count)
    let factor = (n / (n - Double(fit.coefficients.count))).squareRoot()
    expectClose(
      corrected.standardErrors, robust.standardErrors.map { factor * $0 }, relative: 1e-13)
  }

  @Test(arguments: ["wellcond", "rare1pct"])
  func `agrees with statsmodels on clusters`(name: String) throws {
    let reference = try ReferenceInference.load(name)
    let (design, outcomes) = try CertifiedCase.load(name).design()
    let fit = try LogisticRegression().fit(design, outcomes: outcomes)
    let clusters = outcomes.indices.map { 1_000 - $0 / 3 }
    let plain = try fit.robustCovariance(design, outcomes: outcomes, clusters: clusters)
    expectClose(plain.standardErrors, try #require(reference.clusterHc0Se), relative: 1e-9)
    let corrected = try fit.robustCovariance(
      design, outcomes: outcomes, clusters: clusters, correction: .degreesOfFreedom)
    expectClose(corrected.standardErrors, try #require(reference.clusterHc1Se), relative: 1e-9)
    #expect(corrected.clusterCount == (outcomes.count + 2) / 3)
  }

  @Test func `a case weight of two equals the row listed twice, clustered or not`() throws {
    let problem = try SyntheticProblem(rows: 400, seed: 51)
    let design = try problem.design(.treatment)
    let repeated = problem.weights.enumerated().flatMap { row, weight in
      [Int](repeating: row, count: Int(weight))
    }
    let fit = try LogisticRegression().fit(
      design, outcomes: problem.outcomes, weights: problem.weights)
    let clusters = problem.weights.indices.map { $0 / 4 }
    for isClustered in [false, true] {
      let weighted = try fit.robustCovariance(
        design, outcomes: problem.outcomes, weights: problem.weights,
        clusters: isClustered ? clusters : nil, correction: .degreesOfFreedom)
      let listed = try fit.robustCovariance(
        design.rows(repeated), outcomes: repeated.map { problem.outcomes[$0] },
        clusters: isClustered ? repeated.map { clusters[$0] } : nil,
        correction: .degreesOfFreedom)
      expectClose(weighted.standardErrors, listed.standardErrors, relative: 1e-9)
    }
  }

  @Test func `clusters of one row are rows`() throws {
    let problem = try SyntheticProblem(rows: 300, seed: 52)
    let design = try problem.design(.treatment)
    let fit = try LogisticRegression().fit(design, outcomes: problem.outcomes)
    let rows = try fit.robustCovariance(design, outcomes: problem.outcomes)
    let clusters = try fit.robustCovariance(
      design, outcomes: problem.outcomes, clusters: (0..<300).map { 7 * $0 - 100 })
    expectClose(rows.standardErrors, clusters.standardErrors, relative: 1e-11)
    #expect(rows.clusterCount == 300 && clusters.clusterCount == 300)
  }

  @Test func `with a penalty it is H⁻¹ M H⁻¹ written out`() throws {
    let problem = try SyntheticProblem(rows: 200, seed: 53)
    let design = try DesignMatrix(numeric: problem.numeric, coding: .treatment)
    let fit = try LogisticRegression(ridge: 3).fit(design, outcomes: problem.outcomes)
    let probabilities = try fit.probabilities(of: design)
    let bread = fit.covariance
    let rows = (0..<200).map { [1, problem.numeric[0].values[$0], problem.numeric[1].values[$0]] }
    // Each row's influence on the coefficients, H⁻¹ x (y − μ).
    let influences = rows.indices.map { row in
      let residual = (problem.outcomes[row] ? 1 : 0) - probabilities[row]
      return (0..<3).map { i in
        residual * (0..<3).reduce(0.0) { $0 + bread[i, $1] * rows[row][$1] }
      }
    }
    let robust = try fit.robustCovariance(design, outcomes: problem.outcomes)
    for i in 0..<3 {
      for j in 0..<3 {
        let expected = influences.reduce(0) { $0 + $1[i] * $1[j] }
        let size = (robust.covariance[i, i] * robust.covariance[j, j]).squareRoot()
        #expect(abs(robust.covariance[i, j] - expected) < 1e-9 * size)
      }
    }
  }

  /// Lines of a claim share their predictor and their luck: the trap of treating them as
  /// independent.
  @Test func `lines of one claim as independent rows mislead; clustered errors cover`() throws {
    var random = RandomSource(seed: 54)
    var (plain, clustered, ratio) = (0, 0, 0.0)
    let replications = 200
    for _ in 0..<replications {
      var (x, outcomes, claims): ([Double], [Bool], [Int]) = ([], [], [])
      for claim in 0..<120 {
        // A shared line: with probability ½ a claim's lines are decided as one.
        let value = random.normal()
        let probability = expit(0.5 * value - 0.3)
        let shared = random.bernoulli(probability)
        for _ in 0..<4 {
          x.append(value)
          claims.append(claim)
          outcomes.append(random.bernoulli(0.5) ? shared : random.bernoulli(probability))
        }
      }
      let design = try DesignMatrix(numeric: [NumericColumn("x", x)], coding: .treatment)
      let fit = try LogisticRegression().fit(design, outcomes: outcomes)
      let robust = try fit.robustCovariance(
        design, outcomes: outcomes, clusters: claims, correction: .degreesOfFreedom)
      plain += fit.coefficientIntervals(level: 0.9)[1].contains(0.5) ? 1 : 0
      clustered += robust.coefficientIntervals(level: 0.9)[1].contains(0.5) ? 1 : 0
      ratio += robust.standardErrors[1] / fit.standardErrors[1] / Double(replications)
    }
    // Correlation ¼ within four lines: √(1 + 3/4 · …) by the design effect 1 + 3ρ.
    #expect(abs(ratio - 1.75.squareRoot()) < 0.07)
    let n = Double(replications)
    let error = (0.9 * 0.1 / n).squareRoot()
    #expect(abs(Double(clustered) / n - 0.9) < 3 * error)
    #expect(Double(plain) / n < 0.9 - 3 * error)
  }
}
