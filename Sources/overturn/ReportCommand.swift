import ArgumentParser
import Foundation
import Scoring
import Workflow
import Worklists

/// `overturn report`: pages for people.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Writes a report.", subcommands: [Weekly.self, Finance.self])

  /// `overturn report weekly`: the list to work as a page, a CSV and a workbook.
  struct Weekly: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the week's list as one HTML page, a CSV and a workbook.")

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var day: DayOptions

    @OptionGroup var staff: StaffOptions

    @Option(help: "Whose denials, when the database holds more than one population.")
    var population: Population?

    @OptionGroup var exploration: ExplorationOptions

    @Option(help: "The folder to write to.")
    var out = "Reports"

    func run() throws {
      let workspace = try workspace.open()
      let files = try workspace.weeklyReport(
        asOf: day.day, staff: staff.forReport(of: workspace),
        population: population,
        exploring: exploration.settings, at: Clock.now,
        version: Version.text, command: ReportCommand.commandLine, folder: out,
        progress: ReportCommand.progress)
      for file in files { print(file) }
    }
  }

  /// `overturn report finance`: recoverable revenue as a distribution.
  struct Finance: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes what the denials in hand will bring, as a page, a workbook and a journal.",
      discussion: """
        Draws the recoveries of pending appeals and of what the plan will appeal, with payers moving \
        together, and holds past promises against the cash that came. Equal seeds give equal figures.
        """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var day: DayOptions
    @OptionGroup var staff: StaffOptions

    @Option(help: "Whose denials, when the database holds more than one population.")
    var population: Population?

    @Option(help: "The seed of the draws.")
    var seed: UInt64 = 1

    @Option(help: "The folder to write to.")
    var out = "Reports"

    func run() throws {
      let workspace = try workspace.open()
      let files = try workspace.financeReport(
        asOf: day.day, staff: staff.forReport(of: workspace),
        population: population, seed: seed, version: Version.text,
        command: ReportCommand.commandLine, folder: out, progress: ReportCommand.progress)
      for file in files { print(file) }
    }
  }

  /// Months of a large practice take a while each.
  static var progress: (Double) -> Void {
    let bar = ProgressBar("past promises", after: .seconds(5))
    return { bar.show($0) }
  }

  /// As it was called, for a report's provenance.
  static var commandLine: String {
    (["overturn"] + CommandLine.arguments.dropFirst()).joined(separator: " ")
  }
}
