public import Claims
public import Documents
import Reporting
import Revenue
import Store
import Synchronization

extension QueueDesk {
  /// The case that was reviewed for a denial; `nil` where no chart was read.
  public func caseName(of denial: Denial) throws -> String? {
    try workspace.store.allReviews().last { $0.key.isOf(denial) }?.caseName
  }

  /// What the denials in hand will bring, as of the list; drawn once for each list, however many ask.
  ///
  /// - Throws: ``WorkflowError/noModel(_:)`` where nothing says how likely a recovery is.
  public func finance() throws -> FinanceSummary {
    try financeDrawn.withLock { try summary(&$0).figures }
  }

  /// The same with how past forecasts did: the finance report, which takes as long again.
  public func financePapers(version: String, command: String) throws -> FinancePapers {
    try financeDrawn.withLock { drawn in
      let summary = try summary(&drawn)
      if let papers = summary.papers { return papers }
      let finance = try workspace.finance(
        summary.scored, staff: staff, seed: summary.forecast.seed, version: version,
        command: command, drawn: summary.forecast)
      let papers = FinancePapers(report: finance.report, journal: finance.reserve.journal)
      drawn?.papers = papers
      return papers
    }
  }

  private func summary(_ drawn: inout FinanceDrawn?) throws -> FinanceDrawn {
    let list = list
    if let drawn, drawn.figures.run == list.run { return drawn }
    let scored = list.ranked.scored
    guard let inForce = scored.inForce else { throw WorkflowError.noModel(scored.population) }
    let forecast = try workspace.forecast(
      scored, inForce.model, list: list.ranked.undrawn, seed: PastPromises.usualSeed)
    let new = FinanceDrawn(
      figures: FinanceSummary(forecast, of: scored, run: list.run), forecast: forecast,
      scored: scored)
    drawn = new
    return new
  }
}

/// The finance report, and the reserve as entries of a journal.
public struct FinancePapers: Sendable {
  public let report: Report
  public let journal: Table
}

/// A forecast that was drawn, and its papers once somebody asked for them.
struct FinanceDrawn: Sendable {
  let figures: FinanceSummary
  let forecast: FinanceForecast
  let scored: ScoredDenials
  var papers: FinancePapers?
}

/// Recoverable revenue in five figures.
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
  public let isSynthetic: Bool

  init(_ forecast: FinanceForecast, of scored: ScoredDenials, run: Int) {
    let totals = forecast.draws.whole
    self.run = run
    expected = totals.mean
    tenth = totals.quantile(0.1)
    median = totals.quantile(0.5)
    ninetieth = totals.quantile(0.9)
    draws = totals.drawCount
    seed = forecast.seed
    denials = forecast.countedCount
    beforeSurgery = forecast.beforeSurgery.expected
    denialsBeforeSurgery = forecast.beforeSurgery.countedCount
    isSynthetic = scored.inventory.contains { $0.denial.isSynthetic }
  }
}
