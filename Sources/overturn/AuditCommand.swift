import Access
import ArgumentParser
import Documents
import Foundation
import Workflow

/// `overturn audit`: who did what in the queue, and that nobody changed the record of it.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Follows or lists the audit of the appeals queue.",
    subcommands: [Verify.self, List.self])

  /// `overturn audit verify`.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Follows the chain of the audit from its first entry, and says where it breaks.",
      discussion: """
        Every entry holds a digest over the one before, so that a change, a gap or an exchange is \
        found. What is cut off at the end is found only with the head that was noted before: keep \
        what this command prints elsewhere and give it with --head.
        """)

    @OptionGroup var workspace: WorkspaceOptions

    @Option(help: ArgumentHelp("A head noted before.", valueName: "number:digest"))
    var head: String?

    func run() throws {
      print(try workspace.open(isReadOnly: true).verifyAudit(head: head))
    }
  }

  /// `overturn audit list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the last entries, the newest first.")

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: FormatOptions

    @Option(help: "At most so many.")
    var limit = 50

    func run() throws {
      try output.print(workspace.open(isReadOnly: true).auditTable(limit: max(1, limit)))
    }
  }
}
