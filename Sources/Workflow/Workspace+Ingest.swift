import Adjudication
import Claims
import Foundation
import Ingest
import Store

extension Workspace {
  /// Loads files and folders, then brings the denials of what they touched up to date.
  ///
  /// Each file is one transaction of the database; people who work at the queue are let in before it. A file that is neither X12 nor a CSV with a
  /// mapping is refused, unless it was found in a folder and is not named as data are.
  public func ingest(
    _ paths: [String], mapping: String?, loadedAt: String, progress: (Double) -> Void
  ) throws -> IngestSummary {
    let files = try InputFiles.find(paths)
    let chosen = try mapping.map { try self.mapping(named: $0) }
    let total = max(1, files.reduce(0) { $0 + InputFiles.size($1.path) })
    let adjudicator = Adjudicator(
      catalogue: rules.reasons, expectedAllowed: ExpectedAllowed(rates: []))
    var done = 0
    var ingested: [IngestedFile] = []
    for file in files {
      store.letOthersWrite()
      ingested.append(
        try load(file, mapping: chosen, loadedAt: loadedAt, adjudicator: adjudicator))
      done += InputFiles.size(file.path)
      progress(Double(done) / Double(total))
    }
    // One by one the practice's own rules may be right, and together have no order.
    _ = try actionTable()
    return IngestSummary(files: ingested, denials: try deriveDenials())
  }

  private func mapping(named name: String) throws -> ColumnMapping {
    if let shipped = rules.mappings.first(where: { $0.name == name }) { return shipped }
    guard FileManager.default.fileExists(atPath: name) else {
      throw WorkflowError.noSuchMapping(name)
    }
    return try ColumnMapping(path: name)
  }

  private func load(
    _ file: InputFiles.File, mapping: ColumnMapping?, loadedAt: String, adjudicator: Adjudicator
  ) throws -> IngestedFile {
    let input = try InputReader(file, mapping: mapping, mappings: rules.mappings)
    if input.refusal != nil, !file.isExpected {
      let passedOver = ImportIssue(
        severity: .note, place: .file, message: "neither an interchange nor a table; passed over")
      return IngestedFile(
        name: file.name, kind: "", outcome: .skipped,
        summary: LoadSummary(issueCounts: [.note: 1], issues: [passedOver]))
    }
    let source = input.source
    var outcome = InputReader.Outcome()
    var gate = try RuleGate(rules, store)
    let summary = try store.load(
      source, loadedAt: loadedAt, mayDeny: adjudicator.mayDeny
    ) { loader in
      outcome = try input.read { try loader.add(gate.passed($0)) }
      try loader.describe(kind: outcome.kind, isSynthetic: outcome.isSynthetic)
    }
    return IngestedFile(
      name: file.name, kind: summary.isKnownFile ? source.kind : outcome.kind,
      outcome: Self.outcome(summary, outcome), summary: summary)
  }

  private static func outcome(
    _ summary: LoadSummary, _ outcome: InputReader.Outcome
  ) -> IngestedFile.Outcome {
    if summary.isKnownFile { return .known }
    if summary.refused > 0 { return summary.loaded + summary.known > 0 ? .partly : .refused }
    if summary.loaded > 0 { return .loaded }
    if summary.known > 0 { return .known }
    return outcome.isUnsupported ? .unsupported : .loaded
  }
}
