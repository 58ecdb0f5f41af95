public import Claims
import Foundation
public import Statistics

/// The predictors of a denial as they stood on the day it became known, and of an external review.
///
/// Nothing later enters: no final status, no later remittance, no appeal level reached.
public struct Predictors: Sendable {
  private let families: ProcedureFamilies

  public init(families: ProcedureFamilies) {
    self.families = families
  }

  /// The row of a denial. A number that is not on record is left out: the model takes it at its
  /// training average, where it contributes nothing.
  ///
  /// Units: natural logarithm of denied dollars; months of 30 days from service to denial, 0...12;
  /// documents counted on file at triage.
  public func row(of denial: Denial) -> DesignRow {
    var row = DesignRow()
    row.levels["payer"] = denial.payer.key
    row.levels["line of business"] = denial.lineOfBusiness.rawValue
    row.levels["category"] = denial.reading.category.rawValue
    row.levels["reason code"] = denial.reason ?? "none"
    row.levels["procedure family"] = families.family(of: denial.procedures.map(\.code))
    row.levels["claim"] = denial.claimKind?.rawValue ?? (denial.isPreService ? "none yet" : "?")
    row.levels["authorization on file"] = denial.hasAuthorization ? "yes" : "no"
    row.numbers[Self.documents] = documents(denial).map(Double.init)
    row.numbers["log denied dollars"] = logDollars(denial.denied ?? denial.billed)
    row.numbers["months to denial"] = monthsToDenial(denial)
    return row
  }

  /// The same with the last review of the chart by a day: whether there was one, and how many tenths
  /// of what the policy requires it found met and not met; the rest is open. Without a review there are
  /// no tenths.
  public func row(of denial: Denial, on day: CalendarDay) -> DesignRow {
    row(of: denial, reviewedAs: denial.chartReviews?.last { $0.day <= day })
  }

  /// The same for a review that is supposed.
  func row(of denial: Denial, reviewedAs findings: ChartFindings?) -> DesignRow {
    var row = row(of: denial)
    row.levels[Self.review] = findings == nil ? "none" : "done"
    row.numbers[Self.criteriaMet] = findings?.shareMet.map { 10 * $0 }
    row.numbers[Self.criteriaNotMet] = findings?.shareNotMet.map { 10 * $0 }
    return row
  }

  static let review = "chart review"
  static let criteriaMet = "tenths of criteria met"
  static let criteriaNotMet = "tenths of criteria not met"
  static let documents = "documents on file"

  /// The row of an external review: the published fields and the year, counted from 2000.
  public func row(of review: ExternalReview) -> DesignRow {
    var row = DesignRow(numbers: [ReviewProcedure.year: Double(review.year - 2000)])
    for (name, value) in review.attributes {
      row.levels[name] = value.isEmpty ? DesignBuilder.blank : value
    }
    for names in Self.crossedOfReviews {
      let levels = names.compactMap { row.levels[$0] }
      guard levels.count == names.count else { continue }
      row.levels[names.joined(separator: " and ")] = levels.joined(separator: ", ")
    }
    return row
  }

  /// What is decided together: a treatment is judged for a diagnosis, and for the kind of dispute.
  private static let crossedOfReviews = [
    ["diagnosis category", "treatment category", "type"], ["treatment sub category", "type"],
    ["diagnosis category", "treatment sub category"],
  ]

  /// Of a denial that was appealed those counted at first: a later list counts what came after.
  private func documents(_ denial: Denial) -> Int? {
    denial.appeals.isEmpty
      ? denial.documentsOnFile : denial.documentsAtTriage ?? denial.documentsOnFile
  }

  private func logDollars(_ amount: Money?) -> Double? {
    guard let amount, amount.cents >= 100 else { return nil }
    return log(Double(amount.cents) / 100)
  }

  /// `nil` for a service that is planned; a claim resent for years counts as 12 months.
  private func monthsToDenial(_ denial: Denial) -> Double? {
    guard let service = denial.serviceDay, service <= denial.knownDay else { return nil }
    return min(12, Double(denial.knownDay.days(since: service)) / 30)
  }
}
