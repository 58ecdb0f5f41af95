import ArgumentParser
import Scoring
import Workflow

/// `overturn monitor`: whether the chances still mean what they say.
struct MonitorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract: "Watches chances and kinds of denial week by week: in all, by payer and by reason.",
    discussion: """
      While kinds of denial stay as they were and chances are right within 0.1 in log-odds, the \
      probability that any alarm is ever raised is at most --false-alarm-rate. Chances learned from \
      few cases are further off by themselves. Each alarm stands beside the policies that took effect about then. Exit \
      code 0 with and without alarms.
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "The probability of any alarm ever while kinds stay and chances hold.")
  var falseAlarmRate = 0.05

  @Option(help: "Whose denials, when the database holds more than one population.")
  var population: Population?

  func validate() throws {
    guard falseAlarmRate > 0, falseAlarmRate < 1 else {
      throw ValidationError("false-alarm-rate: expected a number between 0 and 1")
    }
  }

  func run() throws {
    let found = try workspace.open().monitor(
      asOf: day.day, population: population, falseAlarmRate: falseAlarmRate)
    try output.print(found.table, words: found.words)
  }
}
