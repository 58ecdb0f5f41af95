import Foundation

/// A logistic regression fitted from blocks, wherever their rows are.
///
///     var fit = try BlockFit(LogisticRegression(ridge: 1), summary: summary, coding: .oneHot)
///     while true {
///       let blocks = parts.map { $0.statistics(at: fit.coefficients) }
///       if let fitted = try fit.advance(with: blocks.dropFirst().reduce(blocks[0], +)) { … }
///     }
///
/// Newton's method, halving a step that raises the objective. Terms that separate the outcomes
/// only together, which ``LogisticRegression`` names, end in ``FitError/notConverged(iterations:)``
/// here; nearly collinear numbers lose the digits that it saves by looking at the rows again.
public struct BlockFit: Sendable {
  /// The standardised coefficients at which the blocks are wanted next.
  public private(set) var coefficients: [Double]
  /// What the rows are laid out by.
  public let design: DesignDescription

  private let settings: LogisticRegression
  private let summary: DesignSummary
  private let order: InformationOrder
  private let penalties: [Double]
  private var last: (point: [Double], objective: Double)?
  private var step: [Double] = []
  private var fraction = 1.0
  private var iterations = 0

  /// - Parameters:
  ///   - settings: Penalties, tolerance and iteration limit.
  ///   - summary: Of all rows.
  ///   - coding: How levels become coefficients.
  /// - Throws: ``FitError`` for what the summary shows not to have a fit.
  public init(
    _ settings: LogisticRegression, summary: DesignSummary, coding: FactorCoding
  ) throws(FitError) {
    self.settings = settings
    self.summary = summary
    design = try summary.description(coding: coding, ridge: settings.ridge)
    order = InformationOrder(design)
    penalties = design.standardisedPenalties(settings.ridge)
    coefficients = [Double](repeating: 0, count: design.dimension)
    coefficients[0] = logit(summary.eventWeight / summary.totalWeight)
  }

  /// Takes the block of all rows at ``coefficients``.
  ///
  /// - Parameter block: The sum over all parts.
  /// - Returns: The fit, or `nil` when blocks are wanted at the next ``coefficients``.
  /// - Throws: ``FitError`` when there is no fit.
  public mutating func advance(
    with block: LikelihoodBlock
  ) throws(FitError) -> FittedLogisticRegression? {
    precondition(
      block.design == design && block.coefficients == coefficients,
      "the block must be that of the coefficients asked for")
    let objective = zip(coefficients, penalties).reduce(-block.logLikelihood) {
      $0 + 0.5 * $1.1 * $1.0 * $1.0
    }
    if let last, objective > last.objective + 1e-12 * abs(last.objective) {
      fraction /= 2
      guard fraction > 1e-10 else { throw .notConverged(iterations: iterations) }
      coefficients = zip(last.point, step).map { $0 + fraction * $1 }
      return nil
    }
    iterations += 1
    let system = try factorised(block)
    let gradient = zip(block.gradient, zip(coefficients, penalties)).map { $0 + $1.0 * $1.1 }
    step = system.solve(gradient).map { -$0 }
    let decrement = max(0, -zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
    if decrement <= settings.tolerance { return fitted(block, system) }
    guard iterations < settings.maxIterations else { throw .notConverged(iterations: iterations) }
    last = (coefficients, objective)
    fraction = 1
    coefficients = zip(coefficients, step).map { $0 + $1 }
    return nil
  }

  private func factorised(_ block: LikelihoodBlock) throws(FitError) -> InformationSystem {
    let blocks = InformationBlocks(block.tables, order, penalties: penalties, design)
    let free = penalties.map { iterations == 1 && $0 == 0 }
    switch InformationSystem.factorising(blocks, free: free) {
    case .system(let system): return system
    case .dependent(let coefficient):
      guard iterations == 1 else { throw .notConverged(iterations: iterations) }
      throw .collinear(term: design.place(ofCoefficient: coefficient).term)
    }
  }

  private func fitted(
    _ block: LikelihoodBlock, _ system: InformationSystem
  ) -> FittedLogisticRegression {
    let solution = NewtonSolver.Solution(
      coefficients: zip(coefficients, step).map { $0 + $1 }, logLikelihood: block.logLikelihood,
      system: system, iterations: iterations)
    let (events, total) = (summary.eventWeight, summary.totalWeight)
    let rate = events / total
    return FittedLogisticRegression(
      solution, design, basis: nil, ridge: settings.ridge, totalWeight: total,
      eventWeight: events,
      nullDeviance: -2 * (events * log(rate) + (total - events) * log1p(-rate)))
  }
}
