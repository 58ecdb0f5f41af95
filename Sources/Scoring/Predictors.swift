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

  /// The row of a denial. A number that is not on record is left out; its companion level says so.
  ///
  /// Units: natural logarithm of denied dollars; months of 30 days from service to denial;
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
    row.levels["documents"] = denial.documentsOnFile == nil ? "not counted" : "counted"
    row.numbers["documents on file"] = Double(denial.documentsOnFile ?? 0)
    let dollars = Double((denial.denied ?? denial.billed ?? .zero).cents) / 100
    row.numbers["log denied dollars"] = log(max(1, dollars))
    row.levels["dollars"] = dollars >= 1 ? "stated" : "not stated"
    row.numbers["months to denial"] = monthsToDenial(denial)
    return row
  }

  /// The row of an external review: the published fields and the year, counted from 2000.
  public func row(of review: ExternalReview) -> DesignRow {
    var row = DesignRow(numbers: ["years since 2000": Double(review.year - 2000)])
    for (name, value) in review.attributes {
      row.levels[name] = value.isEmpty ? "(blank)" : value
    }
    return row
  }

  /// Clamped to 0...12: a planned service lies in the future, a resent claim far in the past.
  private func monthsToDenial(_ denial: Denial) -> Double {
    guard let service = denial.serviceDay else { return 0 }
    return min(12, max(0, Double(denial.knownDay.days(since: service)) / 30))
  }
}
