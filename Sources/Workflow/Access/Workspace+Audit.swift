public import Access
public import Documents
import Foundation
import Store

/// Why the audit does not stand.
public enum AuditRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  case broken(AuditCheck.Fault)
  case head
  case headNotFound(Int)

  public var description: String {
    switch self {
    case .broken(let fault): fault.description
    case .head:
      "head: expected a number, a colon and a digest, as 'overturn audit verify' prints it"
    case .headNotFound(let number):
      "audit entry \(number): not the one that was noted; entries were taken away or written anew"
    }
  }
}

extension Workspace {
  /// Follows the audit, and holds it against a head noted before.
  ///
  /// - Parameter head: `NUMBER:DIGEST`; `nil` where none was noted.
  /// - Returns: That it stands, with its head.
  /// - Throws: ``AuditRefusal``, `StoreError`.
  public func verifyAudit(head: String?) throws -> String {
    let last: AuditEntry?
    do {
      last = try store.checkAudit()
    } catch let fault as AuditCheck.Fault {
      throw AuditRefusal.broken(fault)
    }
    if let head {
      let parts = head.split(separator: ":")
      guard parts.count == 2, let number = Int(parts[0]) else { throw AuditRefusal.head }
      guard let entry = try store.auditEntry(number), entry.digest == parts[1] else {
        throw AuditRefusal.headNotFound(number)
      }
    }
    guard let last else { return "The audit is empty." }
    return "The audit stands: \(last.number) entries, each following from the one before.\n"
      + "Head: \(last.number):\(last.digest)"
  }

  /// The last entries, the newest first.
  public func auditTable(limit: Int) throws -> Table {
    let rows = try store.auditEntries(limit: limit).map { entry -> Table.Row in
      let time = Date(timeIntervalSince1970: Double(entry.time)).formatted(.iso8601)
      return Table.Row([
        .count(entry.number), .text(time), .text(entry.actor), .text(entry.verb.rawValue),
        .text(entry.object), .text(entry.outcome),
      ])
    }
    return Table(
      caption: "Who did what, the newest first",
      columns: ["Entry", "Time", "Who", "Did", "What", "Outcome"].map {
        Table.Column($0, priority: .essential)
      }, rows: rows)
  }
}
