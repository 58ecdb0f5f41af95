/// A fitted ``DriftingLogisticRegression``: the last effect of every level, to be carried on.
public struct FittedDriftingRegression: Sendable, Hashable, Codable {
  public struct Term: Sendable, Hashable, Codable {
    public let settings: DriftingTerm
    public let levels: [String]
    /// The last effect of each level and the period it is of; a level without rows has effect 0.
    public let effects: [Double]
    public let periods: [Int]
    /// The mean effect over the training rows.
    public let mean: Double
    /// For each draw the deviation of every level's last effect.
    let deviations: [[Float]]

    /// The standard deviation of a level's last effect over the draws; 0 without draws.
    public func standardError(ofLevel level: Int) -> Double {
      guard !deviations.isEmpty else { return 0 }
      let squares = deviations.reduce(0.0) { $0 + Double($1[level]) * Double($1[level]) }
      return (squares / Double(deviations.count)).squareRoot()
    }
  }

  public let intercept: Double
  public let terms: [Term]
  /// The last period learned from.
  public let asOf: Int
  private let interceptDeviations: [Float]

  init(_ system: DriftingSystem, effects: [Double], draws: [[Double]], asOf: Int) {
    let cells = system.cells
    let total = system.weights.reduce(0, +)
    intercept = effects[0]
    self.asOf = asOf
    interceptDeviations = draws.map { Float($0[0]) }
    terms = cells.terms.enumerated().map { index, term in
      let stride = cells.termCount
      let sum = (0..<cells.rowCount).reduce(0.0) { sum, row in
        sum + system.weights[row] * effects[Int(cells.ofRows[row * stride + index]) + 1]
      }
      let last = { (values: [Double]) in
        term.last.map { $0.map { values[$0.cell + 1] } ?? 0 }
      }
      return Term(
        settings: term.settings, levels: term.levels, effects: last(effects),
        periods: term.last.map { $0?.period ?? asOf }, mean: sum / total,
        deviations: draws.map { last($0).map { Float($0) } })
    }
  }

  /// The effect of a level in a period: what the last one leaves by then.
  private struct Carried {
    var level: Int?
    var share: Double
    var effect: Double
    /// The variance the drift adds.
    var added: Double
  }

  private static func carried(_ term: Term, _ name: String, to period: Int) -> Carried {
    let variance = term.settings.spread * term.settings.spread
    guard let level = term.levels.firstIndex(of: name) else {
      return Carried(level: nil, share: 0, effect: 0, added: variance)
    }
    let share = term.settings.carried(over: period - term.periods[level])
    return Carried(
      level: level, share: share, effect: share * term.effects[level],
      added: variance * (1 - share * share))
  }

  /// The log-odds of a case in a period, divided among the terms.
  ///
  /// - Parameters:
  ///   - row: A level for every term; numbers are not used.
  ///   - period: Later than the training periods for a forecast.
  /// - Returns: Contributions that add up to the log-odds, with the forecast's standard error.
  /// - Throws: ``PredictionError/missing(term:)``.
  public func prediction(
    for row: DesignRow, period: Int
  ) throws(PredictionError) -> Prediction {
    var contributions = [
      Prediction.Contribution(
        term: Prediction.Contribution.baseline,
        logOdds: terms.reduce(intercept) { $0 + $1.mean })
    ]
    var carried: [Carried] = []
    for term in terms {
      guard let level = row.levels[term.settings.name] else {
        throw .missing(term: term.settings.name)
      }
      let effect = Self.carried(term, level, to: period)
      contributions.append(
        .init(term: term.settings.name, logOdds: effect.effect - term.mean))
      carried.append(effect)
    }
    let logOdds = contributions.dropFirst().reduce(contributions[0].logOdds) { $0 + $1.logOdds }
    return Prediction(
      logOdds: logOdds, probability: expit(logOdds), standardError: standardError(carried),
      contributions: contributions,
      unseenLevels: zip(terms, carried).filter { $1.level == nil }.map { $0.0.settings.name })
  }

  private func standardError(_ carried: [Carried]) -> Double {
    let drift = carried.reduce(0) { $0 + $1.added }
    guard !interceptDeviations.isEmpty else { return drift.squareRoot() }
    var squares = 0.0
    for draw in interceptDeviations.indices {
      var deviation = Double(interceptDeviations[draw])
      for (term, effect) in zip(terms, carried) {
        guard let level = effect.level else { continue }
        deviation += effect.share * Double(term.deviations[draw][level])
      }
      squares += deviation * deviation
    }
    return (drift + squares / Double(interceptDeviations.count)).squareRoot()
  }
}

/// A drifting regression for reading many rows: levels by name, without division or uncertainty.
struct CarriedEffects {
  private let fit: FittedDriftingRegression
  private let places: [[String: Int]]

  init(_ fit: FittedDriftingRegression) {
    self.fit = fit
    places = fit.terms.map { term in
      Dictionary(uniqueKeysWithValues: zip(term.levels, term.levels.indices))
    }
  }

  /// A level that is not known adds nothing.
  func logOdds(of row: DesignRow, period: Int) -> Double {
    zip(fit.terms, places).reduce(fit.intercept) { sum, entry in
      let (term, places) = entry
      guard let name = row.levels[term.settings.name], let level = places[name] else { return sum }
      let carried = term.settings.carried(over: period - term.periods[level])
      return sum + carried * term.effects[level]
    }
  }
}

extension FittedDriftingRegression {
  var carriedEffects: CarriedEffects { CarriedEffects(self) }
}
