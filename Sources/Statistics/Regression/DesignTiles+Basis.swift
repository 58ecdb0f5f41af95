import COpenBLAS

extension DesignTiles {
  /// Puts nearly collinear numeric columns in an orthonormal basis; see ``NumericBasis``. All
  /// must be free: a penalty is not the same in another basis.
  ///
  /// - Throws: ``FitError/collinear(term:)`` for a column that is, to rounding, a combination of
  ///   those before it.
  func orthonormaliseIfNeeded() throws(FitError) {
    guard numericCount > 1 else { return }
    switch NumericBasis.choose(correlation: correlation(), count: numericCount) {
    case .well: return
    case .dependent(let column):
      throw .collinear(term: description.numeric[column].name)
    case .basis(let basis):
      self.basis = basis
    }
  }

  /// The case-weighted correlations of the numeric columns, column-major, lower triangle.
  private func correlation() -> [Double] {
    let (q, rows) = (numericCount, Self.tileRows)
    var gram = [Double](repeating: 0, count: q * q)
    var scaled = [Double](repeating: 0, count: q * rows)
    let columns = UnsafeMutablePointer<Double>.allocate(capacity: q * rows)
    defer { columns.deallocate() }
    for tile in 0..<tileCount {
      loadNumbers(ofTile: tile, into: columns)
      for row in 0..<rows {
        // Padding holds zeros, whatever its weight.
        let root = (weights.map { $0[tile * rows + row] } ?? 1).squareRoot()
        for column in 0..<q { scaled[column * rows + row] = root * columns[column * rows + row] }
      }
      cblas_dsyrk(
        CblasColMajor, CblasLower, CblasTrans, Int32(q), Int32(rows), 1 / totalWeight, scaled,
        Int32(rows), 1, &gram, Int32(q))
    }
    return gram
  }
}
