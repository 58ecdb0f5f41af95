import ArgumentParser
import Scoring
import Workflow

/// `overturn rank`: the appeals to work now, within the minutes there are.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Lists the appeals to work, by expected net dollars under deadlines and minutes.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Minutes of work available this week.")
  var minutes: Int

  @Option(help: "Print at most this many lines of the list.")
  var limit: Int?

  @Option(help: "Whose denials, when the database holds more than one population.")
  var population: Population?

  @OptionGroup var exploration: ExplorationOptions

  func validate() throws {
    guard minutes >= 0 else { throw ValidationError("minutes: expected 0 or more") }
  }

  func run() throws {
    let ranked = try workspace.open().rank(
      asOf: day.day, minutes: minutes, population: population, exploring: exploration.settings,
      at: Clock.now)
    try output.print(ranked.table(limit: limit), words: ranked.words)
  }
}
