public import Claims
public import Statistics

/// A fitted model of P(overturned), with everything needed to use it and to judge it later.
public struct OverturnModel: Sendable, Hashable, Codable {
  public let population: Population
  public let trained: OverturnFit
  /// Nothing known after this day was used.
  public let asOf: CalendarDay
  /// Days from filing within which an overturn counts; 0 where outcomes are known by year.
  public let horizonDays: Int
  /// First and last filing day of the cases used.
  public let trainingWindow: ServicePeriod
  public let ledger: SelectionLedger
  /// Out-of-time results; `nil` when there were too few cases to hold any out.
  public let backtest: BacktestResult?
  /// What share of the recoverable amount a win brought, after recoupments.
  public let recoveredFraction: Estimate<Double>
  public let overturnedShare: Double
  /// Which denials are appealed at all; `nil` for external reviews and where nothing varies.
  public let selection: AppealSelection?
  /// What that choice could hide; `nil` without ``selection``.
  public let sensitivity: SelectionSensitivity?
  /// How long decisions take; `nil` for external reviews and with too few appeals.
  public let decisionTimes: DecisionTimes?
  /// The same by payer and reason; `nil` too in models stored before it was learned.
  public let decisionCourse: DecisionCourse?
  /// Why there is none; `nil` too in models stored before that was told.
  public let decisionGap: DecisionCourse.Gap?

  /// Reviewed charts among the cases; `nil` in models stored before they were counted.
  public let chartReviews: ChartReviews?

  public var droppedTerms: [String] { trained.droppedTerms }

  /// Fits the model on all cases of the set, and backtests the same procedure at `origins`.
  ///
  /// - Parameters:
  ///   - set: The decided cases.
  ///   - asOf: The day whose knowledge the set holds.
  ///   - procedure: How cases become a fit.
  ///   - origins: Past days to refit at.
  ///   - recoveredFraction: What a win brought, as a share.
  ///   - choice: The denials the cases were chosen from; `nil` where nobody chose.
  ///   - examinesSelection: `false` where only chances and times are wanted: what the choice of appeals
  ///     could hide takes several fits more.
  /// - Throws: ``TrainingError`` when there is nothing to learn from or the fit is refused.
  public init(
    trainingOn set: TrainingSet, asOf: CalendarDay, procedure: OverturnProcedure,
    origins: [CalendarDay], recoveredFraction: Estimate<Double>, choice: AppealChoice? = nil,
    examinesSelection: Bool = true
  ) throws(TrainingError) {
    trained = try procedure.fit(set.observations)
    let days = set.observations.map(\.startDay)
    guard let first = days.min(), let last = days.max() else { throw .noCases(set.population) }
    population = set.population
    self.asOf = asOf
    horizonDays = set.ledger.horizonDays
    trainingWindow = ServicePeriod(first: first, last: last)
    ledger = set.ledger
    self.recoveredFraction = recoveredFraction
    chartReviews = ChartReviews(in: set.observations)
    overturnedShare =
      Double(set.observations.count(where: \.isOverturned)) / Double(set.observations.count)
    backtest = Backtest(origins: origins, procedure: procedure).run(on: set)
    decisionTimes = choice.flatMap {
      DecisionTimes(denials: $0.settled, population: set.population, asOf: asOf)
    }
    let horizon = set.ledger.horizonDays
    (decisionCourse, decisionGap) = Self.course(choice, set.population, asOf, horizon)
    selection = examinesSelection ? choice.flatMap { AppealSelection(choice: $0) } : nil
    sensitivity = selection.flatMap { selection in
      choice.flatMap {
        SelectionSensitivity(selection, set, choice: $0) { cases, weights in
          try? procedure.fit(cases, weights: weights)
        }
      }
    }
  }

  private static func course(
    _ choice: AppealChoice?, _ population: Population, _ asOf: CalendarDay, _ horizonDays: Int
  ) -> (DecisionCourse?, DecisionCourse.Gap?) {
    guard let choice else { return (nil, nil) }
    do throws(DecisionCourse.Gap) {
      let course = try DecisionCourse(
        choice: choice, population: population, asOf: asOf, horizonDays: horizonDays)
      return (course, nil)
    } catch {
      return (nil, error)
    }
  }

  /// P(overturned) of one case, with the interval of the given coverage.
  public func score(_ row: DesignRow, level: Double = 0.9) throws(TrainingError) -> Score {
    var score = try trained.score(row, level: level)
    if let overlap = selection?.overlap(of: row) {
      score.appealChance = overlap.probability
      score.isOutsideExperience = overlap.isOutside
    }
    return score
  }
}

/// Why no model came of it.
public enum TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No decided case of the population is on record.
  case noCases(Population?)
  case refused(FitError)
  /// Both outcomes are there, but too few to choose the penalty: a fold's rest holds only one.
  case tooFewCases(overturned: Int, of: Int)
  /// A row lacks a term of the model.
  case unusable(PredictionError)

  public var description: String {
    switch self {
    case .noCases(let population):
      "no decided cases of \(population?.words ?? "this population") by the as-of day; "
        + "load appeals with outcomes, or train as of a later day"
    case .refused(let error): error.description
    case .tooFewCases(let overturned, let count):
      "\(overturned) of \(count) decided cases were overturned, too few of one outcome to choose the "
        + "penalty by cross-validation; load more decided appeals, or give the penalty with --ridge"
    case .unusable(let error): error.description
    }
  }
}
