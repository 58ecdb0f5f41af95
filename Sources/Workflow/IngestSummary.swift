import Claims
public import Documents
public import Store

/// What became of one input file.
public struct IngestedFile: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable {
    case loaded
    /// Nothing new: the file, or everything in it, was loaded before.
    case known
    /// Nothing could be loaded; its contents are in quarantine.
    case refused
    /// Loaded in part; the rest is in quarantine.
    case partly = "loaded in part"
    /// A kind of transaction the product does not read.
    case unsupported
    /// Neither X12 nor a CSV with a mapping.
    case skipped
  }

  public let name: String
  public let kind: String
  public let outcome: Outcome
  public let summary: LoadSummary

  var issues: [ImportIssue] { summary.issues }
}

/// What became of the files given to `ingest`.
public struct IngestSummary: Sendable, Hashable {
  public let files: [IngestedFile]
  /// Denials whose state was derived anew.
  public let denials: Int

  public var hasRefusals: Bool {
    files.contains { $0.outcome == .refused || $0.summary.refused > 0 }
  }

  public var table: Table {
    let columns = [
      Table.Column("File", priority: .essential), Table.Column("Kind"),
      Table.Column("Outcome", priority: .essential),
      Table.Column("Loaded", alignment: .trailing, priority: .essential),
      Table.Column("Known", alignment: .trailing, priority: .essential),
      Table.Column("Refused", alignment: .trailing, priority: .essential),
      Table.Column("Reasons", priority: .essential),
    ]
    let rows = files.map { file in
      Table.Row([
        .text(file.name), .text(file.kind), .text(file.outcome.rawValue),
        .count(file.summary.loaded), .count(file.summary.known), .count(file.summary.refused),
        .text(Self.reasons(file)),
      ])
    }
    return Table(caption: "What became of each file", columns: columns, rows: rows)
  }

  /// The first reasons of a file, the gravest first.
  private static func reasons(_ file: IngestedFile) -> String {
    let told = file.issues.sorted { $0.severity.gravity < $1.severity.gravity }
    let shown = told.prefix(2).map { "\($0.place): \($0.message)" }
    let count = file.summary.issueCounts.values.reduce(0, +)
    let more = count > shown.count ? ["and \(count - shown.count) more"] : []
    return (shown + more).joined(separator: "; ")
  }

  /// Totals by kind of content, in a line or two.
  public var words: String {
    var tallies: [LoadSummary.Kind: LoadSummary.Tally] = [:]
    for file in files {
      for (kind, tally) in file.summary.tallies {
        tallies[kind, default: .init()].loaded += tally.loaded
        tallies[kind, default: .init()].known += tally.known
      }
    }
    let loaded = LoadSummary.Kind.allCases.compactMap { kind in
      tallies[kind].flatMap { $0.loaded > 0 ? "\($0.loaded) \(kind.rawValue)s" : nil }
    }
    let refused = files.reduce(0) { $0 + $1.summary.refused }
    let first = loaded.isEmpty ? "nothing new" : loaded.joined(separator: ", ")
    return "\nLoaded \(first); \(knownWords), \(refused) refused and kept in quarantine.\n"
      + "\(denials) denials brought up to date."
  }
}

extension IngestSummary {
  /// A file that was read before is not read again, so that its contents are counted as a file.
  private var knownWords: String {
    let known = files.reduce(0) { $0 + $1.summary.known }
    let whole = files.count { $0.summary.isKnownFile }
    guard whole > 0 else { return "\(known) already known" }
    let files = whole == 1 ? "1 file" : "\(whole) files"
    return known > 0
      ? "\(known) and \(files) as a whole already known" : "\(files) as a whole already known"
  }
}

extension ImportIssue.Severity {
  fileprivate var gravity: Int {
    switch self {
    case .refused: 0
    case .warning: 1
    case .note: 2
    }
  }
}
