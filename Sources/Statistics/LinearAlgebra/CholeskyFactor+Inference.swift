import Foundation

extension CholeskyFactor {
  /// log det A.
  var logDeterminant: Double {
    (0..<dimension).reduce(0) { $0 + log(pivot($1)) }
  }

  /// A⁻¹ with all its entries.
  func fullInverse() -> [Double] {
    var full = inverse()
    for column in 0..<dimension {
      for row in column + 1..<max(dimension, column + 1) {
        full[row * dimension + column] = full[column * dimension + row]
      }
    }
    return full
  }
}
