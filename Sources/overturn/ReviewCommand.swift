import ArgumentParser
import Workflow

/// `overturn review`: what a chart says of a payer's criteria.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Holds a chart against the payer's policy: met, not met or unknown, with quotes.",
    discussion: """
      The case file names case, payer and request (see Data/README.md). With --denial the letter is \
      registered as an open denial, to be scored and ranked before there is any claim. The review \
      is kept; 'letter', 'battlecard' and 'checklist' work from it.
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "The folder with the chart's notes: text, PDF or DOCX.")
  var notes: String

  @Option(help: "The case file (JSON).")
  var request: String

  @Option(help: "The denial letter: text, PDF or DOCX.")
  var denial: String?

  @Option(help: "The folder for the page.")
  var out = "Reports"

  func run() throws {
    let open = try workspace.open(mayCreate: true)
    let review = try open.review(
      request: request, notes: notes, letter: denial, on: day.day, at: Clock.now)
    let page = try open.writePage(
      of: review, version: Version.text, command: ReportCommand.commandLine, folder: out)
    try output.print(review.table, words: review.words + "\n\(page)")
  }
}
