public import Claims
import Statistics

/// What one more document would add to the chance that a denial is overturned.
///
/// The difference of the model's predictions with and without it, all else equal: an association
/// among past appeals, no proof that the document itself turns the decision, and nothing for one
/// that does not show what it should.
public struct DocumentGain: Sendable, Hashable {
  /// What is counted.
  public enum Basis: Sendable, Hashable {
    /// Of the payer's criteria, one more met; ``ChartFindings``.
    case criteria(met: Int, of: Int)
    /// One more on file, beside this many.
    case documents(Int)
  }

  public let basis: Basis
  public let now: Double
  public let with: Double

  /// In probability; negative where the past speaks against it.
  public var gain: Double { with - now }

  /// gain × recovered fraction × recoverable amount, in cents rounded to the nearest; unknown where
  /// either is.
  public func dollars(of denial: Denial, fraction: Estimate<Double>) -> Estimate<Money> {
    guard let recoverable = denial.recoverable.value, let share = fraction.value else {
      return .unknown(
        reason: denial.recoverable.value == nil
          ? "the recoverable amount is unknown" : "the recovered share is unknown")
    }
    let cents = (gain * share * Double(recoverable.cents)).rounded()
    return .estimated(
      Money(cents: Int(cents)), basis: "gain in chance x share recovered x recoverable")
  }
}

extension OverturnFit {
  /// By the criteria of the chart's last review where the model has learned what they tell, else by
  /// the documents on file.
  ///
  /// - Parameters:
  ///   - denial: Open, as known on `day`.
  ///   - predictors: How it becomes a row.
  ///   - day: The as-of day.
  /// - Returns: `nil` where the model has learned neither, or neither is on record.
  /// - Throws: ``TrainingError/unusable(_:)``.
  func gain(
    ofOneMoreDocumentFor denial: Denial, _ predictors: Predictors, on day: CalendarDay
  ) throws(TrainingError) -> DocumentGain? {
    let row = predictors.row(of: denial, on: day)
    let now = try score(row, level: 0.9).probability
    let review = denial.chartReviews?.last { $0.day <= day }
    if terms.contains(Predictors.criteriaMet), let review, let more = review.withOneMoreMet {
      let with = try score(
        predictors.row(of: denial, reviewedAs: more), level: 0.9
      ).probability
      return DocumentGain(
        basis: .criteria(met: review.met, of: review.criteria), now: now, with: with)
    }
    guard terms.contains(Predictors.documents), let count = denial.documentsOnFile else {
      return nil
    }
    var more = row
    more.numbers[Predictors.documents] = Double(count + 1)
    return DocumentGain(
      basis: .documents(count), now: now,
      with: try score(more, level: 0.9).probability)
  }
}

extension OverturnModel {
  /// See ``OverturnFit/gain(ofOneMoreDocumentFor:_:on:)``.
  public func gain(
    ofOneMoreDocumentFor denial: Denial, _ predictors: Predictors, on day: CalendarDay
  ) throws(TrainingError) -> DocumentGain? {
    try trained.gain(ofOneMoreDocumentFor: denial, predictors, on: day)
  }
}
