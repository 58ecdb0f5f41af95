/// The directions in which no row loses likelihood: K = {d : sᵢ xᵢ · d ≥ 0 for all i}, sᵢ being 1
/// for an event and −1 otherwise.
///
/// The maximum likelihood estimate exists exactly if every d in K moves no row at all. Otherwise
/// the outcomes are separated: the likelihood rises along some d in K for ever.
///
/// A vector v is projected onto K by Moreau's theorem: v less its projection is −Σ μᵢ sᵢ xᵢ with
/// μ ≥ 0, so the projection is the residual of non-negative least squares, which Lawson and
/// Hanson's active set solves in finitely many steps. Σ sᵢ xᵢ has a projection other than 0
/// exactly if K moves some row, and then the projection is a direction that does: a certificate
/// either way, and neither a threshold on growing estimates nor an iteration that wanders.
///
/// Source: Albert and Anderson (1984), Biometrika 71:1–10; Konis (2007), DPhil thesis, Oxford, who
/// decides the same by a linear programme; Lawson and Hanson (1974), *Solving Least Squares
/// Problems*, ch. 23.
struct RecessionCone {
  private let rows: InferenceRows
  /// sᵢ / ‖xᵢ‖.
  private let signs: [Double]
  /// Directions the cone must not leave either way.
  private let equalities: [[Double]]

  /// A move smaller than this, of a unit row along a unit direction, is rounding.
  private static let tolerance = 1e-9

  init(_ rows: InferenceRows) {
    self.rows = rows
    var signs = rows.outcomes.map { 2 * $0 - 1 }
    rows.forEachRow { row, entries in
      var square = 0.0
      for index in 0..<entries.count { square += entries.values[index] * entries.values[index] }
      signs[row] /= square.squareRoot()
    }
    self.signs = signs
    equalities = []
  }

  private init(_ rows: InferenceRows, signs: [Double], equalities: [[Double]]) {
    (self.rows, self.signs, self.equalities) = (rows, signs, equalities)
  }

  /// The directions of the cone along which no a · d changes.
  func holding(_ functionals: [[Double]]) -> RecessionCone {
    RecessionCone(rows, signs: signs, equalities: equalities + functionals)
  }

  /// A direction that moves some row; `nil` if there is none.
  func direction() -> [Double]? {
    projection(of: rows.sum(times: signs)).flatMap { direction in
      towards(direction).contains { $0 > Self.tolerance } ? direction : nil
    }
  }

  /// Which rows some direction of the cone moves; `nil` if none.
  func separatedRows() -> (isSeparated: [Bool], direction: [Double])? {
    var isSeparated = [Bool](repeating: false, count: rows.count)
    var total = [Double](repeating: 0, count: rows.dimension)
    while true {
      // What is left of Σ sᵢ xᵢ projects onto a direction that moves one of those left.
      let left = signs.indices.map { isSeparated[$0] ? 0 : signs[$0] }
      guard let direction = projection(of: rows.sum(times: left)) else { break }
      let moves = towards(direction)
      let moved = moves.indices.filter {
        !isSeparated[$0] && moves[$0] > Self.tolerance
      }
      guard !moved.isEmpty else { break }
      for row in moved { isSeparated[row] = true }
      for index in total.indices { total[index] += direction[index] }
    }
    return isSeparated.contains(true) ? (isSeparated, total) : nil
  }

  /// The projection of a vector onto the cone, of length 1; `nil` if it is 0.
  func projection(of vector: [Double]) -> [Double]? {
    let length = dot(vector, vector).squareRoot()
    guard length > 0 else { return nil }
    var support = ConeSupport(target: vector.map { $0 / length }, equalities: equalities)
    // Finitely many in exact arithmetic; in practice two or three times the dimension.
    for _ in 0..<100 * (rows.dimension + 10) {
      guard let residual = support.residual else { return nil }
      guard let worst = mostViolated(residual, except: support.excluded) else {
        // No certificate if a row that rounding kept out is left behind.
        return mostViolated(residual, except: support.members) == nil ? residual : nil
      }
      support.add(worst, vector: rows.entry(worst).map { $0 * signs[worst] })
    }
    return nil
  }

  /// sᵢ xᵢ · d / ‖xᵢ‖ of every row.
  private func towards(_ direction: [Double]) -> [Double] {
    var moves = [Double](repeating: 0, count: rows.count)
    direction.withUnsafeBufferPointer { buffer in
      guard let direction = buffer.baseAddress else { return }
      rows.forEachRow { row, entries in moves[row] = signs[row] * entries.dot(direction) }
    }
    return moves
  }

  private func mostViolated(_ direction: [Double], except excluded: [Int]) -> Int? {
    var moves = towards(direction)
    for row in excluded { moves[row] = 0 }
    guard let worst = moves.indices.min(by: { moves[$0] < moves[$1] }) else { return nil }
    return moves[worst] < -Self.tolerance ? worst : nil
  }
}
