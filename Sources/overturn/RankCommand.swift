import ArgumentParser
import Scoring
import Workflow
import Worklists

/// `overturn rank`: the appeals to work now, within the minutes there are.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Lists the appeals to work, by expected net dollars under deadlines and minutes.",
    discussion: """
      With --format csv or json the list alone is printed; with --what-if or --frontier that alone.
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var staff: StaffOptions

  @Option(help: "Print at most this many lines of the list.")
  var limit: Int?

  @Option(help: "Whose denials, when the database holds more than one population.")
  var population: Population?

  @OptionGroup var exploration: ExplorationOptions
  @OptionGroup var questions: StaffQuestionOptions

  func validate() throws {
    guard let staff = staff.staff else {
      throw ValidationError("minutes: \(StaffError.none)")
    }
    do { _ = try staff.changed(by: questions.changes) } catch {
      throw ValidationError("what-if: \(error)")
    }
    guard output.format == .table || questions.whatIf.isEmpty || !questions.frontier else {
      throw ValidationError("format: ask for --what-if or --frontier as data, not for both")
    }
  }

  func run() throws {
    let ranked = try workspace.open().rank(
      asOf: day.day, staff: staff.staff ?? Staff(minutes: 0), population: population,
      exploring: exploration.settings, at: Clock.now)
    let isForPeople = output.format == .table
    if isForPeople || (questions.whatIf.isEmpty && !questions.frontier) {
      try output.print(ranked.table(limit: limit), words: ranked.words)
    }
    if isForPeople, let table = ranked.fallsOff(limit: limit ?? 10) {
      try output.print(table)
    }
    if !questions.whatIf.isEmpty {
      let difference = try ranked.difference(questions.changes)
      try output.print(difference.table, words: difference.words)
    }
    if questions.frontier { try output.print(ranked.frontierTable) }
  }
}
