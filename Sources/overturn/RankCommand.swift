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

  @Option(help: "Explain one denial's place in words and arithmetic, by its number.")
  var explain: Int?

  @Flag(help: "List the peer-to-peer calls that may come before an appeal.")
  var calls = false

  @Flag(help: "List what can be argued once for several denials of a payer.")
  var projects = false

  @OptionGroup var exploration: ExplorationOptions
  @OptionGroup var questions: StaffQuestionOptions

  func validate() throws {
    guard staff.staff != nil || explain != nil || projects || calls else {
      throw ValidationError("minutes: \(StaffError.none)")
    }
    let asksMore =
      projects || calls || exploration.settings != nil || !questions.whatIf.isEmpty
      || questions.frontier
    guard explain == nil || !asksMore else {
      throw ValidationError(
        "explain: one denial at a time, without other questions")
    }
    do { _ = try staff.staff?.changed(by: questions.changes) } catch {
      throw ValidationError("what-if: \(error)")
    }
    guard output.format == .table || questions.whatIf.isEmpty || !questions.frontier else {
      throw ValidationError("format: ask for --what-if or --frontier as data, not for both")
    }
  }

  func run() throws {
    let workspace = try workspace.open()
    let staff = try workspace.staff(staff.staff)
    if let explain {
      let explanation = try workspace.explain(
        denial: explain, asOf: day.day, staff: staff, population: population)
      return try output.print(explanation.table, text: explanation.text)
    }
    let ranked = try workspace.rank(
      asOf: day.day, staff: staff, population: population, exploring: exploration.settings,
      at: Clock.now)
    if projects { return try output.print(ranked.projects) }
    if calls {
      let calls = ranked.calls(limit: nil)
      return try output.print(calls.table, words: "\n\(calls.words)")
    }
    try answer(ranked)
  }

  /// The list, what falls off it, and what was asked beside it.
  private func answer(_ ranked: RankedDenials) throws {
    let isForPeople = output.format == .table
    if isForPeople || (questions.whatIf.isEmpty && !questions.frontier) {
      try output.print(ranked.table(limit: limit), words: ranked.words)
    }
    if isForPeople, ranked.hasCalls {
      let calls = ranked.calls(limit: limit ?? 10)
      try output.print(calls.table, words: "\n\(calls.words)\n")
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
