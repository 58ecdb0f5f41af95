/// The effects a drifting regression estimates: one for each level and period that occurs.
///
/// The cells of a term follow one another by level and within a level by period, so that the prior's
/// precision is tridiagonal. A term that does not drift has one cell for each level.
struct EffectCells {
  /// For each row and term, row by row, the position of its effect.
  let ofRows: [Int32]
  let termCount: Int
  let terms: [Term]
  /// Of the prior: 1/σₖ of what is new in a cell, and how much of the cell before it carries over;
  /// 0 for the first cell of a level.
  let innovations: [Double]
  let carries: [Double]

  struct Term {
    let settings: DriftingTerm
    let levels: [String]
    /// The last cell of each level and its period; `nil` for a level without rows.
    let last: [(cell: Int, period: Int)?]
  }

  var count: Int { innovations.count }
  var rowCount: Int { termCount == 0 ? 0 : ofRows.count / termCount }

  /// - Precondition: Every factor has a setting of its name, and as many codes as there are periods.
  init(_ settings: [DriftingTerm], factors: [FactorColumn], periods: [Int]) {
    var positions = [Int32](repeating: 0, count: periods.count * settings.count)
    var (innovations, carries): ([Double], [Double]) = ([], [])
    terms = settings.enumerated().map { index, setting in
      guard let factor = factors.first(where: { $0.name == setting.name }) else {
        preconditionFailure("a drifting term must name a factor of the design")
      }
      return Self.lay(
        setting, factor, periods, into: &positions, at: index, of: settings.count, &innovations,
        &carries)
    }
    ofRows = positions
    termCount = settings.count
    self.innovations = innovations
    self.carries = carries
  }

  private static func lay(
    _ setting: DriftingTerm, _ factor: FactorColumn, _ periods: [Int],
    into positions: inout [Int32], at index: Int, of stride: Int,
    _ innovations: inout [Double], _ carries: inout [Double]
  ) -> Term {
    let first = setting.persistence == nil ? 0 : (periods.min() ?? 0)
    let width = setting.persistence == nil ? 1 : (periods.max() ?? 0) - first + 1
    let slot = { (row: Int) in
      Int(factor.codes[row]) * width + (setting.persistence == nil ? 0 : periods[row] - first)
    }
    var cellOf = [Int32](repeating: -1, count: factor.levels.count * width)
    for row in periods.indices { cellOf[slot(row)] = 0 }
    var last: [(cell: Int, period: Int)?] = []
    for level in factor.levels.indices {
      var before: Int?
      for period in 0..<width where cellOf[level * width + period] == 0 {
        let carry = before.map { setting.carried(over: period - $0) } ?? 0
        cellOf[level * width + period] = Int32(innovations.count)
        innovations.append(1 / (setting.spread * (1 - carry * carry).squareRoot()))
        carries.append(carry)
        before = period
      }
      last.append(before.map { (innovations.count - 1, $0 + first) })
    }
    for row in periods.indices { positions[row * stride + index] = cellOf[slot(row)] }
    return Term(settings: setting, levels: factor.levels, last: last)
  }
}

extension EffectCells {
  /// The prior's precision Q: its diagonal, and the element after each diagonal one.
  var precision: (diagonal: [Double], next: [Double]) {
    var diagonal = innovations.map { $0 * $0 }
    var next = [Double](repeating: 0, count: count)
    for cell in carries.indices where carries[cell] != 0 {
      let squared = innovations[cell] * innovations[cell]
      diagonal[cell - 1] += carries[cell] * carries[cell] * squared
      next[cell - 1] = -carries[cell] * squared
    }
    return (diagonal, next)
  }

  /// A draw of N(0, Q).
  func priorDraw(_ source: inout RandomSource) -> [Double] {
    var draw = [Double](repeating: 0, count: count)
    for cell in innovations.indices {
      let step = source.normal() * innovations[cell]
      draw[cell] += step
      if carries[cell] != 0 { draw[cell - 1] -= carries[cell] * step }
    }
    return draw
  }
}
