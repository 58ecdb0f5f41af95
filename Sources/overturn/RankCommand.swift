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

  @Option(
    help: "Minutes of work available this week (--explain and --projects take the last list's).")
  var minutes: Int?

  @Option(help: "Print at most this many lines of the list.")
  var limit: Int?

  @Option(help: "Whose denials, when the database holds more than one population.")
  var population: Population?

  @Option(help: "Explain one denial's place in words and arithmetic, by its number.")
  var explain: Int?

  @Flag(help: "List what can be argued once for several denials of a payer.")
  var projects = false

  @OptionGroup var exploration: ExplorationOptions

  func validate() throws {
    guard minutes ?? 0 >= 0 else { throw ValidationError("minutes: expected 0 or more") }
    guard minutes != nil || explain != nil || projects else {
      throw ValidationError("minutes: expected the minutes of work there are this week")
    }
    guard explain == nil || (!projects && exploration.settings == nil) else {
      throw ValidationError("explain: one denial at a time, without --projects and --explore")
    }
  }

  func run() throws {
    let workspace = try workspace.open()
    let minutes = try workspace.minutes(minutes)
    if let explain {
      let explanation = try workspace.explain(
        denial: explain, asOf: day.day, minutes: minutes, population: population)
      return try output.print(explanation.table, text: explanation.text)
    }
    let ranked = try workspace.rank(
      asOf: day.day, minutes: minutes, population: population, exploring: exploration.settings,
      at: Clock.now)
    if projects { return try output.print(ranked.projects) }
    try output.print(ranked.table(limit: limit), words: ranked.words)
  }
}
