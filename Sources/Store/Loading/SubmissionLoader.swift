import Claims

/// Writes submitted and exported claims and acknowledgements; equal contents are known once.
final class SubmissionLoader {
  private static let waitingRows = 2000

  private let file: Int
  private let claims: BulkRows
  private let lines: BulkRows
  private let diagnoses: BulkRows
  private let acknowledgements: BulkRows
  private let exports: BulkRows
  private var lastClaim: Int
  private var offeredAcknowledgements = 0
  private var offeredExports = 0

  init(file: Int, connection: LoadConnection) throws {
    self.file = file
    lastClaim = try connection.lastID("submitted_claim")
    claims = try BulkRows(
      into: SubmittedClaimRow.table, columns: SubmittedClaimRow.columns,
      omitting: .same(SubmittedClaimRow.identity), connection: connection)
    lines = try BulkRows(
      into: SubmittedLineRow.table, columns: SubmittedLineRow.columns, connection: connection)
    diagnoses = try BulkRows(
      into: SubmittedDiagnosisRow.table, columns: SubmittedDiagnosisRow.columns,
      connection: connection)
    acknowledgements = try BulkRows(
      into: AcknowledgementRow.table, columns: AcknowledgementRow.columns,
      omitting: .same(AcknowledgementRow.identity), connection: connection)
    exports = try BulkRows(
      into: ExportedClaimRow.table, columns: ExportedClaimRow.columns,
      omitting: .anyConflict, connection: connection)
  }

  func add(_ claim: SubmittedClaim, _ summary: inout LoadSummary) throws {
    let id = lastClaim + 1
    claims.add { SubmittedClaimRow.write(claim, id: id, file: file, to: &$0) }
    // At once, for the lines of a known claim must not follow.
    guard try claims.flushNow() > 0 else { return summary.count(.submittedClaim, \.known) }
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

  func add(_ acknowledgement: Acknowledgement) throws {
    acknowledgements.add { AcknowledgementRow.write(acknowledgement, file: file, to: &$0) }
    offeredAcknowledgements += 1
    if acknowledgements.count >= Self.waitingRows { try acknowledgements.flush() }
  }

  func add(_ claim: ExportedClaim) throws {
    exports.add { ExportedClaimRow.write(claim, file: file, to: &$0) }
    offeredExports += 1
    if exports.count >= Self.waitingRows { try exports.flush() }
  }

  /// Writes what waits and counts what was new.
  func finish(_ summary: inout LoadSummary) throws {
    try flushLines()
    for (kind, rows, offered) in [
      (LoadSummary.Kind.acknowledgement, acknowledgements, offeredAcknowledgements),
      (.exportedClaim, exports, offeredExports),
    ] where offered > 0 {
      let loaded = try rows.settled()
      summary.count(kind, \.loaded, by: loaded)
      summary.count(kind, \.known, by: offered - loaded)
    }
  }

  private func flushLines() throws {
    try lines.flush()
    try diagnoses.flush()
  }
}
