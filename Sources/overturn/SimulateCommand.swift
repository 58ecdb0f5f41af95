import ArgumentParser
import Claims
import Practice
import Workflow

/// `overturn simulate`: a synthetic practice in the real formats.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Writes a synthetic spine practice: 837, 835, 277CA and CSV files with known truth.")

  @Option(help: "The same seed writes the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "Months of practice.")
  var months = 24

  @Option(help: "Claims in all.")
  var claims = 4000

  @Option(help: "The last day of the simulated record.")
  var lastDay: CalendarDay = CalendarDay(number: 20_757)

  @Option(help: "Share of clinical denials, 0 to 1, with a chart review (chart-reviews.csv).")
  var reviews = 0.0

  @Option(help: "The folder to write to, empty; made when it does not exist.")
  var out: String

  @Flag(help: "Write a practice that the folder already holds anew.")
  var overwrite = false

  func validate() throws {
    guard months >= 1 else { throw ValidationError("months: expected at least 1") }
    guard claims >= 1 else { throw ValidationError("claims: expected at least 1") }
    guard (0...1).contains(reviews) else { throw ValidationError("reviews: expected 0 to 1") }
  }

  func run() throws {
    let bar = ProgressBar("simulating")
    let summary = try Workspace.simulate(
      PracticeSettings(seed: seed, months: months, claims: claims, lastDay: lastDay),
      reviewedShare: reviews, into: out, overwriting: overwrite, progress: { bar.show($0) })
    print(
      "\(summary.files) files, \(summary.bytes) bytes: \(summary.claims) claims, "
        + "\(summary.adjudications) adjudications, \(summary.denials) denials triaged, "
        + "\(summary.appeals) appeals (\(summary.overturned) won, \(summary.upheld) lost). "
        + "Everything is synthetic.")
  }
}
