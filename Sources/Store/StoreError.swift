import GRDB

/// Why the database could not be used. Names tables and columns, never the content of a row.
public enum StoreError: Error, Sendable, Hashable {
  case folderMissing(folder: String)
  case isFolder(path: String)
  case missing(path: String)
  case notADatabase(path: String)
  /// A database of another program.
  case foreign(path: String)
  case newerVersion(path: String, found: Int, supported: Int)
  /// Opened to be read only, which can't bring it up to date.
  case olderVersion(path: String)
  case readOnly(path: String)
  /// The system does not let the file or its folder be opened.
  case cannotOpen(path: String)
  case locked(path: String, holder: String?)
  case diskFull(path: String)
  case corrupt(path: String)
  /// A rule of the schema refused a row; `rule` is a column, an index or a check.
  case constraint(table: String, rule: String)
  /// A stored value is not what its column holds.
  case unreadable(table: String, column: String)
  /// Any other failure of SQLite, by its result code.
  case failed(path: String, code: Int)
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .folderMissing(let folder):
      "\(folder): expected an existing folder for the database; create it or choose another"
    case .isFolder(let path):
      "\(path): expected a database file, found a folder; name a file in it"
    case .missing(let path):
      "\(path): expected a database; load files into it first"
    case .notADatabase(let path):
      "\(path): expected an SQLite database; choose another file, this one is left as it is"
    case .foreign(let path):
      "\(path): expected a database of this program, found one of another; choose another file"
    case .newerVersion(let path, let found, let supported):
      "\(path): expected a database of version \(supported) or earlier, found \(found); "
        + "update the program, the database is left as it is"
    case .olderVersion(let path):
      "\(path): a database of an earlier version of this program; open it where it may be written, "
        + "which brings it up to date"
    case .readOnly(let path):
      "\(path): expected a database that may be written; check the permissions of file and folder"
    case .cannotOpen(let path):
      "\(path): the database cannot be opened; check the permissions of file and folder"
    case .locked(let path, let holder):
      "\(path): another program is writing to the database; wait for \(holder ?? "it") to finish "
        + "and try again"
    case .diskFull(let path):
      "\(path): no space left for the database; free some and try again, nothing is half-written"
    case .corrupt(let path):
      "\(path): the database is damaged; restore a copy, or load the files into a new one"
    case .constraint(let table, let rule):
      "table \(table), \(rule): the schema refuses a value; report this with the file's name"
    case .unreadable(let table, let column):
      "table \(table), column \(column): expected another kind of value; restore a copy"
    case .failed(let path, let code):
      "\(path): SQLite failed with code \(code)"
    }
  }
}

extension StoreError {
  /// GRDB's errors print statements, arguments and rows: only code, table and column pass.
  init(_ error: DatabaseError, path: String) {
    // The log's index cannot grow: SQLite does not call that a full disk.
    if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
      self = .diskFull(path: path)
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self = .locked(path: path, holder: LockHolder.name(ofDatabase: path))
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_CORRUPT: self = .corrupt(path: path)
    case .SQLITE_CONSTRAINT: self = .constraint(refusal: error.message ?? "")
    default: self = .failed(path: path, code: Int(error.extendedResultCode.rawValue))
    }
  }

  /// From SQLite's words, such as `NOT NULL constraint failed: denial.key`.
  private static func constraint(refusal: String) -> StoreError {
    let words = refusal.split(whereSeparator: { " ,:".contains($0) })
    guard let place = words.last(where: { $0.contains(".") }) else {
      return .constraint(table: "unnamed", rule: "a check or a foreign key")
    }
    let parts = place.split(separator: ".")
    return .constraint(table: String(parts[0]), rule: "column \(parts[parts.count - 1])")
  }
}
