public import Statistics

/// A regression of P(overturned), with what is needed to read a new case the way it was fitted.
public struct OverturnFit: Sendable, Hashable, Codable {
  /// Coefficients and terms; of a pooled fit the model given its spreads; `nil` where effects drift.
  public let regression: FittedLogisticRegression?
  /// The spreads of random factors and what they add to uncertainty; `nil` for a fixed penalty.
  public let pooled: FittedPooledLogisticRegression?
  /// The effects of a model whose levels drift from year to year; `nil` for the others.
  public let drifting: FittedDriftingRegression?
  /// Terms that were the same in every case and therefore left out.
  public let droppedTerms: [String]
  /// Kept with the model; `nil` in models stored before numbers could bend.
  private let bends: [NaturalSpline]?

  /// The numbers that bend: their terms have a column more each.
  public var splines: [NaturalSpline] { bends ?? [] }

  /// `nil` in models stored before claims of one surgery were taken together.
  private var sharedFate: Double?

  /// By how much variances are larger since claims of one surgery share its fate; see ``SharedFate``.
  public var designEffect: Double { sharedFate ?? 1 }

  func taking(designEffect: Double) -> OverturnFit {
    var fit = self
    fit.sharedFate = designEffect
    return fit
  }

  init(_ regression: FittedLogisticRegression, droppedTerms: [String]) {
    self.regression = regression
    pooled = nil
    drifting = nil
    bends = nil
    self.droppedTerms = droppedTerms
  }

  init(
    _ pooled: FittedPooledLogisticRegression, droppedTerms: [String], splines: [NaturalSpline]
  ) {
    regression = pooled.model
    self.pooled = pooled
    drifting = nil
    bends = splines.isEmpty ? nil : splines
    self.droppedTerms = droppedTerms
  }

  init(_ drifting: FittedDriftingRegression, droppedTerms: [String]) {
    regression = nil
    pooled = nil
    self.drifting = drifting
    bends = nil
    self.droppedTerms = droppedTerms
  }

  /// Numbers and factors it has coefficients for; empty where effects drift.
  var terms: Set<String> {
    guard let design = regression?.design else { return [] }
    return Set(design.numeric.map(\.name) + design.factors.map(\.name))
  }

  /// How the levels of factors are drawn toward the average, in words.
  public var penaltyWords: String {
    if let drifting { return drifting.words }
    let shared =
      designEffect > 1
      ? "; variances times \(String(rounding: designEffect)), for claims of one surgery share its fate"
      : ""
    guard let pooled else { return "ridge \(regression?.ridge ?? 0)\(shared)" }
    let spreads = pooled.spreads.map { spread in
      "\(spread.term) \(spread.isZero ? "0" : String(rounding: spread.standardDeviation))"
    }
    let bent = splines.isEmpty ? "" : "; bent: " + splines.map(\.name).joined(separator: ", ")
    return
      "pooled, spread of levels in log-odds: \(spreads.joined(separator: ", "))\(bent)\(shared)"
  }

  /// P(overturned) of one case, with the interval of the given coverage.
  ///
  /// A number that is not on record stands at its average and could be any: β² s² is added to the variance
  /// of the log-odds, with s its standard deviation in training; of the columns of a bent number
  /// (Σ |β| s)², as much as they can add together.
  public func score(_ row: DesignRow, level: Double = 0.9) throws(TrainingError) -> Score {
    let bent = Set(splines.flatMap { $0.columnNames.dropFirst() })
    do {
      return Score(
        try prediction(for: row.bent(by: splines)).widened(
          times: designEffect, by: missingVariance(of: row)), splines: splines,
        missingTerms: (regression?.design.numeric ?? []).map(\.name).filter {
          row.numbers[$0] == nil && !bent.contains($0)
        },
        level: level)
    } catch {
      throw .unusable(error)
    }
  }

  /// What the numbers that a row lacks add to the variance of its log-odds.
  private func missingVariance(of row: DesignRow) -> Double {
    guard let regression else { return 0 }
    var deviations: [String: Double] = [:]
    let bent = row.bent(by: splines)
    let termOf = splines.termOfColumn
    for (place, number) in regression.design.numeric.enumerated()
    where bent.numbers[number.name] == nil {
      deviations[termOf[number.name] ?? number.name, default: 0] +=
        abs(regression.coefficients[place + 1]) * number.standardDeviation
    }
    return deviations.values.sorted().reduce(0) { $0 + $1 * $1 }
  }

  private func prediction(for row: DesignRow) throws(PredictionError) -> Prediction {
    if let drifting {
      guard let period = try? ReviewProcedure.period(of: row) else {
        throw .missing(term: ReviewProcedure.year)
      }
      return try drifting.prediction(for: row.completed(by: drifting), period: period)
    }
    let completed = row.completed(by: regression?.design)
    if let pooled { return try pooled.prediction(for: completed) }
    guard let regression else { preconditionFailure("a fit is of one of three kinds") }
    return try regression.prediction(for: completed)
  }

  /// The intercept; `nil` where effects drift.
  public var intercept: LevelEffect? { coefficients.first }

  /// Every effect but the baseline, in the order of the terms; of a drifting model as of its last
  /// year.
  public var effects: [LevelEffect] {
    if let drifting { return drifting.levelEffects }
    return Array(coefficients.dropFirst())
  }

  /// As they are known: of pooled factors with the uncertainty of their spreads, as scores have it.
  private var coefficients: [LevelEffect] {
    guard let regression else { return [] }
    let errors = pooled?.standardErrors ?? regression.standardErrors
    return regression.coefficientNames.indices.map { index in
      LevelEffect(
        name: regression.coefficientNames[index], logOdds: regression.coefficients[index],
        standardError: errors[index] * designEffect.squareRoot())
    }
  }
}

extension FittedDriftingRegression {
  fileprivate var words: String {
    let spreads = terms.map { term in
      let persistence = term.settings.persistence.map { "\(String(rounding: $0)) a year" }
      return "\(term.settings.name) \(String(rounding: term.settings.spread)) "
        + "(\(persistence ?? "lasting"))"
    }
    return "effects drift; spread of levels in log-odds and what lasts of it: "
      + spreads.joined(separator: ", ")
  }

  fileprivate var levelEffects: [LevelEffect] {
    terms.flatMap { term in
      term.levels.indices.map { level in
        LevelEffect(
          name: "\(term.settings.name) = \(term.levels[level])", logOdds: term.effects[level],
          standardError: term.standardError(ofLevel: level))
      }
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

extension DesignRow {
  /// The row with the factors it lacks as blank, which is what they were in training.
  fileprivate func completed(by fit: FittedDriftingRegression) -> DesignRow {
    var row = self
    row.levels[ReviewProcedure.everyCase] = "all"
    for term in fit.terms where row.levels[term.settings.name] == nil {
      row.levels[term.settings.name] = DesignBuilder.blank
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
