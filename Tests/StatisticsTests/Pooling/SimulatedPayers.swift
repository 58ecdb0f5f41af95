import Statistics

/// Payers of very unequal numbers of rows with effects drawn from a normal distribution.
struct SimulatedPayers {
  let effects: [Double]
  let design: DesignMatrix
  let outcomes: [Bool]

  static let intercept = -0.3
  static let slope = 0.6

  /// - Parameters:
  ///   - sizes: Rows of each payer.
  ///   - deviation: τ.
  ///   - effects: Effects to use again instead of drawing them.
  ///   - random: What is drawn from.
  /// - Throws: ``FitError``, never for these columns.
  init(
    sizes: [Int], deviation: Double, effects: [Double]? = nil, using random: inout RandomSource
  ) throws {
    let drawn =
      effects ?? sizes.map { _ in random.normal(mean: 0, standardDeviation: deviation) }
    var (codes, x, outcomes): ([UInt16], [Double], [Bool]) = ([], [], [])
    for (payer, size) in sizes.enumerated() {
      for _ in 0..<size {
        let number = random.normal()
        codes.append(UInt16(payer))
        x.append(number)
        outcomes.append(
          random.bernoulli(expit(Self.intercept + Self.slope * number + drawn[payer])))
      }
    }
    self.effects = drawn
    self.outcomes = outcomes
    design = try DesignMatrix(
      numeric: [NumericColumn("x", x)],
      factors: [
        FactorColumn("payer", levels: sizes.indices.map { "payer \($0)" }, codes: codes)
      ], coding: .byPenalty)
  }
}
