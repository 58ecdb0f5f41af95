import Claims
public import Documents
import Reporting
import Store

extension Workspace {
  /// Claims rejected before adjudication and neither accepted nor adjudicated since.
  ///
  /// - Throws: ``StoreError``.
  public func rejections() throws -> Table {
    try rejectionTable(asOf: nil).table
  }

  func rejectionTable(asOf: CalendarDay?) throws -> RejectionTable {
    RejectionTable(
      try store.rejections(asOf: asOf).map { rejection in
        RejectionTable.Line(
          acknowledgement: rejection.acknowledgement, serviceDay: rejection.serviceDay,
          meaning: rules.rejections.meaning(of: rejection.acknowledgement),
          toDo: rules.rejections.toDo(about: rejection.acknowledgement),
          isSynthetic: rejection.isSynthetic)
      })
  }
}
