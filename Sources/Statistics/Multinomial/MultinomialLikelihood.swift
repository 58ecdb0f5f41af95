import Foundation

/// The penalised negative log-likelihood of a multinomial model, with gradient and products with its
/// Hessian, from passes over the rows.
///
/// Coefficients stand row by row: the K intercepts, then the K coefficients of each column, so that
/// the loop over classes is contiguous. Nothing of size (K p)² is made.
struct MultinomialLikelihood {
  let rows: SparseRows
  /// For each row its class, 0..<K.
  let classes: [Int]
  let classCount: Int
  /// The penalty on each column's coefficients.
  let penalties: [Double]

  var dimension: Int { (rows.columnCount + 1) * classCount }

  /// The objective at a point, its gradient, and the class probabilities of every row.
  struct Evaluation {
    var objective: Double
    var logLikelihood: Double
    var gradient: [Double]
    var probabilities: [Double]
  }

  func evaluate(_ point: [Double]) -> Evaluation {
    let k = classCount
    var result = Evaluation(
      objective: 0, logLikelihood: 0, gradient: [Double](repeating: 0, count: dimension),
      probabilities: [Double](repeating: 0, count: rows.rowCount * k))
    var residual = [Double](repeating: 0, count: k)
    for row in 0..<rows.rowCount {
      let base = row * k
      logOdds(row, point, into: &result.probabilities, at: base)
      let own = result.probabilities[base + classes[row]]
      result.logLikelihood += own - softmax(&result.probabilities, base)
      for c in 0..<k { residual[c] = result.probabilities[base + c] }
      residual[classes[row]] -= 1
      scatter(row, residual, into: &result.gradient)
    }
    result.objective = -result.logLikelihood + addPenalty(point, &result.gradient)
    return result
  }

  /// H v at the point whose class probabilities are given.
  func hessianProduct(_ vector: [Double], _ probabilities: [Double]) -> [Double] {
    let k = classCount
    var product = [Double](repeating: 0, count: dimension)
    var move = [Double](repeating: 0, count: k)
    for row in 0..<rows.rowCount {
      logOdds(row, vector, into: &move, at: 0)
      var mean = 0.0
      for c in 0..<k { mean += probabilities[row * k + c] * move[c] }
      for c in 0..<k { move[c] = probabilities[row * k + c] * (move[c] - mean) }
      scatter(row, move, into: &product)
    }
    _ = addPenalty(vector, &product)
    return product
  }

  /// The diagonal of H, to precondition with.
  func hessianDiagonal(_ probabilities: [Double]) -> [Double] {
    let k = classCount
    var diagonal = [Double](repeating: 0, count: dimension)
    for row in 0..<rows.rowCount {
      for c in 0..<k {
        let p = probabilities[row * k + c]
        diagonal[c] += p * (1 - p)
        for place in rows.starts[row]..<rows.starts[row + 1] {
          let value = rows.values[place]
          diagonal[(Int(rows.columns[place]) + 1) * k + c] += p * (1 - p) * value * value
        }
      }
    }
    for column in 0..<rows.columnCount {
      for c in 0..<k { diagonal[(column + 1) * k + c] += penalties[column] }
    }
    return diagonal
  }

  /// β₀ₖ + Σ x βₖ for each class.
  private func logOdds(
    _ row: Int, _ point: [Double], into target: inout [Double], at base: Int
  ) {
    let k = classCount
    for c in 0..<k { target[base + c] = point[c] }
    for place in rows.starts[row]..<rows.starts[row + 1] {
      let (start, value) = ((Int(rows.columns[place]) + 1) * k, rows.values[place])
      for c in 0..<k { target[base + c] += value * point[start + c] }
    }
  }

  /// Turns log-odds into probabilities; returns log Σ exp of them.
  private func softmax(_ values: inout [Double], _ base: Int) -> Double {
    let most = values[base..<base + classCount].max() ?? 0
    var sum = 0.0
    for c in 0..<classCount {
      values[base + c] = exp(values[base + c] - most)
      sum += values[base + c]
    }
    for c in 0..<classCount { values[base + c] /= sum }
    return most + log(sum)
  }

  /// Adds a row's (1, x) times K numbers.
  private func scatter(_ row: Int, _ numbers: [Double], into target: inout [Double]) {
    let k = classCount
    for c in 0..<k { target[c] += numbers[c] }
    for place in rows.starts[row]..<rows.starts[row + 1] {
      let (start, value) = ((Int(rows.columns[place]) + 1) * k, rows.values[place])
      for c in 0..<k { target[start + c] += value * numbers[c] }
    }
  }

  /// Adds λ β to a gradient; returns ½ λ ‖β‖².
  private func addPenalty(_ point: [Double], _ gradient: inout [Double]) -> Double {
    let k = classCount
    var sum = 0.0
    for column in 0..<rows.columnCount {
      for c in 0..<k {
        let index = (column + 1) * k + c
        gradient[index] += penalties[column] * point[index]
        sum += 0.5 * penalties[column] * point[index] * point[index]
      }
    }
    return sum
  }
}
