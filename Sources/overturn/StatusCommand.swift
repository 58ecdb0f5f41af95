import ArgumentParser
import Workflow

/// `overturn status`: what the database holds.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Says what the database holds: files, claims, denials, money, models, last runs.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    try output.print(workspace.open(isReadOnly: true).status().table)
  }
}
