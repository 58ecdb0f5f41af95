public import ArgumentParser
import Claims
public import Scoring
import Workflow

/// `overturn train`: fits the overturn model and stores it.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Fits the overturn model as of a day; prints coefficients and out-of-time results.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "first-level, external-review or synthetic (default: the only one loaded).")
  var population: Population?

  @Option(help: "Days from filing within which an overturn counts.")
  var horizonDays = 120

  @Option(
    help: "One penalty on every coefficient, 1/C in scikit-learn (default: pooled, estimated)."
  )
  var ridge: Double?

  @Flag(help: "Choose one penalty by cross-validation instead of pooling by factor.")
  var crossValidate = false

  @Option(help: "Hold out the cases after this day (default: quarterly refits).")
  var holdoutFrom: CalendarDay?

  @Flag(help: "Put the model in force even if it is worse than the one that is.")
  var force = false

  func validate() throws {
    guard horizonDays > 0 else { throw ValidationError("horizon-days: expected at least 1") }
    if let ridge, !(ridge > 0 && ridge.isFinite) {
      throw ValidationError("ridge: expected more than 0")
    }
  }

  private var penalty: PenaltyChoice? {
    ridge.map { .given($0) } ?? (crossValidate ? .crossValidated : nil)
  }

  func run() throws {
    let settings = TrainingSettings(
      asOf: day.day, population: population, horizonDays: horizonDays, penalty: penalty,
      holdoutFrom: holdoutFrom, isForced: force, trainedAt: Clock.now)
    let workspace = try workspace.open()
    let trained = try workspace.train(settings)
    let risk = try workspace.trainDenialRisk(
      asOf: settings.asOf, population: trained.model.population, at: settings.trainedAt,
      isForced: force)
    try output.print(
      trained.coefficientTable, words: trained.words + "\n" + (risk?.words ?? ""))
  }
}

extension Population: ExpressibleByArgument {}
