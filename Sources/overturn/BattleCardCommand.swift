import ArgumentParser
import Workflow

/// `overturn battlecard`: one page for the call with the medical director.
struct BattleCardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "battlecard",
    abstract: "Writes the one-page card for the peer-to-peer call of a reviewed case.")

  @OptionGroup var reviewed: CaseOptions
  @OptionGroup var paper: PaperOptions
  @OptionGroup var wording: PolicyWordsOptions

  func run() throws {
    try reviewed.workspace.open(isReadOnly: true).writeCard(
      ofCase: reviewed.name, policyWords: wording.policyWords, to: paper.out,
      asOf: reviewed.day.day, version: Version.text,
      command: ReportCommand.commandLine)
    print(paper.out)
  }
}
