public import Claims
import Documents
import Foundation
import Reporting
import Revenue
public import Scoring
import Store
public import Worklists

extension Workspace {
  /// Writes the week's page, the CSV of its list and the workbook of both.
  ///
  /// - Returns: The paths of the files written.
  public func weeklyReport(
    asOf: CalendarDay, staff: Staff, population: Population?,
    exploring: ExplorationSettings? = nil, at moment: String,
    version: String, command: String, folder: String, progress: (Double) -> Void = { _ in }
  ) throws -> [String] {
    let ranked = try rank(
      asOf: asOf, staff: staff, population: population, exploring: exploring, at: moment)
    let status = try store.status()
    let week = try weekChange(to: ranked)
    let forecast = try forecast(ranked)
    let weekly = try WeeklyReport(
      worklist: ranked.worklist, inventory: ranked.scored.inventory.map(\.denial),
      model: ranked.scored.inForce?.model, scores: ranked.scored.scores,
      contradictions: try contradictions(among: inventory(asOf: asOf), asOf: asOf),
      reconciliation: Reconciliation(status),
      provenance: Provenance(
        toolVersion: "overturn \(version), \(ranked.scored.inForce.words), rules \(rulesVersion())",
        command: command, asOf: asOf.description, inputs: try inputs(),
        synthetic: status.files.contains { $0.syntheticFiles > 0 }),
      unsent: try unsentTable(asOf: asOf, population: ranked.scored.population),
      letters: ReadLetters.table(of: try store.letters()),
      rejections: status.rows["acknowledgement"] ?? 0 > 0 ? try rejectionTable(asOf: asOf) : nil,
      adjustments: try adjustmentTable(asOf: asOf), cash: try cash(ranked),
      finance: forecast.map { ListToFinance(from: ranked.worklist, to: $0) },
      promises: try ranked.scored.inForce.map {
        try PastPromises(
          self, $0.model, asOf: asOf, seed: PastPromises.usualSeed, progress: progress
        ).record
      },
      frontier: ranked.frontier, changes: week.changes, lastList: week.lastList,
      documents: try documentSection(ranked), missing: try documentValues(of: ranked))
    let page = folder + "/weekly-\(asOf).html"
    let list = folder + "/weekly-\(asOf).csv"
    let workbook = folder + "/weekly-\(asOf).xlsx"
    try makeFolder(folder)
    try write(HTMLRenderer().render(weekly.report), to: page)
    try write(CSVRenderer().render(weekly.listTable), to: list)
    try WorkbookRenderer().write(weekly.workbook, to: workbook)
    return [page, list, workbook]
  }

  /// That of the finance report; `nil` without a model.
  private func forecast(_ ranked: RankedDenials) throws -> FinanceForecast? {
    try ranked.scored.inForce.map {
      try forecast(
        ranked.scored, $0.model, list: ranked.undrawn, seed: PastPromises.usualSeed)
    }
  }

  private func cash(_ ranked: RankedDenials) throws -> ExpectedCash? {
    try ranked.scored.inForce.flatMap { inForce in
      try expectedCash(
        selected: Set(ranked.worklist.selected.map(\.candidate.id)),
        among: ranked.scored.inventory, by: inForce.model, asOf: ranked.worklist.day)
    }
  }

  /// `nil` without a model of denials before sending, or with one that knows later days.
  private func unsentTable(asOf: CalendarDay, population: Population) throws -> Table? {
    do {
      return try predictDenials([], unsubmitted: true, asOf: asOf, population: population).table
    } catch WorkflowError.noRiskModel, WorkflowError.modelFromLater {
      return nil
    }
  }

  func makeFolder(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw WorkflowError.cannotWrite(folder)
    }
  }

  func inputs() throws -> [Provenance.Input] {
    try store.files().map { Provenance.Input(name: $0.file.name, sha256: $0.file.digest) }
  }

  /// Reports hold health information: readable by their owner only.
  func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw WorkflowError.cannotWrite(path)
    }
  }
}

extension Reconciliation {
  fileprivate init(_ status: StoreStatus) {
    self.init(
      files: status.files.reduce(0) { $0 + $1.files }, payments: status.rows["payment"] ?? 0,
      claims: status.rows["remitted_claim"] ?? 0, paid: status.reconciliation.paid,
      claimsPaid: status.reconciliation.claimsPaid,
      providerAdjustments: status.reconciliation.providerAdjustments,
      unbalancedPayments: status.reconciliation.unbalancedPayments,
      unbalancedClaims: status.reconciliation.unbalancedClaims,
      refused: status.issues[.refused] ?? 0, warnings: status.issues[.warning] ?? 0,
      latestDay: status.latestKnownDay)
  }
}
