import ArgumentParser
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

  @OptionGroup var reviewed: CaseOptions
  @OptionGroup var paper: PaperOptions

  func run() throws {
    try reviewed.workspace.open(isReadOnly: true).writeLetter(
      ofCase: reviewed.name, to: paper.out, today: reviewed.day.day, version: Version.text,
      command: ReportCommand.commandLine)
    print(paper.out)
  }
}
