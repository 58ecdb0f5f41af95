import Statistics

/// How a model of external reviews is made: effects of levels drift from year to year.
///
/// What reviewers grant changes by field and year more than by any interaction. Which terms drift,
/// how fast and how far levels differ is chosen within the cases, by how well each past year would
/// have foretold the next three.
struct ReviewProcedure {
  /// The number that says which year a review is of.
  static let year = "years since 2000"
  /// The factor that is the same in every case, whose effect is that of the year.
  static let everyCase = "all reviews"

  private static let (spread, persistence) = (0.3, 0.87)
  /// Levels differ by a factor of about 1.35 in the odds in each of ten terms, give or take.
  private static let prior = SpreadPrior(median: 0.3, logDeviation: 0.5)

  /// - Parameters:
  ///   - cases: Decided reviews.
  ///   - weights: What each counts; `nil` for once.
  ///   - needsIntervals: `false` spares the draws that intervals rest on.
  /// - Returns: The fit with the terms it chose.
  /// - Throws: ``TrainingError`` for a review without its year, or a fit that is refused.
  static func fit(
    _ cases: [Observation], _ weights: [Double]?, needsIntervals: Bool
  ) throws(TrainingError) -> OverturnFit {
    let factors = try factors(of: cases)
    let constant = factors.filter { $0.levels.count < 2 && $0.name != everyCase }.map(\.name)
    let varying = factors.filter { !constant.contains($0.name) }
    let periods = try cases.map { row throws(TrainingError) in try period(of: row.row) }
    let outcomes = cases.map(\.isOverturned)
    let start = varying.map {
      DriftingTerm($0.name, spread: spread, persistence: persistence)
    }
    let terms = DriftSearch(from: start, prior: prior).choose(
      varying, periods: periods, outcomes: outcomes)
    do {
      let fit = try DriftingLogisticRegression(terms, draws: needsIntervals ? 100 : 0).fit(
        varying, periods: periods, outcomes: outcomes, weights: weights)
      return OverturnFit(fit, droppedTerms: constant)
    } catch {
      throw .refused(error)
    }
  }

  static func period(of row: DesignRow) throws(TrainingError) -> Int {
    guard let years = row.numbers[year], let period = Int(exactly: years) else {
      throw .unusable(.missing(term: year))
    }
    return period
  }

  private static func factors(of cases: [Observation]) throws(TrainingError) -> [FactorColumn] {
    var builder = DesignBuilder()
    for observation in cases {
      var row = observation.row
      row.levels[everyCase] = "all"
      builder.add(row)
    }
    do {
      return try builder.design(coding: .oneHot).factors
    } catch {
      throw .refused(error)
    }
  }
}
