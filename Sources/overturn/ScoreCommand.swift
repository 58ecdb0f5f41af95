import ArgumentParser
import Scoring
import Workflow

/// `overturn score`: P(overturned) of every open denial.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores every open denial with the model in force.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Whose denials, when the database holds more than one population.")
  var population: Population?

  func run() throws {
    let scored = try workspace.open().score(asOf: day.day, population: population)
    try output.print(scored.table, words: scored.words)
  }
}
