import Claims
import GRDB

/// The rows of payments, written in batches; ids count up in the order of loading.
final class RemittanceInserts {
  private static let waitingClaims = 500

  private let connection: LoadConnection
  private let payments: BulkRows
  private let closings: BulkRows
  private let adjustmentsOfProvider: BulkRows
  private let claims: BulkRows
  private let lines: BulkRows
  private let adjustments: BulkRows
  private let remarks: BulkRows
  private var lastPayment: Int
  private var lastClaim: Int
  private var firstClaimOfPayment = 0
  private var providerAdjustments = 0

  init(connection: LoadConnection) throws {
    self.connection = connection
    lastPayment = try connection.lastID("payment")
    lastClaim = try connection.lastID("remitted_claim")
    func rows(_ table: String, _ columns: [String]) throws -> BulkRows {
      try BulkRows(into: table, columns: columns, connection: connection)
    }
    payments = try BulkRows(
      into: PaymentRow.table, columns: PaymentRow.columns, omitting: .same(PaymentRow.identity),
      connection: connection)
    closings = try BulkRows(
      each: """
        UPDATE payment SET balance_difference_cents = ?, unbalanced_claims = ?,
          unbalanced_lines = ?, claims = ?
        WHERE id = ?
        """, columnCount: 5, connection: connection)
    adjustmentsOfProvider = try rows(
      ProviderAdjustmentRow.table, ProviderAdjustmentRow.columns)
    claims = try rows(RemittedClaimRow.table, RemittedClaimRow.columns)
    lines = try rows(RemittedLineRow.table, RemittedLineRow.columns)
    adjustments = try rows(AdjustmentRow.table, AdjustmentRow.columns)
    remarks = try rows(RemarkRow.table, RemarkRow.columns)
  }

  /// - Returns: The payment's id; `nil` when there is one of the same identity.
  func open(_ remittance: Remittance, file: Int) throws -> Int? {
    payments.add { PaymentRow.write(remittance, id: lastPayment + 1, file: file, to: &$0) }
    // At once, for the next payment of the file may be the same.
    guard try payments.flushNow() > 0 else { return nil }
    lastPayment += 1
    firstClaimOfPayment = lastClaim + 1
    providerAdjustments = 0
    return lastPayment
  }

  func add(_ claim: RemittedClaim, payment: Int, mayDeny: Bool) throws {
    lastClaim += 1
    let id = lastClaim
    claims.add {
      RemittedClaimRow.write(claim, id: id, payment: payment, mayDeny: mayDeny, to: &$0)
    }
    addDetails(claim.adjustments, claim.remarks, claim: id, line: 0)
    // By index: a copy of every line and adjustment costs more than its columns.
    for index in claim.lines.indices {
      lines.add {
        RemittedLineRow.write(claim.lines[index], claim: id, number: index + 1, to: &$0)
      }
      addDetails(
        claim.lines[index].adjustments, claim.lines[index].remarks, claim: id, line: index + 1)
    }
    if claims.count >= Self.waitingClaims { try flush() }
  }

  private func addDetails(
    _ items: [Adjustment], _ codes: [String], claim: Int, line: Int
  ) {
    for index in items.indices {
      adjustments.add {
        AdjustmentRow.write(items[index], claim: claim, line: line, sequence: index + 1, to: &$0)
      }
    }
    for index in codes.indices {
      remarks.add {
        RemarkRow.write(codes[index], claim: claim, line: line, sequence: index + 1, to: &$0)
      }
    }
  }

  func add(_ adjustment: ProviderAdjustment, payment: Int) throws {
    providerAdjustments += 1
    adjustmentsOfProvider.add {
      ProviderAdjustmentRow.write(
        adjustment, payment: payment, sequence: providerAdjustments, to: &$0)
    }
    if adjustmentsOfProvider.count >= Self.waitingClaims { try flush() }
  }

  func close(payment: Int, _ check: BalanceCheck) {
    closings.add {
      $0.add(check.payment)
      $0.add(check.unbalancedClaims)
      $0.add(check.unbalancedLines)
      $0.add(lastClaim - firstClaimOfPayment + 1)
      $0.add(payment)
    }
  }

  /// Hands over what waits, claims before what refers to them.
  func flush() throws {
    for rows in [closings, adjustmentsOfProvider, claims, lines, adjustments, remarks] {
      try rows.flush()
    }
  }

  /// Takes back the payment last opened, whose claims are the last ids.
  func remove(payment: Int) throws {
    try flush()
    try connection.settle()
    try connection.use { database in
      for table in ["remark", "adjustment", "remitted_line"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE claim_id >= ?", arguments: [firstClaimOfPayment])
      }
      try database.execute(
        sql: "DELETE FROM remitted_claim WHERE id >= ?", arguments: [firstClaimOfPayment])
      try database.execute(
        sql: "DELETE FROM provider_adjustment WHERE payment_id = ?", arguments: [payment])
      try database.execute(sql: "DELETE FROM payment WHERE id = ?", arguments: [payment])
    }
    lastClaim = firstClaimOfPayment - 1
    lastPayment -= 1
  }
}
