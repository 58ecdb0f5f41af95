/// The active set of non-negative least squares: min over μ ≥ 0 of ‖target + Σ μₖ aₖ‖.
///
/// The aₖ in the set are kept as Q R, Q by Gram and Schmidt with a second pass.
///
/// Source: Lawson and Hanson (1974), *Solving Least Squares Problems*, ch. 23.
struct ConeSupport {
  private let target: [Double]
  private let equalities: [[Double]]
  private(set) var members: [Int] = []
  private var vectors: [[Double]] = []
  private var multipliers: [Double] = []
  /// Rows that rounding threw out as soon as they came in, until another brings progress.
  private var refused: [Int] = []
  /// The columns of Q and of R: the equalities', then the members'.
  private var orthonormal: [[Double]] = []
  private var upper: [[Double]] = []

  /// A residual shorter than this, of a target of length 1, is rounding.
  private static let tolerance = 1e-12

  /// - Parameters:
  ///   - target: Of length 1.
  ///   - equalities: Vectors whose multipliers may have either sign.
  init(target: [Double], equalities: [[Double]]) {
    (self.target, self.equalities) = (target, equalities)
    refactorise()
  }

  /// Rows that need not be looked at.
  var excluded: [Int] { members + refused }

  /// target + Σ μₖ aₖ, of length 1; `nil` if it is 0.
  var residual: [Double]? {
    let once = removing(from: target)
    let length = dot(once, once).squareRoot()
    guard length > Self.tolerance else { return nil }
    // Once more, for rounding has grown as the vector shrank.
    let twice = removing(from: once.map { $0 / length })
    let rest = dot(twice, twice).squareRoot()
    return rest > 0.5 ? twice.map { $0 / rest } : nil
  }

  /// Takes in a row, and lets go of those whose multipliers would become negative.
  mutating func add(_ row: Int, vector: [Double]) {
    members.append(row)
    vectors.append(vector)
    multipliers.append(0)
    guard extend(vector) else {
      keep(Array(members.indices.dropLast()))
      refused.append(row)
      return
    }
    while true {
      let wanted = unconstrained()
      guard wanted.contains(where: { $0 <= 0 }) else {
        multipliers = wanted
        break
      }
      let fraction =
        wanted.indices.filter { wanted[$0] <= 0 }
        .map { multipliers[$0] / max(multipliers[$0] - wanted[$0], .leastNormalMagnitude) }
        .min() ?? 1
      for index in wanted.indices {
        multipliers[index] += fraction * (wanted[index] - multipliers[index])
      }
      let leaving = wanted.indices.filter { wanted[$0] <= 0 }
      let blocking = leaving.min { multipliers[$0] < multipliers[$1] }
      keep(
        members.indices.filter {
          !(leaving.contains($0) && multipliers[$0] <= 1e-14) && $0 != blocking
        })
    }
    if members.contains(row) { refused = [] } else { refused.append(row) }
  }

  /// The multipliers of least squares without regard to sign: R μ = −Qᵀ target.
  private func unconstrained() -> [Double] {
    var solution = orthonormal.map { -dot($0, target) }
    for column in solution.indices.reversed() {
      solution[column] /= upper[column][column]
      for row in 0..<column { solution[row] -= upper[column][row] * solution[column] }
    }
    return Array(solution.suffix(members.count))
  }

  private mutating func keep(_ kept: [Int]) {
    members = kept.map { members[$0] }
    vectors = kept.map { vectors[$0] }
    multipliers = kept.map { multipliers[$0] }
    refactorise()
  }

  private mutating func refactorise() {
    (orthonormal, upper) = ([], [])
    for vector in equalities + vectors { _ = extend(vector) }
  }

  /// - Returns: Whether the vector is independent of those before it.
  private mutating func extend(_ vector: [Double]) -> Bool {
    var rest = vector
    var column = [Double](repeating: 0, count: orthonormal.count)
    for _ in 0..<2 {
      for (index, direction) in orthonormal.enumerated() {
        let share = dot(direction, rest)
        column[index] += share
        for entry in rest.indices { rest[entry] -= share * direction[entry] }
      }
    }
    let length = dot(rest, rest).squareRoot()
    guard length > 1e-13 * dot(vector, vector).squareRoot() else { return false }
    orthonormal.append(rest.map { $0 / length })
    upper.append(column + [length])
    return true
  }

  private func removing(from vector: [Double]) -> [Double] {
    orthonormal.reduce(vector) { rest, direction in
      let share = dot(direction, rest)
      return zip(rest, direction).map { $0 - share * $1 }
    }
  }
}
