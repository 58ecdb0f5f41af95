import Statistics
import Testing

struct ClusterBootstrapTests {
  private func mean(_ values: [Double], _ weights: [Double]) -> Double {
    zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }

  private func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in random.gamma(shape: 2) }
  }

  @Test func `every resample draws as many clusters as there are, and whole`() {
    let clusters = Clusters(["a", "b", "a", "c", "b", "a"])
    #expect(clusters.clusterOfRow == [0, 1, 0, 2, 1, 0])
    #expect(clusters.rowsOfCluster == [[0, 2, 5], [1, 4], [3]])
    let bootstrap = ClusterBootstrap(clusters, resamples: 20, seed: 1)
    var seen: Set<[Int]> = []
    for number in 0..<20 {
      let drawn = bootstrap.multiplicities(ofResample: number)
      #expect(drawn.reduce(0, +) == 3)
      let rows = bootstrap.rows(ofResample: number)
      #expect(
        (0..<6).map { row in rows.count { $0 == row } } == clusters.clusterOfRow.map { drawn[$0] })
      seen.insert(drawn)
    }
    #expect(seen.count > 3)
  }

  @Test func `the standard error of a mean is the one of the textbook`() throws {
    let values = numbers(150, seed: 2)
    let bootstrap = ClusterBootstrap(
      Clusters(independentRows: 150), resamples: 2_000, seed: 3)
    let distribution = try #require(bootstrap.distribution { mean(values, $0) })
    let centre = values.reduce(0, +) / 150
    let plugIn = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 150 / 150
    // 2,000 resamples know a standard error to 1.6 %.
    expectClose(distribution.standardError, plugIn.squareRoot(), relative: 0.05)
    expectClose(distribution.estimate, centre, relative: 1e-12)
    #expect(distribution.undefinedCount == 0)
  }

  @Test func `clusters whose rows agree widen it by the root of their size`() throws {
    let values = numbers(100, seed: 4)
    let rows = values.flatMap { [$0, $0, $0, $0] }
    let labels = (0..<400).map { $0 / 4 }
    let error = { (clusters: Clusters) in
      try #require(
        ClusterBootstrap(clusters, resamples: 1_000, seed: 5).distribution { mean(rows, $0) }
      ).standardError
    }
    expectClose(
      try error(Clusters(labels)) / error(Clusters(independentRows: 400)), 2, relative: 0.1)
  }

  @Test func `more resamples leave the first as they were`() {
    let few = ClusterBootstrap(Clusters(independentRows: 30), resamples: 5, seed: 6)
    let many = ClusterBootstrap(Clusters(independentRows: 30), resamples: 500, seed: 6)
    for number in 0..<5 {
      #expect(few.multiplicities(ofResample: number) == many.multiplicities(ofResample: number))
    }
    let other = ClusterBootstrap(Clusters(independentRows: 30), resamples: 5, seed: 7)
    #expect(few.multiplicities(ofResample: 0) != other.multiplicities(ofResample: 0))
  }

  @Test func `resamples without an answer are counted and left out`() throws {
    let bootstrap = ClusterBootstrap(Clusters(independentRows: 3), resamples: 200, seed: 8)
    let distribution = try #require(
      bootstrap.distribution { weights in weights[0] > 0 ? weights[0] : nil })
    // (2/3)³ = 0.30 of resamples leave the first row out.
    #expect((35...85).contains(distribution.undefinedCount))
    #expect(distribution.values.count + distribution.undefinedCount == 200)
    #expect(bootstrap.distribution { _ in nil } == nil)
  }

  // R 4.2.2: quantile(c(1, 2, 4, 8, 16), c(0.05, 0.95)) gives 1.2 and 14.4.
  @Test func `percentiles are R's type 7`() {
    let distribution = BootstrapDistribution(estimate: 4, values: [16, 1, 4, 8, 2])
    let interval = distribution.percentileInterval(level: 0.9)
    expectClose([interval.lower, interval.upper], [1.2, 14.4], relative: 1e-12)
    #expect(distribution.acceleratedInterval() == nil)
  }

  // scipy 1.x, bootstrap(method="BCa") restated: z₀ = Φ⁻¹(share below), a given.
  //   from scipy.stats import norm; v = range(1, 101); est = 40.5; a = 0.05
  //   z0 = norm.ppf(0.4); z = norm.ppf(0.95)
  //   numpy.quantile(v, [norm.cdf(z0 + (z0 - z)/(1 - a*(z0 - z))), norm.cdf(z0 + (z0 + z)/(1 - a*(z0 + z)))])
  @Test func `the accelerated interval is Efron's`() throws {
    let distribution = BootstrapDistribution(
      estimate: 40.5, values: (1...100).map(Double.init), acceleration: 0.05)
    let interval = try #require(distribution.acceleratedInterval(level: 0.9))
    expectClose(
      [interval.lower, interval.upper], [3.3226247092480903, 89.3991896340717], relative: 1e-10)
  }

  @Test func `with no bias and no acceleration it is the percentile interval`() throws {
    let distribution = BootstrapDistribution(
      estimate: 50.5, values: (1...100).map(Double.init), acceleration: 0)
    let (accelerated, percentile) = (
      try #require(distribution.acceleratedInterval()), distribution.percentileInterval()
    )
    expectClose(accelerated.lower, percentile.lower, relative: 1e-10)
    expectClose(accelerated.upper, percentile.upper, relative: 1e-10)
  }

  @Test func `the acceleration of a mean is a sixth of its skewness over √n`() throws {
    let values = numbers(60, seed: 9)
    let bootstrap = ClusterBootstrap(Clusters(independentRows: 60), resamples: 200, seed: 10)
    let distribution = try #require(
      bootstrap.distribution(accelerated: true) { mean(values, $0) })
    let centre = values.reduce(0, +) / 60
    let moment = { (power: Int) in
      values.reduce(0) { sum, value in
        sum + (0..<power).reduce(1) { product, _ in product * (value - centre) } / 60
      }
    }
    let skewness = moment(3) / (moment(2) * moment(2).squareRoot())
    expectClose(
      try #require(distribution.acceleration), skewness / 6 / 60.0.squareRoot(), relative: 1e-9)
    // A skewed mean's interval moves up with it.
    let straight = BootstrapDistribution(
      estimate: distribution.estimate, values: distribution.values, acceleration: 0)
    let (moved, unmoved) = (
      try #require(distribution.acceleratedInterval()), try #require(straight.acceleratedInterval())
    )
    #expect(moved.lower > unmoved.lower)
    #expect(moved.upper > unmoved.upper)
  }
}
