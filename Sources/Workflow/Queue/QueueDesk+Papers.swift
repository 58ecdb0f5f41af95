public import Claims
public import Documents
import Reporting
import Revenue
import Store
import Synchronization

extension QueueDesk {
  /// The case that was reviewed for a denial; `nil` where no chart was read.
  public func caseName(of denial: Denial) throws -> String? {
    try workspace.store.allReviews().last { review in
      review.payerKey == denial.payer.key
        && (review.reference.map { $0 == denial.reference } ?? false
          || review.claim.map { $0 == denial.patientControlNumber } ?? false)
    }?.caseName
  }

  /// What the denials in hand will bring, as of the list; drawn once for each list.
  ///
  /// - Throws: ``WorkflowError/noModel(_:)`` where nothing says how likely a recovery is.
  public func finance(version: String, command: String) throws -> FinanceSummary {
    let list = list
    if let known = financeSummary.withLock({ $0 }), known.run == list.run { return known }
    let (forecast, report) = try workspace.finance(
      list.ranked.scored, staff: staff, seed: 1, version: version, command: command)
    let totals = forecast.draws.whole
    let summary = FinanceSummary(
      run: list.run, expected: totals.mean, tenth: totals.quantile(0.1),
      median: totals.quantile(0.5), ninetieth: totals.quantile(0.9), draws: totals.drawCount,
      seed: forecast.seed, denials: forecast.countedCount,
      beforeSurgery: forecast.beforeSurgery.expected,
      denialsBeforeSurgery: forecast.beforeSurgery.countedCount, report: report.report)
    financeSummary.withLock { $0 = summary }
    return summary
  }
}

/// Recoverable revenue in five figures, with the report they are from.
public struct FinanceSummary: Sendable {
  public let run: Int
  public let expected: Money
  public let tenth: Money
  public let median: Money
  public let ninetieth: Money
  public let draws: Int
  public let seed: UInt64
  /// How many denials it is over.
  public let denials: Int
  /// What denials of surgery not yet performed would bring, in none of the above, and how many they are.
  public let beforeSurgery: Money
  public let denialsBeforeSurgery: Int
  public let report: Report
}
