import ArgumentParser
import Claims
import Workflow

/// `overturn override`: a person's word on where a denial stands.
struct OverrideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Puts a denial first in the list or aside, with who says so and why.",
    discussion: "The word holds from its day on until it is cancelled, and stays on record.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions

  @Argument(help: "The denial's number, as 'overturn rank' prints it.")
  var denial: Int

  @Flag(help: "Work it before everything else, within its deadline.")
  var first = false

  @Flag(help: "Do not work it.")
  var never = false

  @Flag(help: "Take back what was said before.")
  var cancel = false

  @Option(help: "Why.")
  var reason: String

  @Option(help: "Who says so: a name or initials.")
  var by: String

  func validate() throws {
    guard [first, never, cancel].count(where: \.self) == 1 else {
      throw ValidationError("expected one of --first, --never and --cancel")
    }
    for (name, text) in [("reason", reason), ("by", by)]
    where !text.contains(where: { !$0.isWhitespace }) {
      throw ValidationError("\(name): expected words; they are kept with the rank")
    }
  }

  func run() throws {
    let verdict: RankOverride.Verdict = first ? .first : never ? .never : .cancelled
    let warning = try workspace.open().override(
      RankOverride(denial: denial, verdict: verdict, reason: reason, by: by, day: day.day),
      at: Clock.now)
    print("Kept for denial \(denial) from \(day.day): \(verdict.rawValue), by \(by).")
    if let warning { print(warning) }
  }
}
