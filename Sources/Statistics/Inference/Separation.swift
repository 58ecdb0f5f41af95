/// A set of terms that tells outcomes apart without error, so that maximum likelihood has no
/// finite estimate.
///
/// Found exactly: a direction in which no row loses likelihood and some gain for ever, with as few
/// terms as possible; see ``DesignDiagnosis``. No subset of the terms separates.
public struct Separation: Sendable, Hashable {
  /// The terms that separate together.
  public let terms: [String]
  /// Their coefficients that grow without bound.
  public let rising: [String]
  /// Their coefficients that fall without bound.
  public let falling: [String]
  /// How many rows of positive weight the terms tell for certain.
  public let rowCount: Int
  /// Whether those are all rows: complete, not quasi-complete separation.
  public let isComplete: Bool

  /// Looks for a separation.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - held: Terms whose estimates a penalty keeps finite.
  /// - Returns: The separation, or `nil` if maximum likelihood has a finite estimate.
  static func find(in rows: InferenceRows, held: [String] = []) -> Separation? {
    let names = rows.description.termNames
    let penalised = held.reduce(RecessionCone(rows)) { $0.holding(rows.functionals(ofTerm: $1)) }
    guard let direction = penalised.direction() else { return nil }
    // Drop terms while the rest still separates, those that move least first.
    let moves = rows.moves(direction)
    let free = names.filter { !held.contains($0) }.sorted {
      let (a, b) = (moves[$0] ?? 0, moves[$1] ?? 0)
      return a == b ? $0 > $1 : a < b
    }
    var (cone, terms) = (penalised, Set(free))
    for term in free where terms.count > 1 {
      let fewer = cone.holding(rows.functionals(ofTerm: term))
      if fewer.direction() != nil {
        cone = fewer
        terms.remove(term)
      }
    }
    guard let found = cone.separatedRows() else { return nil }
    return Separation(terms: names.filter(terms.contains), found, rows)
  }

  private init(
    terms: [String], _ found: (isSeparated: [Bool], direction: [Double]), _ rows: InferenceRows
  ) {
    self.terms = terms
    let (description, names) = (rows.description, rows.description.coefficientNames)
    let slopes = rows.basis.coefficients(found.direction)
    let sizes = slopes.indices.map { abs(slopes[$0]) * rows.scale(ofCoefficient: $0) }
    let largest = sizes.dropFirst().max() ?? 0
    let moving = slopes.indices.dropFirst().filter {
      sizes[$0] > 1e-7 * largest && terms.contains(description.place(ofCoefficient: $0).term)
    }
    rising = moving.filter { slopes[$0] > 0 }.map { names[$0] }
    falling = moving.filter { slopes[$0] < 0 }.map { names[$0] }
    rowCount = found.isSeparated.count { $0 }
    isComplete = rowCount == rows.count
  }
}

extension InferenceRows {
  /// a with βⱼ = a · θ for each coefficient of a term.
  fileprivate func functionals(ofTerm term: String) -> [[Double]] {
    (1..<max(1, dimension)).filter { description.place(ofCoefficient: $0).term == term }
      .map { basis.functional(ofCoefficient: $0, dimension: dimension) }
  }

  fileprivate func scale(ofCoefficient index: Int) -> Double {
    (1...max(1, numericCount)).contains(index) && numericCount > 0
      ? description.numeric[index - 1].standardDeviation : 1
  }

  /// For each term how far a direction moves it, per standard deviation of a number.
  fileprivate func moves(_ direction: [Double]) -> [String: Double] {
    var moves: [String: Double] = [:]
    for (index, slope) in basis.coefficients(direction).enumerated() where index > 0 {
      let term = description.place(ofCoefficient: index).term
      moves[term] = max(moves[term] ?? 0, abs(slope) * scale(ofCoefficient: index))
    }
    return moves
  }
}
