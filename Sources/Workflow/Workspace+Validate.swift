import Claims
import Documents
import Reporting
public import Scoring
import Store

extension Workspace {
  /// Writes the report on the model in force of a population, as one page.
  ///
  /// - Returns: The paths of the files written.
  /// - Throws: ``WorkflowError/noModel(_:)`` when none is in force.
  public func modelReport(
    population: Population?, staffing: StaffingSimulation? = nil, version: String,
    command: String, folder: String
  ) throws -> [String] {
    let population = try population ?? onlyModelledPopulation()
    guard let inForce = try modelInForce(population) else {
      throw WorkflowError.noModel(population)
    }
    let stored = try store.model(id: inForce.id)
    let report = try ModelReport(
      model: inForce.model, modelID: inForce.id, verdict: stored?.verdict ?? "",
      provenance: Provenance(
        toolVersion: "overturn \(version), model \(inForce.id), rules \(rulesVersion())",
        command: command, asOf: inForce.model.asOf.description, inputs: inputs(),
        seed: ValidationFigures.seed, synthetic: population == .synthetic),
      staffing: staffing?.proofs(rules.work) ?? [])
    let page = folder + "/model-\(population.rawValue)-\(inForce.model.asOf).html"
    try makeFolder(folder)
    try write(HTMLRenderer().render(report.report), to: page)
    return [page]
  }

  /// The population of the only model in force.
  private func onlyModelledPopulation() throws -> Population {
    let present = try store.models().filter(\.isInForce).compactMap {
      Population(rawValue: $0.population)
    }
    let distinct = Set(present)
    guard let only = distinct.first else { throw WorkflowError.noModel(.firstLevel) }
    guard distinct.count == 1 else {
      throw WorkflowError.severalPopulations(distinct.sorted { $0.rawValue < $1.rawValue })
    }
    return only
  }
}
