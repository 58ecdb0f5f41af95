import Foundation

/// A multinomial logistic regression that has converged.
public struct FittedMultinomialLogistic: Sendable, Hashable, Codable {
  /// The names of the classes, sorted.
  public let classes: [String]
  public let design: DesignDescription
  public let ridge: Double
  /// For each class β₀ and β in the units of the columns given, named by
  /// `design.coefficientNames`; over the classes each adds up to zero.
  public let coefficients: [[Double]]
  public let logLikelihood: Double
  public let iterations: Int

  /// Standardised, K for each column, the intercepts first.
  let point: [Double]
  /// Of ``point``, with the direction that changes no probability pinned; `nil` when there are more
  /// coefficients than asked for.
  let covariance: SymmetricMatrix?

  init(
    _ point: [Double], covariance: SymmetricMatrix?, settings: MultinomialLogistic,
    classes: [String], design: DesignDescription, logLikelihood: Double, iterations: Int
  ) {
    self.classes = classes
    self.design = design
    self.point = point
    self.logLikelihood = logLikelihood
    self.iterations = iterations
    ridge = settings.ridge
    let k = classes.count
    coefficients = (0..<k).map { c in
      let slopes = (0..<design.dimension).map { point[$0 * k + c] / Self.scale(design, $0) }
      let shift = zip(slopes.dropFirst(), design.numeric).reduce(0) { $0 + $1.0 * $1.1.mean }
      return [slopes[0] - shift] + slopes.dropFirst()
    }
    self.covariance = covariance
  }

  private static func scale(_ design: DesignDescription, _ coefficient: Int) -> Double {
    (1...max(1, design.numeric.count)).contains(coefficient) && coefficient <= design.numeric.count
      ? design.numeric[coefficient - 1].standardDeviation : 1
  }

  /// The inverse of H with 1 added to every pair of a column's K coefficients where they are free:
  /// their common shift changes no probability, and what is pinned cancels in every contrast.
  static func covariance(
    _ likelihood: MultinomialLikelihood, at point: [Double]
  ) -> SymmetricMatrix? {
    let (dimension, k) = (likelihood.dimension, likelihood.classCount)
    let probabilities = likelihood.evaluate(point).probabilities
    var hessian = [Double](repeating: 0, count: dimension * dimension)
    var unit = [Double](repeating: 0, count: dimension)
    for column in 0..<dimension {
      unit[column] = 1
      let image = likelihood.hessianProduct(unit, probabilities)
      unit[column] = 0
      for row in 0..<dimension { hessian[column * dimension + row] = image[row] }
      for row in (column / k * k)..<(column / k * k + k) {
        hessian[column * dimension + row] += 1
      }
    }
    guard case .factor(let factor) = CholeskyFactor.factorising(hessian, dimension: dimension)
    else { return nil }
    let inverse = factor.inverse()
    return SymmetricMatrix(dimension: dimension) { row, column in
      inverse[column * dimension + row]
    }
  }

  /// Differences to one class, as of R's `multinom`: for each class β₀ and β less those of the
  /// reference, whose own are zero.
  public func coefficients(relativeTo reference: String) -> [[Double]] {
    guard let place = classes.firstIndex(of: reference) else { return [] }
    return coefficients.map { zip($0, coefficients[place]).map { $0 - $1 } }
  }

  /// Standard errors of ``coefficients(relativeTo:)``; `nil` when covariances were not kept.
  public func standardErrors(relativeTo reference: String) -> [[Double]]? {
    guard let covariance, let place = classes.firstIndex(of: reference) else { return nil }
    let k = classes.count
    return (0..<k).map { c in
      (0..<design.dimension).map { coefficient in
        guard c != place else { return 0 }
        var entries: [(index: Int, value: Double)] = []
        for (other, weight) in Self.direction(design, coefficient) {
          entries.append((other * k + c, weight))
          entries.append((other * k + place, -weight))
        }
        return max(0, covariance.quadraticForm(entries)).squareRoot()
      }
    }
  }

  /// A coefficient in the units given as a sum of standardised ones.
  private static func direction(
    _ design: DesignDescription, _ coefficient: Int
  ) -> [(Int, Double)] {
    guard coefficient == 0 else { return [(coefficient, 1 / scale(design, coefficient))] }
    return [(0, 1)]
      + design.numeric.enumerated().map { ($0 + 1, -$1.mean / $1.standardDeviation) }
  }
}
