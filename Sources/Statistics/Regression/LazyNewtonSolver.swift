import Foundation

/// Newton's method that rarely computes the Hessian: for many rows.
///
/// 1. Newton's method on every k-th tile finds a start within sampling error of the optimum.
/// 2. L-BFGS on all rows, preconditioned by the sample's Hessian with its scales set right by
///    ``TableScale``; a pass for the gradient alone costs a quarter of one with the Hessian. When
///    it gains too little, the Hessian is taken anew from all rows.
/// 3. When no row's log-odds can move by more than ``reach`` any more, the Hessian of all rows is
///    taken, for the last steps and for the standard errors, which that distance bounds:
///    weights, and so variances, are off by no more than a share of e^reach − 1.
///
/// The end is that of ``NewtonSolver``: √(gᵀH⁻¹g) at most the tolerance, with that Hessian and the
/// gradient of all rows. Anything out of the ordinary (an objective that rises, a pivot that
/// vanishes, slow progress) gives no solution here and is left to ``NewtonSolver``.
///
/// Source: Liu and Nocedal (1989), Mathematical Programming 45:503–528.
struct LazyNewtonSolver {
  /// Below this many rows plain Newton steps cost next to nothing.
  static let leastRows = 8_192

  let likelihood: PenalisedLikelihood
  let tolerance: Double
  let maxIterations: Int
  private let order: InformationOrder
  private let free: [Bool]
  private let bounds: LogOddsBound
  /// How far any row's log-odds may be from the optimum where the last Hessian is taken.
  private let reach: Double

  init(likelihood: PenalisedLikelihood, tolerance: Double, maxIterations: Int) {
    self.likelihood = likelihood
    self.tolerance = tolerance
    self.maxIterations = maxIterations
    let description = likelihood.tiles.description
    order = InformationOrder(description)
    free = likelihood.penalties.map { $0 == 0 }
    bounds = LogOddsBound(likelihood.tiles)
    reach = likelihood.tiles.tileCount < Self.leastSampledTiles ? 1e-8 : 1e-5
  }

  /// The optimum; `nil` if it takes a more careful method.
  func solve() -> NewtonSolver.Solution? {
    var start = [Double](repeating: 0, count: likelihood.dimension)
    start[0] = NullModel(of: likelihood.tiles).intercept
    guard let warm = warmStart(from: start), var state = begin(at: warm.point, warm.sample) else {
      return nil
    }
    return approach(&state)
  }

  // MARK: - The start

  /// Samples from this many tiles up, 65,536 rows.
  private static let leastSampledTiles = 128
  /// A sample has at least this many tiles, and at least a sixteenth of all.
  private static let leastSample = 48
  /// And at least this many rows for each coefficient.
  private static let leastRowsForEach = 8

  /// Newton's method on a sample; without one, the point given.
  private func warmStart(from start: [Double]) -> (point: [Double], sample: InformationTables?)? {
    let tiles = likelihood.tiles.tileCount
    guard tiles >= Self.leastSampledTiles else { return (start, nil) }
    let every = max(2, min(16, tiles / Self.leastSample))
    // Of many rare levels a sample says too little.
    let sampled = tiles / every * DesignTiles.tileRows
    guard sampled >= Self.leastRowsForEach * likelihood.dimension else { return (start, nil) }
    // A weak penalty keeps free coefficients finite that the sample alone does not determine.
    let penalties = likelihood.penalties.enumerated().map { index, penalty in
      index > 0 && penalty == 0 ? 1 : penalty
    }
    let scaled = penalties.map { $0 / Double(every) }
    var point = start
    for _ in 0..<12 {
      let (slope, tables) = likelihood.tables(at: point, every: every, penalties: penalties)
      guard let system = system(of: tables, scaled) else { return nil }
      let step = system.solve(slope.gradient).map { -$0 }
      let decrement = Self.decrement(step, slope.gradient)
      guard decrement.isFinite else { return nil }
      for index in point.indices { point[index] += step[index] }
      // The sample's optimum is some √p standard errors from that of all rows.
      if decrement < 0.2 * Double(likelihood.dimension).squareRoot() {
        return (point, tables)
      }
    }
    return nil
  }

  private func system(
    of tables: InformationTables, _ penalties: [Double], _ scale: TableScale = .one,
    checks: Bool = false
  ) -> InformationSystem? {
    let blocks = InformationBlocks(
      tables, order, penalties: penalties, likelihood.tiles.description, scale: scale)
    let free = checks ? free : [Bool](repeating: false, count: free.count)
    guard case .system(let system) = InformationSystem.factorising(blocks, free: free) else {
      return nil
    }
    return system
  }

  // MARK: - The way

  private struct State {
    var point: [Double]
    var slope: PenalisedLikelihood.Slope
    /// The Hessian in use, or what stands for it.
    var system: InformationSystem
    /// Where the Hessian in use was taken: of which rows, and whether at this very point.
    var origin: Origin
    var curvature = CurvaturePairs()
    var refreshes = 0

    enum Origin { case sample, here, before }
  }

  /// Gradient or Hessian at the start.
  private func begin(at point: [Double], _ sample: InformationTables?) -> State? {
    guard let sample else {
      let (slope, tables) = likelihood.tables(at: point)
      return system(of: tables, likelihood.penalties, checks: true).map {
        State(point: point, slope: slope, system: $0, origin: .here, refreshes: 1)
      }
    }
    let (slope, sums) = likelihood.slope(at: point)
    let scale = TableScale(from: sample, to: sums)
    return system(of: sample, likelihood.penalties, scale).map {
      State(point: point, slope: slope, system: $0, origin: .sample)
    }
  }

  /// Steps until the Hessian is that of a point no row of which is further than `reach` from the
  /// optimum.
  private func approach(_ state: inout State) -> NewtonSolver.Solution? {
    var previous = Double.infinity
    for _ in 0..<10 * maxIterations where state.refreshes <= maxIterations {
      let step = state.curvature.direction(state.slope.gradient) { state.system.solve($0) }
      let decrement = Self.decrement(step, state.slope.gradient)
      let move = bounds.greatestMove(step)
      guard decrement.isFinite else { return nil }
      // The next decrement is at most (e^move − 1) times this one.
      if state.origin == .here, move <= reach, expm1(move) * decrement <= tolerance {
        return NewtonSolver.Solution(
          coefficients: zip(state.point, step).map { $0 + $1 },
          logLikelihood: state.slope.logLikelihood, system: state.system,
          iterations: state.refreshes)
      }
      let takesHessian = isHessianDue(state, move, gain: decrement / previous)
      guard advance(&state, by: step, takesHessian: takesHessian) else { return nil }
      previous = takesHessian ? .infinity : decrement
    }
    return nil
  }

  /// Whether the next pass is to take the Hessian: when the one in use is a sample's or gains too
  /// little, or when the next point is expected to be within `reach`.
  private func isHessianDue(_ state: State, _ move: Double, gain: Double) -> Bool {
    switch state.origin {
    case .sample: true
    // Newton's method squares the distance; the factor is that of ordinary data.
    case .here: 0.04 * move * move <= reach
    case .before: gain > 0.35 || gain * move <= reach
    }
  }

  /// Moves unless that raises the objective by more than rounding could.
  private func advance(
    _ state: inout State, by step: [Double], takesHessian: Bool
  ) -> Bool {
    let units = 16 + Double(likelihood.tiles.tileCount).squareRoot()
    let allowance = units * Double.ulpOfOne * abs(state.slope.objective)
    var fraction = 1.0
    while fraction > 0.1 {
      let candidate = zip(state.point, step).map { $0 + fraction * $1 }
      let evaluated = takesHessian ? likelihood.tables(at: candidate) : nil
      let slope = evaluated?.slope ?? likelihood.slope(at: candidate).slope
      guard slope.objective <= state.slope.objective + allowance else {
        fraction /= 2
        continue
      }
      if let tables = evaluated?.tables {
        guard let system = system(of: tables, likelihood.penalties, checks: true) else {
          return false
        }
        (state.system, state.origin) = (system, .here)
        state.curvature = CurvaturePairs()
        state.refreshes += 1
      } else {
        state.curvature.add(
          step: step.map { fraction * $0 },
          change: zip(slope.gradient, state.slope.gradient).map { $0 - $1 })
        if state.origin == .here { state.origin = .before }
      }
      (state.point, state.slope) = (candidate, slope)
      return true
    }
    return false
  }

  /// √(gᵀH⁻¹g) from a step −H⁻¹g.
  private static func decrement(_ step: [Double], _ gradient: [Double]) -> Double {
    max(0, -zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
  }
}
