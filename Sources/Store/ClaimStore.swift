import Foundation
import GRDB

/// The database of a practice: what was loaded, and what was made of it.
///
/// Speaks `Claims` values only. A file is loaded whole or not at all (``load(_:loadedAt:mayDeny:reading:)``),
/// what was read is only added to, and every row knows its file.
///
/// Every function throws ``StoreError``, and what its closure throws.
public struct ClaimStore: Sendable {
  public enum Access: Sendable, Hashable {
    /// Creates the file, readable by its owner only, when it is missing.
    case readWrite
    /// Never writes; the file must exist.
    case readOnly
  }

  let database: any DatabaseWriter
  /// Names the database in errors.
  let path: String
  /// How long its writes wait for another program's.
  let turn: WriteTurn

  public init(
    path: String, access: Access = .readWrite, turn: WriteTurn = .ofCommands
  ) throws {
    self.path = path
    self.turn = turn
    let settings = Self.configuration(access: access, turn: turn)
    try Self.prepareFile(at: path, access: access)
    database = try Self.translating(path: path) { () -> any DatabaseWriter in
      switch access {
      case .readOnly:
        try DatabaseQueue(path: Self.pathForReading(path), configuration: settings)
      case .readWrite: try DatabasePool(path: path, configuration: settings)
      }
    }
    try migrate(access: access)
  }

  /// A database that lives as long as the value; for tests and previews.
  public static func inMemory() throws -> ClaimStore {
    try ClaimStore(
      DatabaseQueue(configuration: configuration(access: .readWrite, turn: .ofCommands)))
  }

  private init(_ queue: DatabaseQueue) throws {
    database = queue
    path = "in memory"
    turn = .ofCommands
    try migrate(access: .readWrite)
  }
}

extension ClaimStore {
  /// Brings everything that was written into the database's own file, so that a copy of it is whole; what
  /// another program still reads stays beside it.
  ///
  /// - Throws: ``StoreError``.
  public func checkpoint() throws {
    _ = try Self.translating(path: path) {
      try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }
  }
}

// MARK: - Opening

extension ClaimStore {
  private static func configuration(access: Access, turn: WriteTurn) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = access == .readOnly
    configuration.busyMode = .timeout(turn.patience / .seconds(1))
    configuration.maximumReaderCount = 2
    configuration.prepareDatabase { database in
      // Large pages suit rows that are appended and scanned; the page size counts at creation only.
      try database.execute(
        sql: """
          PRAGMA page_size = 16384;
          PRAGMA synchronous = NORMAL;
          PRAGMA cache_size = -16384;
          PRAGMA journal_size_limit = 67108864;
          """)
    }
    return configuration
  }

  /// Refuses what cannot be a database, and creates a missing file for its owner's eyes only;
  /// SQLite gives the write-ahead log the same permissions.
  private static func prepareFile(at path: String, access: Access) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue { throw StoreError.isFolder(path: path) }
      guard isRegularFile(path) else { throw StoreError.notADatabase(path: path) }
      guard access == .readOnly || isWritable(path) else { throw StoreError.readOnly(path: path) }
      return
    }
    if access == .readOnly { throw StoreError.missing(path: path) }
    let folder = folder(of: path)
    guard FileManager.default.fileExists(atPath: folder) else {
      throw StoreError.folderMissing(folder: folder)
    }
    let isCreated = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    if !isCreated { throw StoreError.readOnly(path: path) }
  }

  private static func isRegularFile(_ path: String) -> Bool {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  private static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// The log stands beside the file, so both file and folder count.
  private static func isWritable(_ path: String) -> Bool {
    let files = FileManager.default
    return files.isWritableFile(atPath: path) && files.isWritableFile(atPath: folder(of: path))
  }

  /// Even a reader keeps a log beside the file; on a medium that nobody can write it does without,
  /// unless a log lies there that would have to be read.
  private static func pathForReading(_ path: String) -> String {
    let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
    if hasLog || FileManager.default.isWritableFile(atPath: folder(of: path)) { return path }
    return URL(fileURLWithPath: path).absoluteString + "?immutable=1"
  }

  private func migrate(access: Access) throws {
    let (isEmpty, version) = try read { database in
      try checkOwner(database)
      return try (
        !database.tableExists("source_file"),
        Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      )
    }
    guard access == .readWrite else {
      if isEmpty { throw StoreError.missing(path: path) }
      if version < Schema.version { throw StoreError.olderVersion(path: path) }
      return
    }
    try Self.translating(path: path) { try Schema.migrator.migrate(database) }
  }

  /// Throws unless the database is empty or one of ours, and of a version known here.
  private func checkOwner(_ database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard owner == Schema.applicationIdentifier || tables == 0 else {
      throw StoreError.foreign(path: path)
    }
    let isSuperseded = try tables > 0 && Schema.migrator.hasBeenSuperseded(database)
    guard version <= Schema.version, !isSuperseded else {
      throw StoreError.newerVersion(
        path: path, found: max(version, Schema.version + (isSuperseded ? 1 : 0)),
        supported: Schema.version)
    }
  }
}

// MARK: - Access

extension ClaimStore {
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translating(path: path) { try database.read(body) }
  }

  /// Runs `body` in one transaction, rolled back when it throws.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    guard turn.isAnnounced else { return try transaction(body) }
    return try TurnFile(database: path).announcing { try transaction(body) }
  }

  private func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let end = ContinuousClock.now + turn.patience
    return try Self.translating(path: path) {
      try database.writeWithoutTransaction { database in
        // What was waited behind others of this program is waited already.
        let left = max(0, Int((end - .now) / .milliseconds(1)))
        try database.execute(sql: "PRAGMA busy_timeout = \(left)")
        var result: Value?
        try database.inTransaction {
          result = try body(database)
          return .commit
        }
        guard let result else { preconditionFailure("a transaction that ended has its result") }
        return result
      }
    }
  }

  /// Lets announced writes of other programs in; called by a load between its transactions.
  public func letOthersWrite() {
    TurnFile(database: path).letOthersWrite()
  }

  private static func translating<Value>(path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch is RowDecodingError {
      throw StoreError.unreadable(table: "unnamed", column: "unnamed")
    }
  }
}
