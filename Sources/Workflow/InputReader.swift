import Claims
import Foundation
import Ingest
import Store

/// Finds out what a file is, and reads it.
struct InputReader {
  /// What a file turned out to be once it was read.
  struct Outcome {
    var kind = ""
    var isSynthetic = false
    /// Everything in it is of a kind the product does not read.
    var isUnsupported = false
  }

  private enum Form {
    case interchange
    case table(ColumnMapping)
    case unknown(ImportIssue)
  }

  private let path: String
  private let name: String
  private let form: Form
  private let digest: String

  init(_ file: InputFiles.File, mapping: ColumnMapping?, mappings: [ColumnMapping]) throws {
    path = file.path
    name = file.name
    form = try Self.form(file.path, mapping: mapping, mappings: mappings)
    digest = try FileDigest.sha256(path: file.path)
  }

  /// What it is loaded as.
  var source: SourceFile {
    let kind =
      switch form {
      case .interchange: "X12"
      case .table(let mapping): mapping.name
      case .unknown: "not recognised"
      }
    return SourceFile(
      name: name, digest: digest, bytes: InputFiles.size(path), kind: kind, isSynthetic: false,
      reader: reader)
  }

  /// A mapping reads as its contents say: changed, it is another reader under the same name.
  private var reader: String? {
    guard case .table(let mapping) = form else { return nil }
    return "\(mapping.name) \(mapping.digest.prefix(16))"
  }

  /// Why it is neither X12 nor a CSV with a mapping; `nil` when it is one.
  var refusal: ImportIssue? {
    guard case .unknown(let issue) = form else { return nil }
    return issue
  }

  func read(into sink: (Imported) throws -> Void) throws -> Outcome {
    switch form {
    case .unknown(var issue):
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      issue.content = Array(try handle.read(upToCount: 1 << 20) ?? Data())
      try sink(.issue(issue))
      return Outcome(kind: source.kind)
    case .interchange:
      let outcome = try EDIReader(path: path).read(into: sink)
      return Outcome(
        kind: outcome.kind, isSynthetic: outcome.isSynthetic,
        isUnsupported: outcome.read.isEmpty && !outcome.unsupported.isEmpty)
    case .table(let mapping):
      do {
        let outcome = try CSVImporter(mapping).read(path: path, into: sink)
        return Outcome(kind: mapping.name, isSynthetic: outcome.isSynthetic)
      } catch let error as CSVError {
        try sink(.issue(error.issue))
        return Outcome(kind: mapping.name)
      }
    }
  }
}

extension InputReader {
  private static func form(
    _ path: String, mapping: ColumnMapping?, mappings: [ColumnMapping]
  ) throws -> Form {
    if let mapping { return .table(mapping) }
    if try looksLikeInterchange(path) { return .interchange }
    do {
      return .table(try ColumnMapping.matching(path: path, in: mappings))
    } catch {
      return .unknown(error.issue)
    }
  }

  /// Whether the file begins as X12 does: ISA after blanks, or GS or ST where the envelope is lost.
  private static func looksLikeInterchange(_ path: String) throws -> Bool {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? handle.close() }
    let head = try handle.read(upToCount: 1024) ?? Data()
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    let begin = Array(head.drop { blanks.contains($0) }.prefix(4))
    return ["ISA", "GS", "ST"].contains { name in
      begin.starts(with: name.utf8) && begin.count > name.utf8.count
        && !isAlphanumeric(begin[name.utf8.count])
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
