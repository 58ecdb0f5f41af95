import Foundation
import Statistics
import Testing

struct SampleSizeTests {
  // Riley et al. (2019), Statistics in Medicine 38:1276–1296, and the help of pmsampsize:
  // pmsampsize(type = "b", csrsquared = 0.288, parameters = 24, prevalence = 0.174).
  @Test func `the published example needs 662 rows`() {
    let criteria = SampleSizeCriteria(parameters: 24, eventRate: 0.174, expectedRSquared: 0.288)
    #expect(criteria.rowsForShrinkage == 623)
    #expect(criteria.rowsForOptimism == 662)
    #expect(criteria.rowsForOverallRate == 221)
    #expect(criteria.rows == 662)
  }

  @Test func `half of events leaves three quarters to be explained`() {
    let criteria = SampleSizeCriteria(parameters: 5, eventRate: 0.5, expectedNagelkerke: 0.2)
    expectClose(criteria.greatestRSquared, 0.75, relative: 1e-14)
    expectClose(criteria.expectedRSquared, 0.15, relative: 1e-14)
  }

  @Test(arguments: [0.85, 0.9, 0.95])
  func `the expected shrinkage at the rows asked for is the one wanted`(shrinkage: Double) throws {
    var criteria = SampleSizeCriteria(parameters: 30, eventRate: 0.3, expectedNagelkerke: 0.15)
    criteria.shrinkage = shrinkage
    let rows = criteria.rowsForShrinkage
    #expect(abs(try #require(criteria.expectedShrinkage(rows: rows)) - shrinkage) < 1e-3)
    #expect(
      try #require(criteria.expectedShrinkage(rows: 10 * rows))
        > #require(criteria.expectedShrinkage(rows: rows)))
    #expect(criteria.expectedShrinkage(rows: 5) == nil)
  }

  @Test func `a fit of that many rows has about that calibration slope`() throws {
    // Ten normal predictors, log-odds of standard deviation 0.8; slopes on 2,000 new rows.
    var slopes = 0.0
    let truth = (0..<10).map { _ in 0.8 / 10.0.squareRoot() }
    let draw = { (count: Int, seed: UInt64) in
      var random = RandomSource(seed: seed)
      let columns = (0..<10).map { term in
        NumericColumn("x\(term)", (0..<count).map { _ in random.normal() })
      }
      let logOdds = (0..<count).map { row in
        zip(truth, columns).reduce(0) { $0 + $1.0 * $1.1.values[row] }
      }
      return (columns, logOdds.map { random.bernoulli(expit($0)) })
    }
    let (newColumns, newOutcomes) = draw(2_000, 1)
    // Cox–Snell R² of the true model on them.
    let full = try LogisticRegression().fit(
      DesignMatrix(numeric: newColumns, coding: .treatment), outcomes: newOutcomes)
    let rSquared = 1 - exp((full.deviance - full.nullDeviance) / 2_000)
    let criteria = SampleSizeCriteria(
      parameters: 10, eventRate: 0.5, expectedRSquared: rSquared)
    let count = criteria.rowsForShrinkage
    for sample in 0..<40 {
      let (columns, outcomes) = draw(count, 100 + UInt64(sample))
      let fit = try LogisticRegression().fit(
        DesignMatrix(numeric: columns, coding: .treatment), outcomes: outcomes)
      let predicted = (0..<2_000).map { row in
        zip(fit.coefficients.dropFirst(), newColumns).reduce(fit.coefficients[0]) {
          $0 + $1.0 * $1.1.values[row]
        }
      }
      let scored = try ScoredOutcomes(
        probabilities: predicted.map(expit), outcomes: newOutcomes)
      slopes += try scored.calibration().slope.value / 40
    }
    #expect((0.85...0.97).contains(slopes), "\(slopes)")
  }
}
