import Claims
public import Documents
import Reporting
import Store

extension Workspace {
  /// Provider adjustments that belong to no denial, each with its payment.
  ///
  /// - Throws: ``StoreError``.
  public func adjustments() throws -> Table {
    try adjustmentTable(asOf: nil).table
  }

  func adjustmentTable(asOf: CalendarDay?) throws -> AdjustmentTable {
    AdjustmentTable(
      try store.strayAdjustments(asOf: asOf).map { stray in
        AdjustmentTable.Line(
          adjustment: stray.adjustment, payer: stray.payer.name, payment: stray.traceNumber,
          day: stray.paymentDay, claim: stray.patientControlNumber, isSynthetic: stray.isSynthetic)
      })
  }
}
