import Foundation

/// Sums over rows, each of which costs the square of the entries a row has.
extension InferenceRows {
  /// What one pass at a point gives.
  struct Sums {
    /// −ℓ = Σ w [log(1 + e^η) − y η].
    var negativeLogLikelihood = 0.0
    /// Its gradient, Σ w (μ − y) x.
    var gradient: [Double]
    /// Its Hessian XᵀWX, column-major, lower triangle.
    var information: [Double]
    /// μ of each row.
    var probabilities: [Double]
  }

  /// The non-zero entries of a row, written one after the other.
  struct Entries: ~Copyable {
    let positions: UnsafeMutablePointer<Int>
    let values: UnsafeMutablePointer<Double>
    fileprivate(set) var count = 0

    init(capacity: Int) {
      positions = .allocate(capacity: capacity)
      values = .allocate(capacity: capacity)
      for index in 0..<capacity { (positions + index).initialize(to: index) }
    }

    deinit {
      positions.deallocate()
      values.deallocate()
    }

    func dot(_ vector: UnsafePointer<Double>) -> Double {
      var sum = 0.0
      for index in 0..<count { sum += values[index] * vector[positions[index]] }
      return sum
    }

    func add(times factor: Double, to vector: UnsafeMutablePointer<Double>) {
      for index in 0..<count { vector[positions[index]] += factor * values[index] }
    }

    /// Adds factor · x xᵀ to a column-major lower triangle; positions increase.
    func addSquare(
      times factor: Double, to matrix: UnsafeMutablePointer<Double>, _ dimension: Int
    ) {
      for first in 0..<count {
        let scaled = factor * values[first]
        let column = matrix + positions[first] * dimension
        for second in first..<count { column[positions[second]] += scaled * values[second] }
      }
    }

    /// xᵀ A x, A being symmetric with all entries given.
    func quadraticForm(_ matrix: UnsafePointer<Double>, _ dimension: Int) -> Double {
      var sum = 0.0
      for first in 0..<count {
        let column = matrix + positions[first] * dimension
        var inner = 0.5 * values[first] * column[positions[first]]
        for second in first + 1..<max(count, first + 1) {
          inner += values[second] * column[positions[second]]
        }
        sum += 2 * values[first] * inner
      }
      return sum
    }
  }

  /// Calls `body` with the entries of every row, in the order given or in turn.
  func forEachRow(
    in order: [Int]? = nil, _ body: (_ row: Int, _ entries: borrowing Entries) -> Void
  ) {
    let (width, factors) = (numericCount + 1, factorCount)
    var entries = Entries(capacity: width + factors)
    numbers.withUnsafeBufferPointer { numbers in
      levels.withUnsafeBufferPointer { levels in
        for step in 0..<count {
          let row = order?[step] ?? step
          for index in 0..<width { entries.values[index] = numbers[row * width + index] }
          entries.count = width
          for index in row * factors..<(row + 1) * factors where levels[index] >= 0 {
            entries.positions[entries.count] = Int(levels[index])
            entries.values[entries.count] = 1
            entries.count += 1
          }
          body(row, entries)
        }
      }
    }
  }

  /// Log-likelihood, gradient and information at θ.
  func sums(at theta: [Double]) -> Sums {
    let p = dimension
    var sums = Sums(
      gradient: [Double](repeating: 0, count: p), information: [Double](repeating: 0, count: p * p),
      probabilities: [Double](repeating: 0, count: count))
    var total = 0.0
    sums.gradient.withUnsafeMutableBufferPointer { gradient in
      sums.information.withUnsafeMutableBufferPointer { information in
        sums.probabilities.withUnsafeMutableBufferPointer { probabilities in
          theta.withUnsafeBufferPointer { theta in
            guard let theta = theta.baseAddress, let gradient = gradient.baseAddress,
              let information = information.baseAddress
            else { return }
            forEachRow { row, entries in
              let eta = offsets[row] + entries.dot(theta)
              let u = exp(-abs(eta))
              let (near, far) = (1 / (1 + u), u / (1 + u))
              let probability = eta >= 0 ? near : far
              let wrong = outcomes[row] == 1 ? (eta >= 0 ? far : near) : probability
              let towards = outcomes[row] == 1 ? eta : -eta
              total += weights[row] * (max(-towards, 0) + log1p(u))
              probabilities[row] = probability
              let residual = outcomes[row] == 1 ? -wrong : wrong
              entries.add(times: weights[row] * residual, to: gradient)
              entries.addSquare(times: weights[row] * near * far, to: information, p)
            }
          }
        }
      }
    }
    sums.negativeLogLikelihood = total
    return sums
  }

  /// hᵢ = wᵢ μᵢ (1 − μᵢ) xᵢᵀ C xᵢ, the diagonal of the hat matrix for C = (XᵀWX)⁻¹; they add up
  /// to p.
  ///
  /// - Parameters:
  ///   - covariance: C, all entries.
  ///   - probabilities: μ.
  /// - Returns: hᵢ of each row.
  func hatValues(covariance: [Double], probabilities: [Double]) -> [Double] {
    var hat = [Double](repeating: 0, count: count)
    covariance.withUnsafeBufferPointer { buffer in
      guard let covariance = buffer.baseAddress else { return }
      forEachRow { row, entries in
        let variance = weights[row] * probabilities[row] * (1 - probabilities[row])
        hat[row] = variance * entries.quadraticForm(covariance, dimension)
      }
    }
    return hat
  }

  /// One row with all its zeros.
  func entry(_ row: Int) -> [Double] {
    var entry = [Double](repeating: 0, count: dimension)
    let width = numericCount + 1
    for index in 0..<width { entry[index] = numbers[row * width + index] }
    for index in row * factorCount..<(row + 1) * factorCount where levels[index] >= 0 {
      entry[Int(levels[index])] = 1
    }
    return entry
  }

  /// Σ cᵢ xᵢ.
  func sum(times factors: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: dimension)
    sum.withUnsafeMutableBufferPointer { buffer in
      guard let sum = buffer.baseAddress else { return }
      forEachRow { row, entries in entries.add(times: factors[row], to: sum) }
    }
    return sum
  }

  /// Σ cᵢ xᵢ xᵢᵀ, column-major, lower triangle.
  func squares(times factors: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: dimension * dimension)
    sum.withUnsafeMutableBufferPointer { buffer in
      guard let sum = buffer.baseAddress else { return }
      forEachRow { row, entries in
        entries.addSquare(times: factors[row], to: sum, dimension)
      }
    }
    return sum
  }
}
