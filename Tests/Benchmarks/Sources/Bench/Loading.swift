import Claims
import Foundation
import Ingest
import Store

/// Files to rows of a database on disk.
enum Loading {
  /// An empty database of the current schema.
  static func makeDatabase(_ database: String) throws {
    _ = try ClaimStore(path: database)
  }

  /// Parses and loads remittances, one transaction a file, without making denials of them.
  static func remittances(_ database: String, _ paths: [String]) throws -> Measurement {
    var measurement = Measurement()
    var loaded = 0
    var refused = 0
    try measurement.time {
      let store = try ClaimStore(path: database)
      for path in paths {
        let file = try source(path, kind: "X12")
        let summary = try store.load(file, loadedAt: loadedAt, mayDeny: { $0.paid == .zero }) {
          loader in try EDIReader(path: path).read { try loader.add($0) }
        }
        loaded += summary.loaded
        refused += summary.refused
      }
    }
    measurement["loaded"] = Double(loaded)
    measurement["refused"] = Double(refused)
    measurement.notePeak()
    return measurement
  }

  /// Validates, types and loads an export of claims.
  static func claims(
    _ database: String, _ path: String, mapping: String
  ) throws -> Measurement {
    let importer = CSVImporter(try ColumnMapping(path: mapping))
    var measurement = Measurement()
    let summary = try measurement.time {
      let store = try ClaimStore(path: database)
      let file = try source(path, kind: importer.mapping.name)
      return try store.load(file, loadedAt: loadedAt, mayDeny: { _ in false }) { loader in
        _ = try importer.read(path: path) { try loader.add($0) }
      }
    }
    measurement["loaded"] = Double(summary.loaded)
    measurement["refused"] = Double(summary.refused)
    measurement.notePeak()
    return measurement
  }

  private static let loadedAt = "2026-01-01T00:00:00Z"

  private static func source(_ path: String, kind: String) throws -> SourceFile {
    SourceFile(
      name: URL(filePath: path).lastPathComponent, digest: try FileDigest.sha256(path: path),
      bytes: try EDISpeed.size(path), kind: kind, isSynthetic: true)
  }
}
