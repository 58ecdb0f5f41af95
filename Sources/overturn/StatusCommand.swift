import ArgumentParser
import Workflow

/// `overturn status`: what the database holds.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Says what the database holds: files, claims, denials, money, models, last runs.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "List what was refused, doubted or noted in each file, with place and reason.")
  var issues = false

  @Flag(help: "List the claims rejected before adjudication: codes, day, what to do.")
  var rejections = false

  @Flag(help: "List the provider adjustments (PLB) that belong to no denial.")
  var adjustments = false

  @Option(help: "List at most this many issues.")
  var limit = 1000

  func validate() throws {
    guard [issues, rejections, adjustments].count(where: \.self) <= 1 else {
      throw ValidationError(
        "expected one of --issues, --rejections and --adjustments; ask for one at a time")
    }
  }

  func run() throws {
    let workspace = try workspace.open(isReadOnly: true)
    if rejections { return try output.print(workspace.rejections()) }
    if adjustments { return try output.print(workspace.adjustments()) }
    try output.print(issues ? workspace.issues(limit: limit) : workspace.status().table)
  }
}
