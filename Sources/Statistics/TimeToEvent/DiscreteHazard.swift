/// The hazard of each cause in each interval of time, given predictors: competing risks in
/// discrete time.
///
///     P(ends by k in interval j | pending at its start, x) = exp η_jk / Σ_l exp η_jl
///     η_jk = β₀ₖ + α_jk + x·βₖ,   l over the causes and ``none``
///
/// A row for each subject and interval it was followed through makes this a
/// ``MultinomialLogistic`` regression with the interval as a factor. Interval j is (e_{j−1}, e_j]
/// in days, the first with day 0.
///
/// A pending subject has a row, without event, for every whole interval it was followed. A decided
/// one has them up to its event. Where the rest of an interval is cut off by the end of observation
/// that keeps early events and drops their pending peers, and so overstates hazards by about half
/// the share cut off; ``TimedSubject/observableDays`` of decided subjects removes this, for then
/// both have rows for the same intervals. Or let edges fall where observation ends.
///
/// The penalty also draws the intervals' hazards together; one too small leaves an interval without
/// an event of some cause nearly separated.
///
/// Source: Tutz and Schmid (2016), *Modeling Discrete Time-to-Event Data*, §8.
public struct DiscreteHazard: Sendable, Hashable {
  /// The class of an interval in which nothing ended.
  public static let none = "(none)"
  /// The name of the interval among the terms.
  public static let interval = "(Interval)"

  /// e_1 < e_2 < …, in days.
  public let edges: [Int]
  /// The penalty λ ≥ 0 on the effects of intervals and predictors; 0 codes factors by treatment.
  public let ridge: Double

  /// - Precondition: At least two edges, ascending from above 0; ridge finite and at least 0.
  public init(edges: [Int], ridge: Double = 1) {
    precondition(edges.count > 1, "at least two interval edges are needed")
    precondition(
      zip([0] + edges, edges).allSatisfy { $0 < $1 }, "edges must ascend from above 0")
    precondition(ridge >= 0 && ridge.isFinite, "ridge must be finite and at least 0")
    self.edges = edges
    self.ridge = ridge
  }

  /// Fits the hazards.
  ///
  /// - Parameters:
  ///   - subjects: n durations with their causes.
  ///   - design: n × p predictors known at entry; its coding gives way to one-hot, or treatment
  ///     without a penalty. `nil` for none.
  /// - Returns: The hazards, from which any case's incidences follow.
  /// - Throws: ``TimeToEventError``; rows in its ``FitError`` are subjects.
  public func fit(
    _ subjects: [TimedSubject], design: DesignMatrix? = nil
  ) throws(TimeToEventError) -> FittedDiscreteHazard {
    precondition(
      design.map { $0.rowCount == subjects.count } ?? true, "one row is needed for each subject")
    let periods = try PersonPeriods(subjects, edges: edges)
    do throws(FitError) {
      // Among one-hot intervals the last digits of a gradient can cost more steps than all others.
      let settings = MultinomialLogistic(ridge: ridge, tolerance: 1e-8, mostCovariances: 0)
      let model = try settings.fit(
        try expanded(design, periods), outcomes: periods.outcomes)
      return FittedDiscreteHazard(edges: edges, model: model)
    } catch {
      throw .noFit(error.ofSubjects(periods.subjects))
    }
  }

  /// Each subject's predictors for each of its intervals, and the interval.
  private func expanded(
    _ design: DesignMatrix?, _ periods: PersonPeriods
  ) throws(FitError) -> DesignMatrix {
    let rows = design?.rows(periods.subjects)
    let interval = try FactorColumn(
      Self.interval, periods.intervals.map { Self.level($0) },
      levels: edges.indices.map { Self.level($0) })
    return try DesignMatrix(
      numeric: rows?.numeric ?? [], factors: (rows?.factors ?? []) + [interval],
      coding: ridge > 0 ? .oneHot : .treatment)
  }

  /// The level of an interval counted from 0.
  static func level(_ interval: Int) -> String { String(interval + 1) }
}

extension FitError {
  /// The error with the row of a person-period turned into its subject.
  fileprivate func ofSubjects(_ subjects: [Int]) -> FitError {
    guard case .undeclaredLevel(let row, let term) = self else { return self }
    return .undeclaredLevel(row: subjects[row - 1] + 1, term: term)
  }
}
