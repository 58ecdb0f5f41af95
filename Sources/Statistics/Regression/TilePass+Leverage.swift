/// The derivative of ½ log det of the random effects' information, by rows.
///
/// With hᵢ = zᵢᵀ H_uu⁻¹ zᵢ, the derivative along a coefficient is Σ ½ hᵢ wᵢ′ xᵢ, w′ = w (1 − 2p).
extension TilePass {
  /// Adds a tile.
  ///
  /// - Parameters:
  ///   - tile: Its number.
  ///   - coefficients: As for ``addGradient(_:_:into:)``.
  ///   - variances: Of the random effects.
  ///   - sums: Get ½ h w′ in the place of the residuals.
  func addLeverage(
    _ tile: Int, _ coefficients: UnsafePointer<Double>, _ variances: borrowing RowVariances,
    into sums: GradientSums
  ) {
    _ = computeRows(tile, coefficients)
    withUnsafeTemporaryAllocation(
      of: UnsafePointer<UInt16>.self, capacity: max(1, tiles.codes.count)
    ) { codes in
      for factor in tiles.codes.indices {
        codes[factor] = UnsafePointer(tiles.codes[factor] + tile * Self.rows)
      }
      guard let base = codes.baseAddress else { return }
      variances.compute(z: UnsafePointer(numbers), codes: base, into: outcome)
    }
    for start in stride(from: 0, to: Self.rows, by: 8) {
      let eta = Self.eight(logOdds + start)
      let isPositive = eta .>= 0
      let u = exponential(eta.replacing(with: -eta, where: isPositive))
      let tilt = (1 - u) / (1 + u)
      let change = tilt.replacing(with: -tilt, where: isPositive)
      Self.store(
        0.5 * Self.eight(outcome + start) * Self.eight(weight + start) * change, residual + start)
    }
    addRows(tile, into: sums)
  }
}
