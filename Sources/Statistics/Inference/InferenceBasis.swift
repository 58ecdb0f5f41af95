import Foundation

/// The coordinates θ that inference works in, and the way back to coefficients β.
///
/// Numeric columns are centred, scaled and made uncorrelated: with their correlation matrix L Lᵀ,
/// means m and standard deviations s, a row's numbers become u = L⁻¹ (x − m)/s. Then
///
///     βⱼ = Σₖ (L⁻¹)ₖⱼ θₖ / sⱼ,   β₀ = θ₀ − Σⱼ mⱼ βⱼ,
///
/// and levels keep their coefficients. Nearly collinear columns then cost no digits.
struct InferenceBasis: Sendable {
  private let numeric: [DesignDescription.Numeric]
  /// L and L⁻¹, row-major.
  private let lower: [Double]
  private let inverse: [Double]

  private var count: Int { numeric.count }

  /// - Parameters:
  ///   - correlation: Of the numeric columns, column-major, lower triangle.
  ///   - numeric: Their names, means and standard deviations.
  /// - Throws: ``FitError/collinear(term:)`` for a column that is, but for 10⁻¹² of its variance,
  ///   a combination of those before it.
  init(
    correlation: [Double], _ numeric: [DesignDescription.Numeric]
  ) throws(FitError) {
    self.numeric = numeric
    let q = numeric.count
    guard q > 0 else {
      (lower, inverse) = ([], [])
      return
    }
    switch CholeskyFactor.factorising(correlation, dimension: q) {
    case .dependent(let column): throw .collinear(term: numeric[column].name)
    case .factor(let factor):
      if let column = (0..<q).first(where: {
        factor.pivot($0) < 1e-12 * correlation[$0 * q + $0]
      }) {
        throw .collinear(term: numeric[column].name)
      }
      var lower = [Double](repeating: 0, count: q * q)
      for row in 0..<q {
        for column in 0...row { lower[row * q + column] = factor.lower[column * q + row] }
      }
      self.lower = lower
      inverse = Self.inverse(ofLower: lower, q)
    }
  }

  private static func inverse(ofLower lower: [Double], _ q: Int) -> [Double] {
    var inverse = [Double](repeating: 0, count: q * q)
    for column in 0..<q {
      inverse[column * q + column] = 1 / lower[column * q + column]
      for row in column..<q where row > column {
        let sum = (column..<row).reduce(0.0) {
          $0 + lower[row * q + $1] * inverse[$1 * q + column]
        }
        inverse[row * q + column] = -sum / lower[row * q + row]
      }
    }
    return inverse
  }

  /// −log det of the map from θ to β, what log √det I gains by being of β.
  var logScale: Double {
    (0..<count).reduce(0) {
      $0 + log(lower[$1 * count + $1] * numeric[$1].standardDeviation)
    }
  }

  /// Replaces standardised numbers z of one row by u = L⁻¹ z, by forward substitution.
  func apply(to row: UnsafeMutablePointer<Double>) {
    for i in 0..<count {
      var value = row[i]
      for j in 0..<i { value -= lower[i * count + j] * row[j] }
      row[i] = value / lower[i * count + i]
    }
  }

  /// a with βⱼ = a · θ.
  func functional(ofCoefficient index: Int, dimension: Int) -> [Double] {
    var a = [Double](repeating: 0, count: dimension)
    if index == 0 {
      a[0] = 1
      for column in 0..<count { addSlope(column, times: -numeric[column].mean, to: &a) }
    } else if index <= count {
      addSlope(index - 1, times: 1, to: &a)
    } else {
      a[index] = 1
    }
    return a
  }

  private func addSlope(_ column: Int, times factor: Double, to a: inout [Double]) {
    let scale = factor / numeric[column].standardDeviation
    for k in column..<count { a[k + 1] += scale * inverse[k * count + column] }
  }

  /// β from θ; `centred` leaves the intercept at the means of the numeric terms.
  func coefficients(_ theta: [Double], centred: Bool = false) -> [Double] {
    var beta = theta
    for j in 0..<count {
      let slope = (j..<count).reduce(0.0) { $0 + inverse[$1 * count + j] * theta[$1 + 1] }
      beta[j + 1] = slope / numeric[j].standardDeviation
    }
    if !centred { for j in 0..<count { beta[0] -= numeric[j].mean * beta[j + 1] } }
    return beta
  }

  /// θ from β.
  func coordinates(_ beta: [Double]) -> [Double] {
    var theta = beta
    for k in 0..<count {
      theta[k + 1] = (k..<count).reduce(0.0) {
        $0 + lower[$1 * count + k] * numeric[$1].standardDeviation * beta[$1 + 1]
      }
      theta[0] += numeric[k].mean * beta[k + 1]
    }
    return theta
  }

  /// The covariance of β from that of θ, of which all entries are given.
  func covariance(
    _ theta: [Double], dimension p: Int, centred: Bool = false
  ) -> SymmetricMatrix {
    let half = (0..<p).map { row in
      coefficients((0..<p).map { theta[$0 * p + row] }, centred: centred)
    }
    let whole = (0..<p).map { column in coefficients(half.map { $0[column] }, centred: centred) }
    return SymmetricMatrix(dimension: p) { whole[$1][$0] }
  }
}
