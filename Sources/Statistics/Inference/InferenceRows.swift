/// The rows of a design in the coordinates of an ``InferenceBasis``: a one and q numbers densely,
/// and for each factor the position of the level's coefficient.
///
/// A row has q + 1 + m entries however many levels the m factors have. Rows of weight 0 are left
/// out.
struct InferenceRows: Sendable {
  let description: DesignDescription
  let basis: InferenceBasis
  /// n × (q + 1), row after row: 1, u.
  let numbers: [Double]
  /// n × m, row after row: the position among the coefficients, -1 for a reference level.
  let levels: [Int32]
  let outcomes: [Double]
  let weights: [Double]
  let offsets: [Double]
  /// The row of the design, from 0, that each row is.
  let positions: [Int]
  let totalWeight: Double
  let eventWeight: Double

  var count: Int { outcomes.count }
  var numericCount: Int { description.numeric.count }
  var factorCount: Int { description.factors.count }
  /// p, the number of coefficients with the intercept.
  var dimension: Int { description.dimension }

  init(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]?, offsets: [Double]?,
    ridge: Ridge = 0
  ) throws(FitError) {
    let moments = try Moments(design, outcomes: outcomes, weights: weights, ridge: ridge)
    if let offsets {
      precondition(offsets.count == design.rowCount, "one offset is needed for each row")
      if let row = offsets.firstIndex(where: { !$0.isFinite }) {
        throw .nonFinite(row: row + 1, term: Prediction.Contribution.offset)
      }
    }
    description = moments.description
    (totalWeight, eventWeight) = (moments.totalWeight, moments.eventWeight)
    let positions = (0..<design.rowCount).filter { (weights?[$0] ?? 1) > 0 }
    self.positions = positions
    self.outcomes = positions.map { outcomes[$0] ? 1 : 0 }
    self.weights = positions.map { weights?[$0] ?? 1 }
    self.offsets = positions.map { offsets?[$0] ?? 0 }
    levels = Self.levels(design, moments.description, positions)
    var numbers = Self.standardised(design, moments.description, positions)
    let correlation = Self.correlation(numbers, self.weights, moments)
    basis = try InferenceBasis(correlation: correlation, moments.description.numeric)
    let width = design.numeric.count + 1
    numbers.withUnsafeMutableBufferPointer { [basis] buffer in
      guard let base = buffer.baseAddress else { return }
      for row in positions.indices { basis.apply(to: base + row * width + 1) }
    }
    self.numbers = numbers
  }

  /// The same rows without some, in the same coordinates.
  func without(_ isLeftOut: [Bool]) -> InferenceRows {
    InferenceRows(keeping: outcomes.indices.filter { !isLeftOut[$0] }, of: self)
  }

  private init(keeping kept: [Int], of rows: InferenceRows) {
    description = rows.description
    basis = rows.basis
    let (width, factors) = (rows.numericCount + 1, rows.factorCount)
    numbers = kept.flatMap { rows.numbers[$0 * width..<($0 + 1) * width] }
    levels = kept.flatMap { rows.levels[$0 * factors..<($0 + 1) * factors] }
    outcomes = kept.map { rows.outcomes[$0] }
    weights = kept.map { rows.weights[$0] }
    offsets = kept.map { rows.offsets[$0] }
    positions = kept.map { rows.positions[$0] }
    totalWeight = weights.reduce(0, +)
    eventWeight = zip(outcomes, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Refuses a level without rows: without a penalty nothing can be said of it.
  func refuseEmptyLevels() throws(FitError) {
    for factor in description.factors {
      if let level = factor.shares.firstIndex(of: 0) {
        throw .emptyLevel(term: factor.name, level: level + 1)
      }
    }
  }

  private static func standardised(
    _ design: DesignMatrix, _ description: DesignDescription, _ positions: [Int]
  ) -> [Double] {
    let width = design.numeric.count + 1
    var numbers = [Double](repeating: 1, count: positions.count * width)
    for (column, numeric) in description.numeric.enumerated() {
      let values = design.numeric[column].values
      let scale = 1 / numeric.standardDeviation
      for (row, position) in positions.enumerated() {
        numbers[row * width + column + 1] = (values[position] - numeric.mean) * scale
      }
    }
    return numbers
  }

  private static func levels(
    _ design: DesignMatrix, _ description: DesignDescription, _ positions: [Int]
  ) -> [Int32] {
    let width = design.factors.count
    var levels = [Int32](repeating: -1, count: positions.count * width)
    for (index, factor) in description.factors.enumerated() {
      let (codes, start) = (design.factors[index].codes, description.factorOffsets[index])
      for (row, position) in positions.enumerated() {
        let level = Int(codes[position]) - factor.droppedLevels
        if level >= 0 { levels[row * width + index] = Int32(start + level) }
      }
    }
    return levels
  }

  private static func correlation(
    _ numbers: [Double], _ weights: [Double], _ moments: Moments
  ) -> [Double] {
    let q = moments.description.numeric.count
    var gram = [Double](repeating: 0, count: q * q)
    for (row, weight) in weights.enumerated() {
      let start = row * (q + 1) + 1
      for column in 0..<q {
        let scaled = weight * numbers[start + column] / moments.totalWeight
        for other in column..<q { gram[column * q + other] += scaled * numbers[start + other] }
      }
    }
    return gram
  }
}
