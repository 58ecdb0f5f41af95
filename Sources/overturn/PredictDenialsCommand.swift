import ArgumentParser
import Scoring
import Workflow

/// `overturn predict-denials`: claims to fix before they are sent.
struct PredictDenialsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict-denials",
    abstract: "Tells which claims will likely be denied, why, and what is at risk, before sending.",
    discussion: """
      A claim is a patient control number on record or an 837 file, which is read and not loaded. \
      'overturn train' fits the model when claims and their remittances are loaded.
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "Every claim on record that no acknowledgement and no remittance knows of.")
  var unsubmitted = false

  @Option(help: "Whose claims, when the database holds more than one population.")
  var population: Population?

  @Argument(help: "Patient control numbers, or 837 files.")
  var claims: [String] = []

  func validate() throws {
    guard unsubmitted || !claims.isEmpty else {
      throw ValidationError("claims: expected a claim, a file or --unsubmitted")
    }
  }

  func run() throws {
    let predicted = try workspace.open().predictDenials(
      claims, unsubmitted: unsubmitted, asOf: day.day, population: population)
    try output.print(predicted.table, words: predicted.words)
  }
}
