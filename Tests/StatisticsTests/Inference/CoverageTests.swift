import Foundation
import Statistics
import Testing

/// On data of known truth, intervals hold it as often as they promise.
struct CoverageTests {
  private static let slope = 1.0

  /// A sample with few distinct rows: outcomes by place, with how many rows are alike.
  private struct Sample {
    let design: DesignMatrix
    let outcomes: [Bool]
    let weights: [Double]

    /// Draws the outcomes of `rows` rows at each of the places.
    init(
      at places: [Double], rows: Int, _ random: inout RandomSource,
      probability: (Double) -> Double
    ) throws {
      let events = places.map { place in
        Double((0..<rows).count { _ in random.bernoulli(probability(place)) })
      }
      design = try DesignMatrix(numeric: [NumericColumn("x", places + places)], coding: .treatment)
      outcomes = places.map { _ in true } + places.map { _ in false }
      weights = events + events.map { Double(rows) - $0 }
    }
  }

  /// A rate near 0.3 and a slope of 1.
  private func sample(_ random: inout RandomSource, rows: Int) throws -> Sample {
    try Sample(at: [-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2], rows: rows, &random) {
      expit(-1 + Self.slope * $0)
    }
  }

  @Test func `Wald, profile and Firth intervals hold the truth nine times in ten`() throws {
    var random = RandomSource(seed: 71)
    var held = [0, 0, 0]
    let replications = 200
    for _ in 0..<replications {
      let sample = try sample(&random, rows: 10)
      let (design, outcomes, weights) = (sample.design, sample.outcomes, sample.weights)
      let intervals = [
        try LogisticRegression().fit(design, outcomes: outcomes, weights: weights)
          .coefficientIntervals()[1],
        try ProfileLikelihood().intervals(design, outcomes: outcomes, weights: weights)[1],
        try ProfileLikelihood(.firth).intervals(design, outcomes: outcomes, weights: weights)[1],
      ]
      for (method, interval) in intervals.enumerated() where interval.contains(Self.slope) {
        held[method] += 1
      }
    }
    // Three standard errors of a share of 0.9.
    let allowance = 3 * (0.9 * 0.1 / Double(replications)).squareRoot()
    for count in held { #expect(abs(Double(count) / Double(replications) - 0.9) < allowance) }
  }

  @Test func `in small samples maximum likelihood overstates and Firth does not`() throws {
    var random = RandomSource(seed: 72)
    var (plain, firth): ([Double], [Double]) = ([], [])
    for _ in 0..<300 {
      let sample = try sample(&random, rows: 5)
      let (design, outcomes, weights) = (sample.design, sample.outcomes, sample.weights)
      // The few separated samples have a Firth estimate alone; leave them out of both.
      guard let fit = try? LogisticRegression().fit(design, outcomes: outcomes, weights: weights)
      else { continue }
      plain.append(fit.coefficients[1])
      firth.append(
        try FirthLogisticRegression().fit(design, outcomes: outcomes, weights: weights)
          .coefficients[1])
    }
    #expect(plain.count > 290)
    let bias = { (estimates: [Double]) -> (mean: Double, error: Double) in
      let n = Double(estimates.count)
      let mean = estimates.reduce(0, +) / n
      let variance = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
      return (mean - Self.slope, (variance / n).squareRoot())
    }
    #expect(bias(plain).mean > 3 * bias(plain).error)
    #expect(abs(bias(firth).mean) < 3 * bias(firth).error)
  }

  @Test func `limits under separation hold the truth too`() throws {
    var random = RandomSource(seed: 73)
    var (held, separated) = (0, 0)
    let replications = 300
    for _ in 0..<replications {
      // Eight flagged rows with log-odds 3 above those of eight others: often none is false.
      let sample = try Sample(at: [0, 1], rows: 8, &random) { expit($0 == 1 ? 2.5 : -0.5) }
      guard Set(zip(sample.outcomes, sample.weights).filter { $1 > 0 }.map(\.0)).count == 2
      else { continue }
      let interval = try ProfileLikelihood().intervals(
        sample.design, outcomes: sample.outcomes, weights: sample.weights)[1]
      held += interval.contains(3) ? 1 : 0
      separated += interval.upper == .infinity ? 1 : 0
    }
    #expect(separated > 100)
    // Eight rows have few possible outcomes, so the share is not quite nine in ten.
    #expect(Double(held) / Double(replications) > 0.86)
  }
}
