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

  /// `nil` for a file that is neither.
  var source: SourceFile? {
    let kind: String
    switch form {
    case .interchange: kind = "X12"
    case .table(let mapping): kind = mapping.name
    case .unknown: return nil
    }
    return SourceFile(
      name: name, digest: digest, bytes: InputFiles.size(path), kind: kind, isSynthetic: false)
  }

  /// Why it is neither, as the summary of a load that did not happen.
  var refusal: LoadSummary {
    guard case .unknown(let issue) = form else { return LoadSummary() }
    return LoadSummary(issueCounts: [issue.severity: 1], issues: [issue])
  }

  func read(into sink: (Imported) throws -> Void) throws -> Outcome {
    switch form {
    case .unknown: return Outcome()
    case .interchange:
      let outcome = try EDIReader(path: path).read(into: sink)
      return Outcome(
        kind: outcome.kinds, isSynthetic: outcome.isSynthetic,
        isUnsupported: outcome.read.isEmpty && !outcome.unsupported.isEmpty)
    case .table(let mapping):
      let outcome = try CSVImporter(mapping: mapping).read(path: path, into: sink)
      return Outcome(kind: mapping.name, isSynthetic: outcome.isSynthetic)
    }
  }
}
