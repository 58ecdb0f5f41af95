import Claims
import Foundation
import GRDB
import Testing

@testable import Store

struct StoreErrorTests {
  private func error(_ body: () throws -> Void) throws -> StoreError {
    try #require(throws: StoreError.self) { try body() }
  }

  @Test func `a missing folder is named`() throws {
    let folder = try TemporaryFolder()
    let found = try error { _ = try ClaimStore(path: folder.file("absent/a.sqlite")) }
    #expect(found == .folderMissing(folder: folder.file("absent")))
  }

  // No user, not even root, may create a file there.
  @Test func `a folder that nobody can write to is reported as such`() throws {
    let found = try error { _ = try ClaimStore(path: "/proc/a.sqlite") }
    #expect(found == .readOnly(path: "/proc/a.sqlite"))
  }

  @Test func `a folder is no database`() throws {
    let folder = try TemporaryFolder()
    let found = try error { _ = try ClaimStore(path: folder.path) }
    #expect(found == .isFolder(path: folder.path))
  }

  @Test func `a file of something else is refused and left as it is`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let bytes = Data(String(repeating: "ISA*00*not a database~", count: 100).utf8)
    try bytes.write(to: URL(fileURLWithPath: path))
    for access in [ClaimStore.Access.readWrite, .readOnly] {
      let found = try error { _ = try ClaimStore(path: path, access: access) }
      #expect(found == .notADatabase(path: path))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test func `a database of another program is refused and left as it is`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE theirs (id INTEGER)") }
    let found = try error { _ = try ClaimStore(path: path) }
    #expect(found == .foreign(path: path))
    let tables = try other.read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema")
    }
    #expect(tables == ["theirs"])
  }

  @Test func `a database of a newer version is refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    try ClaimStore(path: path).write {
      try $0.execute(sql: "PRAGMA user_version = \(Schema.version + 1)")
    }
    let found = try error { _ = try ClaimStore(path: path) }
    #expect(
      found
        == .newerVersion(
          path: path, found: Schema.version + 1, supported: Schema.version))
  }

  @Test func `a database with a migration unknown here is refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    try ClaimStore(path: path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 later')")
    }
    let found = try error { _ = try ClaimStore(path: path) }
    #expect(
      found == .newerVersion(path: path, found: Schema.version + 1, supported: Schema.version))
  }

  @Test func `reading needs a database`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let found = try error { _ = try ClaimStore(path: path, access: .readOnly) }
    #expect(found == .missing(path: path))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a store opened to read answers and does not write`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let items = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    try ClaimStore(path: path).load("a.835", items)
    let reader = try ClaimStore(path: path, access: .readOnly)
    #expect(try reader.status().rows["remitted_claim"] == 1)
    let found = try error { try reader.load("b.835", items) }
    #expect(found == .readOnly(path: path))
  }

  @Test func `a lock says who holds it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let store = try ClaimStore(
      path: path, turn: WriteTurn(patience: .milliseconds(50), isAnnounced: false))
    var settings = Configuration()
    settings.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: settings)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let items = try Sample.payment(Sample.remittance(), [Sample.deniedClaim()])
    let found = try error { try store.load("a.835", items) }
    guard case .locked(path, let holder) = found else {
      Issue.record("expected a lock, found \(found)")
      return
    }
    #expect(holder?.hasPrefix("process \(ProcessInfo.processInfo.processIdentifier)") == true)
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(try store.load("a.835", items).loaded == 2)
  }

  @Test func `a full disk leaves what was there, and nothing of the file`() throws {
    let folder = try TemporaryFolder()
    let store = try ClaimStore(path: folder.file("a.sqlite"))
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    try store.database.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(pages + 3)")
    }
    let many = try (0..<5000).map { try Sample.deniedClaim("N\($0)") }
    let found = try error {
      try store.load("b.835", Sample.payment(Sample.remittance(trace: "CHECK2"), many))
    }
    #expect(found == .diskFull(path: store.path))
    #expect(try store.status().rows["remitted_claim"] == 1)
    #expect(try store.status().rows["source_file"] == 1)
  }

  @Test func `damaged pages are reported as such`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite")
    let claims = try (0..<2000).map { try Sample.deniedClaim("N\($0)") }
    do {
      let store = try ClaimStore(path: path)
      try store.load("a.835", Sample.payment(Sample.remittance(), claims))
      try store.database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    let size = try file.seekToEnd()
    for page in stride(from: UInt64(16384 * 20), to: size, by: 16384) {
      try file.seek(toOffset: page)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 512))
    }
    try file.close()
    let found = try error { try ClaimStore(path: path).forEachHistory(.all) { _ in } }
    #expect(found == .corrupt(path: path))
  }

  // A name where cents belong, put past the schema's own checks.
  @Test func `a value of another kind is named by table and column only`() throws {
    let store = try ClaimStore.inMemory()
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    try store.write { try $0.execute(sql: "UPDATE remitted_claim SET received_day = 'SECRET'") }
    let found = try error { try store.forEachHistory(.all) { _ in } }
    #expect(found == .unreadable(table: "remitted_claim", column: "received_day"))
  }

  @Test func `no error repeats a value`() throws {
    let store = try ClaimStore.inMemory()
    let refused = [
      "INSERT INTO denial_notice (content) VALUES ('SECRET')",
      "UPDATE payment SET paid_cents = 'SECRET'",
      "UPDATE payment SET payment_day = NULL, method = 'SECRET'",
      "UPDATE source_file SET is_synthetic = 9, name = 'SECRET'",
      "INSERT INTO worklist_entry VALUES (1, 1, 'SECRET', 1, '{}')",
      "SELECT SECRET FROM payment",
    ]
    try store.load("a.835", Sample.payment(Sample.remittance(), [Sample.deniedClaim()]))
    for statement in refused {
      let found = try error { try store.write { try $0.execute(sql: statement) } }
      #expect(!"\(found)".contains("SECRET"))
    }
  }

  @Test func `every error names what to do`() {
    let all: [StoreError] = [
      .folderMissing(folder: "f"), .isFolder(path: "p"), .missing(path: "p"),
      .notADatabase(path: "p"), .foreign(path: "p"),
      .newerVersion(path: "p", found: 2, supported: 1), .readOnly(path: "p"),
      .cannotOpen(path: "p"),
      .locked(path: "p", holder: nil), .diskFull(path: "p"), .corrupt(path: "p"),
      .constraint(table: "t", rule: "r"), .unreadable(table: "t", column: "c"),
    ]
    for error in all {
      #expect(!error.description.hasSuffix("."))
      #expect(error.description.contains(where: { ";,".contains($0) }))
    }
  }
}
