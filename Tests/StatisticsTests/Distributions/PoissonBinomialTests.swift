import Foundation
import Statistics
import Testing

struct PoissonBinomialTests {
  @Test func `sixty cases agree with the reference`() throws {
    let valid = try ValidSet()
    let distribution = PoissonBinomial(Array(valid.scored.probabilities.prefix(60)))
    let path = "poisson_binomial_first60"
    expectClose(
      Array(distribution.probabilities[20...40]), try valid.references("\(path)/pmf_20_40"),
      relative: 1e-12)
    expectClose(distribution.mean, try valid.reference("\(path)/mean"), relative: 1e-12)
    expectClose(distribution.variance, try valid.reference("\(path)/var"), relative: 1e-12)
  }

  @Test func `equal probabilities give the binomial, tails to all digits`() {
    let distribution = PoissonBinomial([Double](repeating: 0.3, count: 50))
    for k in [0, 1, 15, 40, 50] {
      // (50 choose k) 0.3^k 0.7^(50−k), as a product without loss.
      var mass = pow(0.3, Double(k)) * pow(0.7, Double(50 - k))
      for i in 0..<k { mass *= Double(50 - i) / Double(i + 1) }
      expectClose(distribution.probabilities[k], mass, relative: 1e-11)
    }
  }

  @Test(arguments: [0, 1, 7, 300])
  func `probabilities add to one and give mean and variance`(count: Int) throws {
    var random = RandomSource(seed: 1)
    let events = (0..<count).map { _ in random.uniform() }
    let distribution = PoissonBinomial(events)
    let mass = distribution.probabilities
    #expect(mass.count == count + 1)
    expectClose(mass.reduce(0, +), 1, relative: 1e-12)
    let mean = mass.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    let square = mass.enumerated().reduce(0) {
      $0 + Double($1.offset * $1.offset) * $1.element
    }
    #expect(abs(mean - distribution.mean) < 1e-10)
    #expect(abs(square - mean * mean - distribution.variance) < 1e-8)
    expectClose(
      PoissonBinomial(events.shuffled(using: &random)).probabilities, mass, relative: 1e-11)
  }

  @Test func `certain cases shift, impossible ones do nothing`() {
    let distribution = PoissonBinomial([0.5, 1, 1, 0])
    #expect(distribution.probabilities == [0, 0, 0.5, 0.5, 0])
    #expect(distribution.quantile(0.5) == 2)
    #expect(distribution.quantile(0.51) == 3)
    #expect(distribution.quantile(0) == 0)
    #expect(distribution.cumulative(1) == 0)
    #expect(distribution.cumulative(2) == 0.5)
    #expect(distribution.cumulative(9) == 1)
    #expect(distribution.cumulative(-1) == 0)
  }
}

struct WeightedBernoulliSumTests {
  @Test func `moments are those of all outcomes written out`() {
    let (values, probabilities) = ([3.0, -1, 4, 10], [0.2, 0.7, 0.5, 0.05])
    var outcomes: [(sum: Double, mass: Double)] = [(0, 1)]
    for (a, p) in zip(values, probabilities) {
      outcomes = outcomes.flatMap { [($0.sum, $0.mass * (1 - p)), ($0.sum + a, $0.mass * p)] }
    }
    let mean = outcomes.reduce(0) { $0 + $1.sum * $1.mass }
    let moment = { (power: Int) in
      outcomes.reduce(0) { total, outcome in
        total + outcome.mass * (0..<power).reduce(1) { value, _ in value * (outcome.sum - mean) }
      }
    }
    let sum = WeightedBernoulliSum(values: values, probabilities: probabilities)
    expectClose(sum.mean, mean, relative: 1e-12)
    expectClose(sum.variance, moment(2), relative: 1e-12)
    expectClose(sum.skewness, moment(3) / (moment(2) * moment(2).squareRoot()), relative: 1e-11)
    expectClose(sum.excessKurtosis, moment(4) / (moment(2) * moment(2)) - 3, relative: 1e-11)
  }

  @Test func `values of one make it the Poisson binomial`() {
    var random = RandomSource(seed: 2)
    let probabilities = (0..<200).map { _ in 0.2 * random.uniform() }
    let counts = PoissonBinomial(probabilities)
    let sum = WeightedBernoulliSum(
      values: [Double](repeating: 1, count: 200), probabilities: probabilities)
    expectClose(sum.mean, counts.mean, relative: 1e-12)
    expectClose(sum.variance, counts.variance, relative: 1e-12)
    // The expansion knows nothing of whole numbers: within one of the quantile.
    for level in [0.05, 0.5, 0.95] {
      #expect(abs(sum.approximateQuantile(level) - Double(counts.quantile(level))) <= 1)
    }
  }

  @Test func `the expansion follows a skewed sum where the normal does not`() {
    var random = RandomSource(seed: 3)
    let values = (0..<80).map { _ in random.gamma(shape: 1, scale: 100) }
    let probabilities = values.map { _ in 0.15 }
    let draws = (0..<8_000).map { _ in
      values.reduce(0) { $0 + (random.bernoulli(0.15) ? $1 : 0) }
    }.sorted()
    let sum = WeightedBernoulliSum(values: values, probabilities: probabilities)
    for (level, rank) in [(0.05, 400), (0.95, 7_600)] {
      let normal = sum.mean + normalQuantile(level) * sum.variance.squareRoot()
      let expanded = abs(sum.approximateQuantile(level) - draws[rank])
      #expect(expanded < abs(normal - draws[rank]))
      #expect(expanded < 0.05 * sum.mean)
    }
  }

  @Test func `nothing uncertain has no spread`() {
    let sum = WeightedBernoulliSum(values: [5, 7], probabilities: [1, 0])
    #expect(sum.mean == 5)
    #expect(sum.variance == 0)
    #expect(sum.skewness == 0)
    #expect(sum.approximateQuantile(0.9) == 5)
  }
}
