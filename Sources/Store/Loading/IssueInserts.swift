import Claims
import Foundation
import GRDB

/// Writes issues, and apart from them what was refused.
final class IssueInserts {
  private let file: Int
  private let connection: LoadConnection
  private var pieces: [Int: Int] = [:]

  init(file: Int, connection: LoadConnection) {
    self.file = file
    self.connection = connection
  }

  /// - Returns: The issue's id, under which more refused content may follow.
  func add(_ issue: ImportIssue, _ summary: inout LoadSummary) throws -> Int {
    summary.add(issue)
    let (kind, number, byte) = issue.place.columns
    let id = try connection.use { database in
      try database.cachedStatement(
        sql: """
          INSERT INTO import_issue
            (file_id, severity, place_kind, place_number, place_byte, message)
          VALUES (?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [file, issue.severity.rawValue, kind, number, byte, issue.message])
      return Int(database.lastInsertedRowID)
    }
    if !issue.content.isEmpty { try quarantine(Data(issue.content), issue: id) }
    return id
  }

  func quarantine(_ content: Data, issue: Int) throws {
    pieces[issue, default: 0] += 1
    try connection.use { database in
      try database.cachedStatement(
        sql: "INSERT INTO quarantine (issue_id, piece, content) VALUES (?, ?, ?)"
      ).execute(arguments: [issue, pieces[issue], content])
    }
  }
}

extension ImportIssue.Place {
  /// As the columns `place_kind`, `place_number`, `place_byte`.
  var columns: (kind: String, number: Int?, byte: Int?) {
    switch self {
    case .file: ("file", nil, nil)
    case .line(let line): ("line", line, nil)
    case .segment(let number, let byte): ("segment", number, byte)
    }
  }

  init?(kind: String, number: Int?, byte: Int?) {
    switch (kind, number, byte) {
    case ("file", _, _): self = .file
    case ("line", let line?, _): self = .line(line)
    case ("segment", let number?, let byte?): self = .segment(number, byte: byte)
    default: return nil
    }
  }
}
