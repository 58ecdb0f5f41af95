/// In which order the coefficients are eliminated when the information is factorised.
///
/// The levels of one factor exclude one another, so their own block of the information is
/// diagonal. The widest factor goes first: its elimination costs no more than a product, leaves a
/// Schur complement of the rest, and no K × K matrix is ever made of its K levels. Blocks are the
/// intercept with the numeric terms, and each factor.
struct InformationOrder: Sendable {
  /// A factor narrower than this is factorised with the rest.
  static let leastEliminated = 64

  let dimension: Int
  let numericCount: Int
  /// The factor eliminated first, if any.
  let eliminated: Int?
  /// The coefficients of that factor.
  let eliminatedRange: Range<Int>
  /// The other coefficients in the order of the Schur complement.
  let rest: [Int]
  /// How many of `rest`, from its front, belong to the leading terms.
  let leadingCount: Int
  /// Where the block of intercept and numeric terms begins in `rest`.
  let coreStart: Int
  /// Where each factor's block begins in `rest`; -1 for the eliminated one.
  let factorStarts: [Int]

  /// - Parameters:
  ///   - description: The terms.
  ///   - leading: Factors that come before all else; an eliminated factor is one of them, if
  ///     there are any.
  init(_ description: DesignDescription, leading: Set<Int> = []) {
    let offsets = description.factorOffsets
    let factors = description.factors.indices
    dimension = description.dimension
    numericCount = description.numeric.count
    let widest = factors.filter { leading.isEmpty || leading.contains($0) }.max {
      description.factors[$0].coefficientCount < description.factors[$1].coefficientCount
    }
    let isWide = widest.map {
      description.factors[$0].coefficientCount >= Self.leastEliminated
    }
    let eliminated = isWide == true ? widest : nil
    self.eliminated = eliminated
    eliminatedRange = eliminated.map { offsets[$0]..<offsets[$0 + 1] } ?? 0..<0
    var (rest, starts): ([Int], [Int]) = ([], [Int](repeating: -1, count: factors.count))
    let place = { (chosen: [Int], rest: inout [Int], starts: inout [Int]) in
      for factor in chosen where factor != eliminated {
        starts[factor] = rest.count
        rest += offsets[factor]..<offsets[factor + 1]
      }
    }
    place(factors.filter { leading.contains($0) }, &rest, &starts)
    leadingCount = rest.count
    coreStart = rest.count
    rest += 0...numericCount
    place(factors.filter { !leading.contains($0) }, &rest, &starts)
    (self.rest, factorStarts) = (rest, starts)
  }

  /// The order of a block on its own, its coefficients already numbered.
  init(dimension: Int, eliminatedRange: Range<Int>, rest: [Int]) {
    self.dimension = dimension
    numericCount = 0
    eliminated = nil
    self.eliminatedRange = eliminatedRange
    self.rest = rest
    leadingCount = rest.count
    coreStart = 0
    factorStarts = []
  }
}
