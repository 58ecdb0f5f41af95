import ArgumentParser
import Statistics

/// The command line: each subcommand is one file with its options, one call into `Workflow`, one
/// print.
@main
struct Overturn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overturn",
    abstract: "Says which denied claims to appeal first, why, what each is worth and by when.",
    discussion: """
      A week's work: ingest what came in, train when outcomes came in, rank, report.

      Exit codes: 0 done, 1 something was refused (and said what), 64 usage.
      """,
    version: Version.text,
    subcommands: [
      IngestCommand.self, StatusCommand.self, TrainCommand.self, ValidateCommand.self,
      ScoreCommand.self,
      RankCommand.self, OverrideCommand.self, ReportCommand.self, PredictDenialsCommand.self,
      MonitorCommand.self,
      ClassifyLetterCommand.self, PolicyCommand.self, ReviewCommand.self, LetterCommand.self,
      BattleCardCommand.self, ChecklistCommand.self,
      SimulateCommand.self, AuditCommand.self,
    ])

  static func main() {
    ProcessorKernels.restartIfBetter()
    main(nil)
  }
}
