public import Claims
import Documents
import Foundation
import Reporting
import Revenue
public import Scoring
import Store
public import Worklists

extension Workspace {
  /// Writes the finance report as a page and a workbook, and the journal as a CSV.
  ///
  /// - Returns: The paths of the files written.
  /// - Throws: ``WorkflowError/noModel(_:)`` where nothing says how likely a recovery is.
  public func financeReport(
    asOf: CalendarDay, staff: Staff, population: Population?, seed: UInt64, version: String,
    command: String, folder: String, progress: (Double) -> Void = { _ in }
  ) throws -> [String] {
    let finance = try finance(
      scoredInventory(asOf: asOf, population: population), staff: staff, seed: seed,
      version: version, command: command, progress: progress)
    let page = folder + "/finance-\(asOf).html"
    let workbook = folder + "/finance-\(asOf).xlsx"
    let journal = folder + "/finance-\(asOf)-journal.csv"
    try makeFolder(folder)
    let report = finance.report
    try write(HTMLRenderer().render(report), to: page)
    try WorkbookRenderer().write(report, to: workbook)
    try write(CSVRenderer().render(finance.reserve.journal), to: journal)
    return [page, workbook, journal]
  }

  /// The report of scored denials, of a forecast that was drawn for them or of one of its own.
  func finance(
    _ scored: ScoredDenials, staff: Staff, seed: UInt64, version: String, command: String,
    drawn: FinanceForecast? = nil, progress: (Double) -> Void = { _ in }
  ) throws -> FinanceReport {
    guard let inForce = scored.inForce else { throw WorkflowError.noModel(scored.population) }
    let forecast =
      try drawn
      ?? forecast(
        scored, inForce.model, list: list(of: scored, staff), seed: seed)
    let past = try PastPromises(
      self, inForce.model, asOf: scored.asOf, seed: seed, progress: progress)
    let report = try FinanceReport(
      forecast, record: past.record, model: scored.inForce.words,
      provenance: Provenance(
        toolVersion: "overturn \(version), \(scored.inForce.words), rules \(rulesVersion())",
        command: command, asOf: scored.asOf.description, inputs: try inputs(), seed: seed,
        synthetic: scored.inventory.contains { $0.denial.isSynthetic }))
    return report
  }

  private func list(of scored: ScoredDenials, _ staff: Staff) throws -> Worklist {
    let planner = try planner(for: scored)
    return Worklist(
      ranking: try candidates(scored, planner), on: scored.asOf, staff: staff,
      arriving: try arriving(scored, planner), overrides: try overrides(on: scored.asOf))
  }

  /// What scored denials and the list of them, in which nothing was drawn, will bring.
  func forecast(
    _ scored: ScoredDenials, _ model: OverturnModel, list worklist: Worklist, seed: UInt64
  ) throws -> FinanceForecast {
    let inHand = Self.lines(scored, worklist)
    let lines = inHand.filter { !$0.denial.isPreService }
    let shock = PayerShock(Self.decided(model.backtest))
    let lag = PaymentLag(of: scored.inventory.map(\.denial), asOf: scored.asOf)
    let (inventory, months) = try terms(
      lines, scored, model, shock: shock, plan: worklist.plan, lag: lag)
    return FinanceForecast(
      asOf: scored.asOf, lines: lines, inventory: inventory,
      draws: Self.draws(lines, inventory, shock, asOf: scored.asOf, seed: seed),
      beforeSurgery: try beforeSurgery(
        inHand, scored, model, shock: shock, plan: worklist.plan, seed: seed),
      shock: shock, fraction: model.recoveredFraction, worklist: worklist, months: months,
      timeGap: model.decisionGap.map { "On \(model.asOf), when the model was trained: \($0)." },
      lag: lag, seed: seed)
  }

  /// What is pending, and what the plan works.
  private static func lines(
    _ scored: ScoredDenials, _ worklist: Worklist
  ) -> [FinanceForecast.Line] {
    let planned = worklist.selected + worklist.deferred(for: .laterWeek)
    let costs = Dictionary(
      planned.map { ($0.candidate.id, $0.candidate.effort.cost) }, uniquingKeysWith: { $1 })
    return scored.inventory.compactMap { stored in
      if stored.denial.status == .appealed {
        return .init(id: stored.id, denial: stored.denial, part: .appealed, cost: .zero)
      }
      return costs[stored.id].map {
        .init(id: stored.id, denial: stored.denial, part: .planned, cost: $0)
      }
    }
  }

  private static func draws(
    _ lines: [FinanceForecast.Line], _ inventory: OpenInventory, _ shock: PayerShock,
    asOf: CalendarDay, seed: UInt64
  ) -> DrawnRecoveries {
    let groups = lines.map { ($0.id, FinanceForecast.groups(of: $0, asOf: asOf)) }
    return DrawnRecoveries(
      of: inventory, shock: shock.deviation, shockError: shock.logError, seed: seed,
      groups: Dictionary(groups, uniquingKeysWith: { $1 }))
  }

  /// Its time is not known: payment follows the surgery and its claim.
  private func beforeSurgery(
    _ inHand: [FinanceForecast.Line], _ scored: ScoredDenials, _ model: OverturnModel,
    shock: PayerShock, plan: Worklist.Plan, seed: UInt64
  ) throws -> BeforeSurgery {
    let lines = inHand.filter(\.denial.isPreService)
    let (inventory, _) = try terms(lines, scored, model, shock: shock, plan: plan, lag: nil)
    return BeforeSurgery(
      lines: lines, inventory: inventory,
      draws: Self.draws(lines, inventory, shock, asOf: scored.asOf, seed: seed))
  }

  /// The lines as terms of the sum, and the months among which each falls; without months where no
  /// model has learned when decisions come, or nobody asks when payment does.
  private func terms(
    _ lines: [FinanceForecast.Line], _ scored: ScoredDenials, _ model: OverturnModel,
    shock: PayerShock, plan: Worklist.Plan, lag: PaymentLag?
  ) throws -> (OpenInventory, [ExpectedCash.Month]) {
    let denials = lines.map { StoredDenial(id: $0.id, denial: $0.denial) }
    let terms = RevenueCases(
      predictors: Predictors(families: rules.families), work: rules.work, weeks: plan.weeks,
      tooLate: try filedTooLate(denials), lag: lag)
    let months =
      model.decisionCourse == nil || lag == nil
      ? [] : terms.months(denials, model, on: scored.asOf)
    let cases = try terms.cases(
      denials, model, shock: shock.deviation,
      deviation: RecoveredFraction.deviation(
        from: scored.inventory.map(\.denial), settledBefore: scored.asOf.adding(days: -60)),
      months: months, on: scored.asOf)
    return (OpenInventory(cases), months)
  }

  /// The appeals that the model's own backtest foretold, out of time.
  private static func decided(_ backtest: BacktestResult?) -> [PayerShock.Decided] {
    (backtest?.cases ?? []).map { each in
      let (year, month, _) = each.startDay.civil
      let p = min(0.999, max(0.001, each.probability))
      return PayerShock.Decided(
        payer: each.payer, quarter: "\(year)-Q\((month + 2) / 3)", logOdds: log(p / (1 - p)),
        isOverturned: each.isOverturned)
    }
  }
}
