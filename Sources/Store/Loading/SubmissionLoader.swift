import Claims
import GRDB

/// Writes submitted and exported claims and acknowledgements; equal contents are known once.
final class SubmissionLoader {
  private static let waitingRows = 2000

  private let file: Int
  private let claims: BulkInsert
  private let lines: BulkInsert
  private let diagnoses: BulkInsert
  private let acknowledgements: BulkInsert
  private let exports: BulkInsert
  private var lastClaim: Int

  init(file: Int, database: Database) throws {
    self.file = file
    lastClaim = try Int.fetchOne(database, sql: "SELECT max(id) FROM submitted_claim") ?? 0
    claims = try BulkInsert(
      into: SubmittedClaimRow.table, columns: SubmittedClaimRow.columns,
      omitting: .same(SubmittedClaimRow.identity), database: database)
    lines = try BulkInsert(
      into: SubmittedLineRow.table, columns: SubmittedLineRow.columns, database: database)
    diagnoses = try BulkInsert(
      into: SubmittedDiagnosisRow.table, columns: SubmittedDiagnosisRow.columns,
      database: database)
    acknowledgements = try BulkInsert(
      into: AcknowledgementRow.table, columns: AcknowledgementRow.columns,
      omitting: .same(AcknowledgementRow.identity), database: database)
    exports = try BulkInsert(
      into: ExportedClaimRow.table, columns: ExportedClaimRow.columns,
      omitting: .anyConflict, database: database)
  }

  func add(_ claim: SubmittedClaim, _ summary: inout LoadSummary) throws {
    let id = lastClaim + 1
    claims.add { SubmittedClaimRow.write(claim, id: id, file: file, to: &$0) }
    // At once, for the lines of a known claim must not follow.
    guard try claims.flush() > 0 else { return summary.count(.submittedClaim, \.known) }
    summary.count(.submittedClaim, \.loaded)
    lastClaim = id
    for (index, line) in claim.lines.enumerated() {
      lines.add { SubmittedLineRow.write(line, claim: id, number: index + 1, to: &$0) }
    }
    for (index, code) in claim.diagnoses.enumerated() {
      diagnoses.add { SubmittedDiagnosisRow.write(code, claim: id, position: index + 1, to: &$0) }
    }
    if lines.count + diagnoses.count >= Self.waitingRows { try flushLines() }
  }

  func add(_ acknowledgement: Acknowledgement, _ summary: inout LoadSummary) throws {
    acknowledgements.add { AcknowledgementRow.write(acknowledgement, file: file, to: &$0) }
    if acknowledgements.count >= Self.waitingRows {
      try flush(acknowledgements, .acknowledgement, &summary)
    }
  }

  func add(_ claim: ExportedClaim, _ summary: inout LoadSummary) throws {
    exports.add { ExportedClaimRow.write(claim, file: file, to: &$0) }
    if exports.count >= Self.waitingRows { try flush(exports, .exportedClaim, &summary) }
  }

  func flush(_ summary: inout LoadSummary) throws {
    try flushLines()
    try flush(acknowledgements, .acknowledgement, &summary)
    try flush(exports, .exportedClaim, &summary)
  }

  private func flushLines() throws {
    try lines.flush()
    try diagnoses.flush()
  }

  private func flush(
    _ rows: BulkInsert, _ kind: LoadSummary.Kind, _ summary: inout LoadSummary
  ) throws {
    let offered = rows.count
    let loaded = try rows.flush()
    summary.count(kind, \.loaded, by: loaded)
    summary.count(kind, \.known, by: offered - loaded)
  }
}
