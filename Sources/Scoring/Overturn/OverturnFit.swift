public import Statistics

/// A regression of P(overturned), with what is needed to read a new case the way it was fitted.
public struct OverturnFit: Sendable, Hashable, Codable {
  /// Coefficients and terms; of a pooled fit the model given its spreads.
  public let regression: FittedLogisticRegression
  /// The spreads of random factors and what they add to uncertainty; `nil` for a fixed penalty.
  public let pooled: FittedPooledLogisticRegression?
  /// Terms that were the same in every case and therefore left out.
  public let droppedTerms: [String]

  init(_ regression: FittedLogisticRegression, droppedTerms: [String]) {
    self.regression = regression
    pooled = nil
    self.droppedTerms = droppedTerms
  }

  init(_ pooled: FittedPooledLogisticRegression, droppedTerms: [String]) {
    regression = pooled.model
    self.pooled = pooled
    self.droppedTerms = droppedTerms
  }

  /// How the levels of factors are drawn toward the average, in words.
  public var penaltyWords: String {
    guard let pooled else { return "ridge \(regression.ridge)" }
    let spreads = pooled.spreads.map { spread in
      "\(spread.term) \(spread.isZero ? "0" : String(rounding: spread.standardDeviation))"
    }
    return "pooled, spread of levels in log-odds: \(spreads.joined(separator: ", "))"
  }

  /// P(overturned) of one case, with the interval of the given coverage.
  public func score(_ row: DesignRow, level: Double = 0.9) throws(TrainingError) -> Score {
    let completed = row.completed(by: regression)
    do {
      let prediction: Prediction
      if let pooled {
        prediction = try pooled.prediction(for: completed)
      } else {
        prediction = try regression.prediction(for: completed)
      }
      return Score(
        prediction,
        missingTerms: regression.design.numeric.map(\.name).filter { row.numbers[$0] == nil },
        level: level)
    } catch {
      throw .unusable(error)
    }
  }
}

extension String {
  /// Two decimals.
  fileprivate init(rounding value: Double) {
    let hundredths = Int((value * 100).rounded())
    let part = hundredths % 100
    self = "\(hundredths / 100).\(part < 10 ? "0" : "")\(part)"
  }
}

extension DesignRow {
  /// The row with its missing numbers at the fit's training averages, where they contribute 0.
  func completed(by fit: FittedLogisticRegression) -> DesignRow { completed(by: fit.design) }

  func completed(by design: DesignDescription?) -> DesignRow {
    var row = self
    for numeric in design?.numeric ?? [] where row.numbers[numeric.name] == nil {
      row.numbers[numeric.name] = numeric.mean
    }
    for factor in design?.factors ?? [] where row.levels[factor.name] == nil {
      row.levels[factor.name] = DesignBuilder.blank
    }
    return row
  }
}

extension NumericColumn {
  /// Σ (x − x̄)² / n.
  var variance: Double {
    let count = Double(max(1, values.count))
    let mean = values.reduce(0, +) / count
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
  }
}
