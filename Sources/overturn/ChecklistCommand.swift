import ArgumentParser
import Documents
import Workflow

/// `overturn checklist`: what is missing today, as questions to the clinic.
struct ChecklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "Lists what a reviewed case lacks, as questions to the clinic, most valuable first.")

  @OptionGroup var reviewed: CaseOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let report = try reviewed.workspace.open(isReadOnly: true).checklist(
      ofCase: reviewed.name, asOf: reviewed.day.day, version: Version.text,
      command: ReportCommand.commandLine)
    let words = report.blocks.compactMap { block in
      if case .paragraph(let text) = block { "\n\(text)" } else { nil }
    }
    for case .table(let table) in report.blocks {
      try output.print(table, words: words.joined())
    }
  }
}
