public import Claims
public import Statistics

/// A fitted model of P(overturned), with everything needed to use it and to judge it later.
public struct OverturnModel: Sendable, Hashable, Codable {
  public let population: Population
  public let fit: FittedLogisticRegression
  /// Nothing known after this day was used.
  public let asOf: CalendarDay
  /// Days from filing within which an overturn counts; 0 where outcomes are known by year.
  public let horizonDays: Int
  /// First and last filing day of the cases used.
  public let trainingWindow: ServicePeriod
  public let ledger: SelectionLedger
  /// Terms that were the same in every case and therefore left out.
  public let droppedTerms: [String]
  /// Out-of-time results; `nil` when there were too few cases to hold any out.
  public let backtest: BacktestResult?
  /// What share of the recoverable amount a win brought, after recoupments.
  public let recoveredFraction: Estimate<Double>
  /// How the cases used spread over factor levels: scores elsewhere are extrapolation.
  public let overturnedShare: Double

  /// Fits the model on all cases of the set, and backtests the same procedure at `origins`.
  ///
  /// - Throws: ``TrainingError`` when there is nothing to learn from or the fit is refused.
  public init(
    trainingOn set: TrainingSet, asOf: CalendarDay, ridge: RidgeChoice, origins: [CalendarDay],
    recoveredFraction: Estimate<Double>
  ) throws(TrainingError) {
    let trained = try Self.fit(set.observations, ridge: ridge)
    let days = set.observations.map(\.startDay)
    guard let first = days.min(), let last = days.max() else { throw .noCases(set.population) }
    population = set.population
    fit = trained.fit
    droppedTerms = trained.dropped
    self.asOf = asOf
    horizonDays = set.ledger.horizonDays
    trainingWindow = ServicePeriod(first: first, last: last)
    ledger = set.ledger
    self.recoveredFraction = recoveredFraction
    overturnedShare =
      Double(set.observations.count(where: \.isOverturned)) / Double(set.observations.count)
    backtest = Backtest(origins: origins, ridge: ridge).run(on: set)
  }

  /// One fit of the procedure every backtest repeats: constant terms out, one-hot levels, ridge.
  static func fit(_ cases: [Observation], ridge: RidgeChoice) throws(TrainingError)
    -> (fit: FittedLogisticRegression, dropped: [String])
  {
    guard !cases.isEmpty else { throw .noCases(nil) }
    do {
      let design = try DesignMatrix(cases.map(\.row))
      let constant = design.constantTerms
      let varying = design.dropping(constant)
      let fit = try LogisticRegression(
        ridge: Ridge(ridge.ridge(for: varying, of: cases))
      ).fit(
        varying, outcomes: cases.map(\.isOverturned))
      return (fit, constant)
    } catch {
      throw .refused(error)
    }
  }

  /// P(overturned) of one case.
  public func score(_ row: DesignRow, level: Double = 0.9) throws(TrainingError) -> Score {
    do {
      return Score(
        try fit.prediction(for: row.completed(by: fit)),
        missingTerms: fit.design.numeric.map(\.name).filter { row.numbers[$0] == nil },
        level: level)
    } catch {
      throw .unusable(error)
    }
  }
}

/// Why no model came of it.
public enum TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No decided case of the population is on record.
  case noCases(Population?)
  case refused(FitError)
  /// A row lacks a term of the model.
  case unusable(PredictionError)

  public var description: String {
    switch self {
    case .noCases(let population):
      "no decided cases of \(population?.words ?? "this population") by the as-of day; "
        + "load appeals with outcomes, or train as of a later day"
    case .refused(let error): error.description
    case .unusable(let error): error.description
    }
  }
}

extension DesignMatrix {
  /// Rows by name; levels are coded one-hot. A number some rows lack is their average of the
  /// others, so that it says nothing of them; one that no row has is left out.
  init(_ rows: [DesignRow]) throws(FitError) {
    let numbers = Set(rows.flatMap(\.numbers.keys)).sorted()
    let numeric = numbers.map { name in
      let present = rows.compactMap { $0.numbers[name] }
      let mean = present.reduce(0, +) / Double(max(1, present.count))
      return NumericColumn(name, rows.map { $0.numbers[name] ?? mean })
    }
    var factors: [FactorColumn] = []
    for name in Set(rows.flatMap(\.levels.keys)).sorted() {
      factors.append(try FactorColumn(name, rows.map { $0.levels[name] ?? "(blank)" }))
    }
    try self.init(numeric: numeric, factors: factors, coding: .oneHot)
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
      row.levels[factor.name] = "(blank)"
    }
    return row
  }
}
