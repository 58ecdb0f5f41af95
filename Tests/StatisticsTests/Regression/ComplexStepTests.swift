import Foundation
import Statistics
import Testing

/// Gradient and Hessian against the complex step, which has no cancellation: f′(x) = Im f(x + ih)/h.
///
/// Source: Squire and Trapp (1998), SIAM Review 40:110–112.
struct ComplexStepTests {
  private struct Complex {
    var real: Double
    var imaginary: Double
  }

  private static let h = 1e-100

  /// log(1 + e^η) and 1/(1 + e^(−η)) of η + i v h to first order in h, their values exact.
  private func softplus(_ eta: Complex) -> Complex {
    let size = exp(eta.real)
    // arg(1 + e^η (cos v + i sin v)).
    return Complex(
      real: max(eta.real, 0) + log1p(exp(-abs(eta.real))),
      imaginary: atan2(size * sin(eta.imaginary), 1 + size * cos(eta.imaginary)))
  }

  private func expit(_ eta: Complex) -> Complex {
    let size = exp(-eta.real)
    let (a, b) = (1 + size * cos(eta.imaginary), -size * sin(eta.imaginary))
    let square = a * a + b * b
    return Complex(real: a / square, imaginary: -b / square)
  }

  @Test(arguments: [0, 2.0])
  func `gradient vanishes and covariance inverts the Hessian, with factors`(ridge: Double) throws {
    let problem = try SyntheticProblem(rows: 300, seed: 81)
    let penalty = Ridge(0, terms: ["payer": ridge, "age": 10 * ridge])
    let fit = try LogisticRegression(ridge: penalty).fit(
      problem.design(.treatment), outcomes: problem.outcomes, weights: problem.weights)
    let columns =
      [[Double](repeating: 1, count: 300)]
      + (try problem.indicatorDesign(.treatment)).numeric.map(\.values)
    let lambda = fit.coefficientNames.map { name in
      penalty.terms.first { name.hasPrefix($0.key) }?.value ?? 0
    }
    let p = fit.coefficients.count
    let eta = { (row: Int, moved: Int) in
      Complex(
        real: (0..<p).reduce(0) { $0 + fit.coefficients[$1] * columns[$1][row] },
        imaginary: Self.h * columns[moved][row])
    }
    for moved in 0..<p {
      // ∂J/∂βⱼ, against what a tenth of a millionth of a standard error would make it.
      var slope = lambda[moved] * fit.coefficients[moved]
      var hessian = [Double](repeating: 0, count: p)
      hessian[moved] = lambda[moved]
      for row in 0..<300 {
        let (point, weight) = (eta(row, moved), problem.weights[row])
        let linear = problem.outcomes[row] ? point.imaginary : 0
        slope += weight * (softplus(point).imaginary - linear) / Self.h
        let change = weight * expit(point).imaginary / Self.h
        for column in 0..<p { hessian[column] += change * columns[column][row] }
      }
      #expect(abs(slope) * fit.standardErrors[moved] < 1e-9)
      for column in 0..<p {
        let product = (0..<p).reduce(0.0) { $0 + hessian[$1] * fit.covariance[$1, column] }
        let scale = fit.standardErrors[moved] / fit.standardErrors[column]
        #expect(abs(product - (moved == column ? 1 : 0)) * scale < 1e-9)
      }
    }
  }
}
