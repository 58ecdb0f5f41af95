import ArgumentParser
import Workflow

/// `overturn ingest`: loads files and folders, and says what became of each.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Loads remittances, claims, acknowledgements and CSV exports.",
    discussion: """
      Reads X12 835, 837P, 837I, 837D, 277CA and 278 and CSV files with a mapping. What was loaded \
      before is known and not counted twice; what cannot be read is quarantined with its place \
      and reason, and what stands beside it is loaded.
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "The CSV mapping to use: a name in Data/mappings or a file.")
  var mapping: String?

  @Argument(help: "Files and folders.")
  var paths: [String]

  func run() throws {
    let bar = ProgressBar("reading")
    let summary = try workspace.open(mayCreate: true).ingest(
      paths, mapping: mapping, loadedAt: Clock.now, progress: { bar.show($0) })
    try output.print(summary.table, words: summary.words)
    if summary.hasRefusals { throw ExitCode(1) }
  }
}
