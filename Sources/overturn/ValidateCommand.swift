import ArgumentParser
import Scoring
import Workflow

/// `overturn validate`: the report on the model in force.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Writes the report on the model in force: ledger, calibration, dollars, limits.",
    discussion: """
      Every figure comes from forecasts made at past days with what was final then. 'overturn \
      train' makes them; this command computes and writes.
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "first-level, external-review or synthetic (default: the only one with a model).")
  var population: Population?

  @Option(help: "The folder to write to.")
  var out = "Reports"

  @Flag(
    help: "Also prove the planning on simulated practices, against other orders of work.")
  var staffing = false

  func run() throws {
    let files = try workspace.open(isReadOnly: true).modelReport(
      population: population, staffing: staffing ? StaffingSimulation() : nil,
      version: Version.text, command: ReportCommand.commandLine,
      folder: out)
    for file in files { print(file) }
  }
}
