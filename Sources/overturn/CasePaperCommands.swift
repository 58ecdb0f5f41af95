import ArgumentParser
import Documents
import Workflow

/// `overturn letter`: the appeal letter of a reviewed case.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: "Drafts the appeal letter of a reviewed case, every sentence with its source.",
    discussion: """
      Where something is missing no letter is written: it says what to get. It is a draft until a \
      person has read it.
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions

  @Argument(help: "The case, as its case file names it.")
  var name: String

  @Option(help: "The file to write: .html, .pdf or .docx.")
  var out: String

  func run() throws {
    try workspace.open(isReadOnly: true).writeLetter(
      ofCase: name, to: out, today: day.day, version: Version.text,
      command: ReportCommand.commandLine)
    print(out)
  }
}

/// `overturn battlecard`: one page for the call with the medical director.
struct BattleCardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "battlecard",
    abstract: "Writes the one-page card for the peer-to-peer call of a reviewed case.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions

  @Argument(help: "The case, as its case file names it.")
  var name: String

  @Option(help: "The file to write: .html, .pdf or .docx.")
  var out: String

  func run() throws {
    try workspace.open(isReadOnly: true).writeCard(
      ofCase: name, to: out, asOf: day.day, version: Version.text,
      command: ReportCommand.commandLine)
    print(out)
  }
}

/// `overturn checklist`: what is missing today, as questions to the clinic.
struct ChecklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "Lists what a reviewed case lacks, as questions to the clinic, most valuable first.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The case, as its case file names it.")
  var name: String

  func run() throws {
    let report = try workspace.open(isReadOnly: true).checklist(
      ofCase: name, asOf: day.day, version: Version.text, command: ReportCommand.commandLine)
    for case .table(let table) in report.blocks { try output.print(table) }
  }
}
