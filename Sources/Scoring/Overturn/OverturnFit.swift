public import Statistics

/// A regression of P(overturned), with what is needed to read a new case the way it was fitted.
public struct OverturnFit: Sendable, Hashable, Codable {
  public let regression: FittedLogisticRegression
  /// Terms that were the same in every case and therefore left out.
  public let droppedTerms: [String]

  init(_ regression: FittedLogisticRegression, droppedTerms: [String]) {
    self.regression = regression
    self.droppedTerms = droppedTerms
  }

  /// P(overturned) of one case, with the interval of the given coverage.
  public func score(_ row: DesignRow, level: Double = 0.9) throws(TrainingError) -> Score {
    do {
      return Score(
        try regression.prediction(for: row.completed(by: regression)),
        missingTerms: regression.design.numeric.map(\.name).filter { row.numbers[$0] == nil },
        level: level)
    } catch {
      throw .unusable(error)
    }
  }
}

/// How a model of P(overturned) is made of decided cases: what every backtest repeats.
///
/// Constant terms are left out, factors are coded by level, and the penalty is given or chosen
/// within the cases.
public struct OverturnProcedure: Sendable, Hashable {
  public var ridge: RidgeChoice

  public init(ridge: RidgeChoice) {
    self.ridge = ridge
  }

  /// - Parameters:
  ///   - cases: Decided cases.
  ///   - weights: What each case counts; `nil` for once.
  /// - Returns: The regression with the terms it could use.
  /// - Throws: ``TrainingError`` when there is nothing to learn from or the fit is refused.
  public func fit(
    _ cases: [Observation], weights: [Double]? = nil
  ) throws(TrainingError) -> OverturnFit {
    guard !cases.isEmpty else { throw .noCases(nil) }
    let design = try Self.design(of: cases)
    let constant = design.constantTerms
    let varying = design.dropping(constant)
    let ridge = try ridge.ridge(for: varying, of: cases)
    do {
      let regression = try LogisticRegression(ridge: Ridge(ridge)).fit(
        varying, outcomes: cases.map(\.isOverturned), weights: weights)
      return OverturnFit(regression, droppedTerms: constant)
    } catch {
      throw .refused(error)
    }
  }

  private static func design(of cases: [Observation]) throws(TrainingError) -> DesignMatrix {
    var builder = DesignBuilder()
    for observation in cases { builder.add(observation.row) }
    do {
      return try builder.design(coding: .oneHot)
    } catch {
      throw .refused(error)
    }
  }
}

extension DesignRow {
  /// The row with its missing numbers at the fit's training averages, where they contribute 0.
  func completed(by fit: FittedLogisticRegression) -> DesignRow {
    var row = self
    for numeric in fit.design.numeric where row.numbers[numeric.name] == nil {
      row.numbers[numeric.name] = numeric.mean
    }
    for factor in fit.design.factors where row.levels[factor.name] == nil {
      row.levels[factor.name] = DesignBuilder.blank
    }
    return row
  }
}
