import Foundation

/// The penalised log-likelihood of a drifting regression, and products with its second derivatives.
///
/// Vectors hold the intercept first, then the cells. A row has one cell of each term, so a product
/// costs two gathers a row and term and no matrix is built.
struct DriftingSystem {
  let cells: EffectCells
  let outcomes: [Double]
  let weights: [Double]
  private let diagonal: [Double]
  private let next: [Double]

  var dimension: Int { cells.count + 1 }

  init(_ cells: EffectCells, outcomes: [Bool], weights: [Double]?) {
    self.cells = cells
    self.outcomes = outcomes.map { $0 ? 1 : 0 }
    self.weights = weights ?? [Double](repeating: 1, count: outcomes.count)
    (diagonal, next) = cells.precision
  }

  /// η of every row.
  func logOdds(_ effects: [Double]) -> [Double] {
    var result = [Double](repeating: effects[0], count: outcomes.count)
    let terms = cells.termCount
    cells.ofRows.withUnsafeBufferPointer { positions in
      effects.withUnsafeBufferPointer { effects in
        for row in 0..<result.count {
          var sum = 0.0
          for place in row * terms..<(row + 1) * terms { sum += effects[Int(positions[place]) + 1] }
          result[row] += sum
        }
      }
    }
    return result
  }

  /// Xᵀ v: what rows give to the intercept and to their cells.
  func gathered(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: dimension)
    let terms = cells.termCount
    var total = 0.0
    result.withUnsafeMutableBufferPointer { result in
      cells.ofRows.withUnsafeBufferPointer { positions in
        for row in 0..<values.count {
          let value = values[row]
          total += value
          for place in row * terms..<(row + 1) * terms {
            result[Int(positions[place]) + 1] += value
          }
        }
      }
    }
    result[0] = total
    return result
  }

  /// Q v, the intercept being free.
  func penalised(_ effects: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: dimension)
    for cell in diagonal.indices {
      result[cell + 1] += diagonal[cell] * effects[cell + 1]
      if next[cell] != 0 {
        result[cell + 1] += next[cell] * effects[cell + 2]
        result[cell + 2] += next[cell] * effects[cell + 1]
      }
    }
    return result
  }

  /// J = Σ wᵢ [log(1 + e^ηᵢ) − yᵢ ηᵢ] + ½ uᵀ Q u.
  func objective(_ effects: [Double], _ logOdds: [Double]) -> Double {
    var loss = 0.0
    for (row, eta) in logOdds.enumerated() {
      loss += weights[row] * (max(eta, 0) + log1p(exp(-abs(eta))) - outcomes[row] * eta)
    }
    return loss + dot(effects, penalised(effects)) / 2
  }

  /// The gradient of J and the rows' curvatures w p (1 − p).
  func derivatives(
    _ effects: [Double], _ logOdds: [Double]
  ) -> (gradient: [Double], curvatures: [Double]) {
    var residuals = logOdds
    var curvatures = logOdds
    for row in logOdds.indices {
      let probability = expit(logOdds[row])
      residuals[row] = weights[row] * (probability - outcomes[row])
      curvatures[row] = weights[row] * probability * (1 - probability)
    }
    let gradient = zip(gathered(residuals), penalised(effects)).map { $0 + $1 }
    return (gradient, curvatures)
  }

  /// (Xᵀ W X + Q) v.
  func curved(_ vector: [Double], _ curvatures: [Double]) -> [Double] {
    var rows = logOdds(vector)
    for row in rows.indices { rows[row] *= curvatures[row] }
    var result = gathered(rows)
    let prior = penalised(vector)
    for place in result.indices { result[place] += prior[place] }
    return result
  }

  /// What stands for the inverse of the curvature within terms: their rows' part is diagonal and
  /// the prior tridiagonal, so one sweep solves it.
  func preconditioner(_ curvatures: [Double]) -> TridiagonalFactor {
    var own = gathered(curvatures)
    for cell in diagonal.indices { own[cell + 1] += diagonal[cell] }
    return TridiagonalFactor(diagonal: own, next: [0] + next)
  }
}

/// A symmetric positive definite tridiagonal matrix as L D Lᵀ.
struct TridiagonalFactor {
  private let pivots: [Double]
  private let factors: [Double]

  /// - Parameters:
  ///   - diagonal: n elements.
  ///   - next: The element after each diagonal one; the last is not used.
  init(diagonal: [Double], next: [Double]) {
    var (pivots, factors) = (diagonal, [Double](repeating: 0, count: diagonal.count))
    for place in diagonal.indices.dropFirst() {
      factors[place] = next[place - 1] / pivots[place - 1]
      pivots[place] -= factors[place] * next[place - 1]
    }
    self.pivots = pivots
    self.factors = factors
  }

  func solve(_ right: [Double]) -> [Double] {
    var result = right
    for place in result.indices.dropFirst() { result[place] -= factors[place] * result[place - 1] }
    for place in result.indices { result[place] /= pivots[place] }
    for place in result.indices.dropLast().reversed() {
      result[place] -= factors[place + 1] * result[place + 1]
    }
    return result
  }
}
