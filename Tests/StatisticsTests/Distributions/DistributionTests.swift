import Statistics
import Testing

struct DistributionTests {
  // SciPy 1.17.1: scipy.stats.norm.ppf(p); R's qnorm uses the same algorithm as ours.
  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.025, -1.959963984540054),
    (0.2, -0.8416212335729142), (0.5, 0), (0.95, 1.644853626951472), (0.975, 1.959963984540054),
  ])
  func `normal quantiles agree with SciPy`(probability: Double, quantile: Double) {
    #expect(abs(normalQuantile(probability) - quantile) <= 4e-15 * max(1, abs(quantile)))
  }

  @Test(arguments: [-30, -8.5, -3, -0.3, 0, 0.7, 2, 5.0])
  func `quantile undoes probability`(x: Double) {
    #expect(abs(normalQuantile(normalCDF(x)) - x) < 1e-10 * max(1, abs(x)))
  }

  @Test func `the ends of the quantile are infinite and beyond is nothing`() {
    #expect(normalQuantile(0) == -.infinity)
    #expect(normalQuantile(1) == .infinity)
    #expect(normalQuantile(1.1).isNaN && normalQuantile(.nan).isNaN)
  }

  // Student's t at 0.95, as every table prints it.
  @Test(arguments: [(10, 1.812), (19, 1.729), (30, 1.697), (120, 1.658)])
  func `Student's quantile is the tables'`(degrees: Int, quantile: Double) {
    #expect(abs(studentQuantile95(degrees: degrees) - quantile) < 0.0011)
  }

  // SciPy 1.17.1: binomtest(x, n).proportion_ci(0.95, method='wilson')
  @Test func `Wilson's interval agrees with SciPy`() {
    let some = ConfidenceInterval(wilson: 15, of: 50, level: 0.95)
    expectClose(some.lower, 0.1910355350088095, relative: 1e-14)
    expectClose(some.upper, 0.4375035046445341, relative: 1e-14)
    let none = ConfidenceInterval(wilson: 0, of: 10, level: 0.95)
    #expect(none.lower == 0)
    expectClose(none.upper, 0.27753279986288926, relative: 1e-14)
    let unknown = ConfidenceInterval(wilson: 0, of: 0)
    #expect(unknown.lower == 0 && unknown.upper == 1)
  }

  @Test(arguments: [1, 7, 50])
  func `Wilson's interval of failures mirrors that of successes`(trials: Int) {
    for successes in 0...trials {
      let one = ConfidenceInterval(wilson: successes, of: trials)
      let other = ConfidenceInterval(wilson: trials - successes, of: trials)
      #expect(abs(one.lower + other.upper - 1) < 1e-14)
    }
  }

  // SciPy 1.x: chi2.sf(x, k).
  @Test(arguments: [
    (3.841458820694124, 1, 0.04999999999999989),
    (0.01, 2, 0.9950124791926823),
    (5.5, 2, 0.06392786120670757),
    (7.81, 3, 0.05010605635000589),
    (1.2, 4, 0.8780986177504424),
    (60.0, 4, 2.9008631203404573e-12),
    (30.0, 25, 0.22428900483440378),
    (12.0, 25, 0.9865678189524316),
    (900.0, 800, 0.007774644192745909),
    (200.0, 10, 1.6139305336977317e-37),
  ])
  func `upper tails of chi-squared agree with SciPy`(x: Double, k: Int, tail: Double) {
    expectClose(chiSquaredUpperTail(x, degreesOfFreedom: k), tail, relative: 1e-12)
  }

  @Test func `the tail of chi-squared is all of it at zero and nothing at infinity`() {
    #expect(chiSquaredUpperTail(0, degreesOfFreedom: 3) == 1)
    #expect(chiSquaredUpperTail(.infinity, degreesOfFreedom: 3) == 0)
    #expect(chiSquaredUpperTail(.nan, degreesOfFreedom: 3).isNaN)
  }
}
