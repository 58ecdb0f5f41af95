import GRDB

extension ClaimStore {
  func rowCount(of table: String) throws -> Int {
    try read { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
  }
}
