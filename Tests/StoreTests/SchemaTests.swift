import Claims
import Foundation
import GRDB
import Testing

@testable import Store

struct SchemaTests {
  @Test func `every table is strict`() throws {
    let store = try ClaimStore.inMemory()
    let loose = try store.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'
            AND name <> 'grdb_migrations'
          """)
    }
    #expect(loose == [])
  }

  @Test func `text in a column of cents is refused, not read as zero`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    #expect(throws: StoreError.constraint(table: "remitted_claim", rule: "column billed_cents")) {
      try store.write {
        try $0.execute(sql: "UPDATE remitted_claim SET billed_cents = 'unknown'")
      }
    }
  }

  @Test func `a row without its file, payment or claim is refused`() throws {
    let store = try ClaimStore.inMemory()
    for statement in [
      "INSERT INTO remark VALUES (77, 0, 1, 'N115')",
      "INSERT INTO file_tally VALUES (77, 'payment', 1, 0, 0)",
      "INSERT INTO provider_adjustment VALUES (77, 1, 'WO', 'R', 1, NULL)",
    ] {
      #expect(throws: StoreError.self) {
        try store.write { try $0.execute(sql: statement) }
      }
    }
  }

  @Test func `after a load every row has the row it refers to`() throws {
    let store = try ClaimStore.inMemory()
    let claims = try (0..<1200).map { try Sample.deniedClaim("N\($0)") }
    try store.load("a.835", Sample.payment(Sample.remittance(), claims))
    let orphans = try store.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
    #expect(orphans == 0)
  }

  @Test func `the documented views answer`() throws {
    let store = try ClaimStore.inMemory()
    try store.load(
      "a.835",
      Sample.payment(Sample.remittance(cents: 5_000), [Sample.paidClaim("P")])
        + Sample.payment(Sample.remittance(trace: "CHECK2", cents: 1), [Sample.deniedClaim()]))
    let differences = try store.read {
      try Int.fetchAll($0, sql: "SELECT difference_cents FROM v_payment ORDER BY id")
    }
    #expect(differences == [0, 1])
    let reasons = try store.read {
      try String.fetchAll(
        $0, sql: "SELECT reason FROM v_adjustment ORDER BY claim_id, line_number, reason")
    }
    #expect(reasons == ["2", "45", "50"])
    let documented = try store.read {
      try Int.fetchOne(
        $0,
        sql: "SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND sql LIKE '%-- One row%'")
    }
    #expect(documented == 8)
  }

  @Test func `a database of version 1 becomes one of today, its model an overturn model`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    var first = DatabaseMigrator()
    first.registerMigration("1 claims") { database in
      for tables in [
        Schema.fileTables, Schema.remittanceTables, Schema.submissionTables, Schema.factTables,
        Schema.derivedTables, Schema.views,
      ] {
        try database.execute(sql: tables)
      }
      try database.execute(
        sql: """
          PRAGMA application_id = \(Schema.applicationIdentifier);
          PRAGMA user_version = 1;
          INSERT INTO model (population, created_at, as_of, window_first_day, window_last_day,
            metrics, payload, in_force)
          VALUES ('synthetic', 't', '2026-01-01', '2025-01-01', '2025-12-31', '{}', x'7b7d', 1);
          """)
    }
    try first.migrate(DatabaseQueue(path: path))
    let store = try ClaimStore(path: path)
    #expect(try store.modelInForce(kind: "overturn", population: "synthetic")?.id == 1)
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.version)
  }

  // Version 8 kept no day of payment, version 10 not whose day a notice's is.
  @Test(arguments: ["8 queue", "10 case counts"])
  func `denials of a version that kept less are derived anew`(version: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: version)
    try queue.write {
      try $0.execute(
        sql: "INSERT INTO derivation_mark (id, as_of, last_ids) VALUES (1, NULL, '{}')")
    }
    try queue.close()
    let marks = { (store: ClaimStore) in
      try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM derivation_mark") }
    }
    let store = try ClaimStore(path: path)
    #expect(try marks(store) == 0)
    try store.markDerived(store.loadMark(), asOf: nil)
    #expect(try marks(ClaimStore(path: path)) == 1, "once, not at every opening")
  }

  @Test func `a new database is for its owner's eyes only, log and all`() throws {
    let folder = try TemporaryFolder()
    let store = try ClaimStore(path: folder.file("a.sqlite"))
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    for ending in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.file("a.sqlite\(ending)"))
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
  }

  @Test func `a database opened again keeps what it holds`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    try ClaimStore(path: path).load(
      "a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    let again = try ClaimStore(path: path)
    #expect(try again.status().rows["remitted_claim"] == 1)
    #expect(try again.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    #expect(try again.read { try Int.fetchOne($0, sql: "PRAGMA page_size") } == 16384)
  }

  @Test(arguments: [-719_162, -1, 0, 59, 20_000, 2_932_896])
  func `a day is written as the calendar writes it`(number: Int) {
    let day = CalendarDay(number: number)
    var bytes: [UInt8] = []
    DayText.append(day, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == day.description)
  }

  @Test(arguments: [[], ["a"], ["a\"b", "c\\d"], ["\u{0}\n\u{1F}", "é, ü"], [""]])
  func `a list is the JSON that reads back as it`(items: [String]) {
    #expect(ListText.items(ListText.text(items)) == items)
  }

  // The digest of "a" was worked out by hand in Python:
  //   k, s = 0x9e3779b97f4a7c15, 0xcbf29ce484222325
  //   for w in (3, 1, 0x61): p = (s ^ w) * k; s = (p >> 64) ^ (p & 2**64 - 1)
  //   print(s)
  @Test func `contents with other boundaries have other digests`() {
    func digest(_ add: (inout RowValues) -> Void) -> Int {
      var values = RowValues()
      add(&values)
      return values.digest()
    }
    func digest(_ texts: [String?]) -> Int {
      digest { values in texts.forEach { values.add($0) } }
    }
    #expect(UInt64(bitPattern: Int64(digest(["a"]))) == 9_187_750_606_460_242_234)
    let different =
      [
        ["ab", "c"], ["a", "bc"], ["abc"], [nil], [nil, nil], [""], ["123456789"], ["123456780"],
        ["223456789"], ["12345678\u{0}"], ["12345678"],
      ].map { digest($0) } + [digest { $0.add(0) }, digest { $0.add(0.0) }]
    #expect(Set(different).count == different.count)
  }
}
