public import Claims
import Foundation
public import Statistics

/// What one more document would add to the chance that a denial is overturned.
///
/// The difference of the model's predictions with and without it, all else equal: an association
/// among past appeals, no proof that the document itself turns the decision.
public struct DocumentGain: Sendable, Hashable {
  /// What is counted.
  public enum Basis: Sendable, Hashable {
    /// Of what the policy requires, one more met; ``ChartFindings``.
    case criteria(met: Int, of: Int)
    /// One more on file, beside this many.
    case documents(Int)
  }

  public let basis: Basis
  public let now: Double
  /// Where it shows what it should.
  public let with: Double
  /// Where the record turns out to speak against the requirement; `nil` for a document that is only
  /// counted.
  public let against: Double?
  /// 90 % interval of ``gain`` by the coefficient alone, given the chance now; `nil` where its effect
  /// bends or the document is only counted.
  public let interval: ConfidenceInterval?

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
  /// By the last review of the chart, where the model has learned what reviews tell.
  ///
  /// The model counts requirements and can't tell one from another: each that is open adds the same.
  ///
  /// - Parameters:
  ///   - denial: Open, as known on `day`.
  ///   - predictors: How it becomes a row.
  ///   - day: The as-of day.
  /// - Returns: `nil` where the model has learned nothing of reviews, or no requirement is open.
  /// - Throws: ``TrainingError/unusable(_:)``.
  func gain(
    ofOneMoreMetFor denial: Denial, _ predictors: Predictors, on day: CalendarDay
  ) throws(TrainingError) -> DocumentGain? {
    guard terms.contains(Predictors.criteriaMet),
      let review = denial.chartReviews?.last(where: { $0.day <= day }),
      let more = review.withOneMoreMet, let less = review.withOneMoreNotMet
    else { return nil }
    func chance(_ findings: ChartFindings) throws(TrainingError) -> Double {
      try score(predictors.row(of: denial, reviewedAs: findings), level: 0.9).probability
    }
    return DocumentGain(
      basis: .criteria(met: review.met, of: review.criteria), now: try chance(review),
      with: try chance(more), against: try chance(less),
      interval: interval(ofOneIn: review.criteria, from: try chance(review)))
  }

  /// expit(logit p + 10 (β ± 1.645 SE) / n) − p, β the effect of a tenth met.
  private func interval(ofOneIn count: Int, from now: Double) -> ConfidenceInterval? {
    guard !splines.contains(where: { $0.name == Predictors.criteriaMet }),
      let effect = effects.first(where: { $0.name == Predictors.criteriaMet })
    else { return nil }
    let step = effect.interval(level: 0.9)
    let base = log(now / (1 - now))
    func gain(_ logOdds: Double) -> Double { expit(base + 10 * logOdds / Double(count)) - now }
    return ConfidenceInterval(lower: gain(step.lower), upper: gain(step.upper), level: 0.9)
  }

  /// As ``gain(ofOneMoreMetFor:_:on:)``, else by the documents on file.
  ///
  /// - Returns: `nil` where the model has learned neither, or neither is on record.
  /// - Throws: ``TrainingError/unusable(_:)``.
  func gain(
    ofOneMoreDocumentFor denial: Denial, _ predictors: Predictors, on day: CalendarDay
  ) throws(TrainingError) -> DocumentGain? {
    if let gain = try gain(ofOneMoreMetFor: denial, predictors, on: day) { return gain }
    guard terms.contains(Predictors.documents), let count = denial.documentsOnFile else {
      return nil
    }
    let row = predictors.row(of: denial, on: day)
    var more = row
    more.numbers[Predictors.documents] = Double(count + 1)
    return DocumentGain(
      basis: .documents(count), now: try score(row, level: 0.9).probability,
      with: try score(more, level: 0.9).probability, against: nil, interval: nil)
  }
}

extension OverturnModel {
  /// See ``OverturnFit/gain(ofOneMoreMetFor:_:on:)``.
  public func gain(
    ofOneMoreMetFor denial: Denial, _ predictors: Predictors, on day: CalendarDay
  ) throws(TrainingError) -> DocumentGain? {
    try trained.gain(ofOneMoreMetFor: denial, predictors, on: day)
  }

  /// See ``OverturnFit/gain(ofOneMoreDocumentFor:_:on:)``.
  public func gain(
    ofOneMoreDocumentFor denial: Denial, _ predictors: Predictors, on day: CalendarDay
  ) throws(TrainingError) -> DocumentGain? {
    try trained.gain(ofOneMoreDocumentFor: denial, predictors, on: day)
  }
}
