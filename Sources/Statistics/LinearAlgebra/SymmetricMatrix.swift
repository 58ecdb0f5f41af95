/// A symmetric matrix, of which the lower triangle is kept: row i holds its first i + 1 entries.
public struct SymmetricMatrix: Sendable, Hashable, Codable {
  /// The number of rows and of columns.
  public let dimension: Int
  /// The lower triangle by rows: (0,0), (1,0), (1,1), (2,0), …
  public let lowerTriangle: [Double]

  /// - Parameters:
  ///   - dimension: The number of rows.
  ///   - entry: Gives the entry at a row and a column that is not beyond it.
  init(dimension: Int, entry: (_ row: Int, _ column: Int) -> Double) {
    self.dimension = dimension
    var lower: [Double] = []
    lower.reserveCapacity(dimension * (dimension + 1) / 2)
    for row in 0..<dimension {
      for column in 0...row { lower.append(entry(row, column)) }
    }
    lowerTriangle = lower
  }

  public subscript(row: Int, column: Int) -> Double {
    let (high, low) = row < column ? (column, row) : (row, column)
    return lowerTriangle[high * (high + 1) / 2 + low]
  }

  /// The diagonal.
  public var diagonal: [Double] { (0..<dimension).map { self[$0, $0] } }

  /// Σᵢⱼ vᵢ vⱼ aᵢⱼ over a sparse vector, given as positions and values.
  func quadraticForm(_ vector: [(index: Int, value: Double)]) -> Double {
    var sum = 0.0
    for (i, a) in vector {
      for (j, b) in vector { sum += a * b * self[i, j] }
    }
    return sum
  }
}

extension SymmetricMatrix {
  /// Column-major with the lower triangle filled, as LAPACK takes it.
  var columnMajor: [Double] {
    var full = [Double](repeating: 0, count: dimension * dimension)
    for column in 0..<dimension {
      for row in column..<dimension { full[column * dimension + row] = self[row, column] }
    }
    return full
  }
}
