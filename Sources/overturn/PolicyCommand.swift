import ArgumentParser
import Workflow

/// `overturn policy`: the payers' policies and their criteria.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "The payers' medical policies: versions, days, criteria, sources.",
    subcommands: [List.self, Show.self, Search.self, Import.self, Diff.self])

  /// Where the policies are.
  struct ShelfOptions: ParsableArguments {
    @Option(help: "The folder with the policies (default: policies in the data folder).")
    var policies: String?

    @Option(help: "The folder with rules and mappings (default: Data here or beside the program).")
    var data: String?

    func open() throws -> PolicyShelf { try PolicyShelf(policies: policies, dataFolder: data) }
  }

  /// `overturn policy list`: what the library holds.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the policies with payer, effective day, status and marks.")

    @OptionGroup var shelf: ShelfOptions
    @OptionGroup var output: FormatOptions

    func run() throws { try output.print(shelf.open().list) }
  }

  /// `overturn policy show`: one policy's criteria.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows a policy's criteria with section, mark and source.")

    @OptionGroup var shelf: ShelfOptions
    @OptionGroup var output: FormatOptions

    @Argument(help: "Its id, number, file name, or the beginning of its id.")
    var id: String

    func run() throws {
      let found = try shelf.open().show(id)
      try output.print(found.table, words: found.words)
    }
  }

  /// `overturn policy search`: words in sections and criteria.
  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Finds sections and criteria that hold all the words, by stem and beginning.")

    @OptionGroup var shelf: ShelfOptions
    @OptionGroup var output: FormatOptions

    @Argument(help: "What to look for.")
    var words: [String]

    func run() throws { try output.print(shelf.open().search(words.joined(separator: " "))) }
  }

  /// `overturn policy import`: a practice's own policy.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Validates a policy file and copies it into the folder.",
      discussion: "Data/policies/README.md documents the format. A file with an error is refused.")

    @OptionGroup var shelf: ShelfOptions

    @Argument(help: "The policy as JSON.")
    var file: String

    func run() throws { print(try shelf.open().add(file)) }
  }

  /// `overturn policy diff`: what changed.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tells which criteria were added, removed or changed between two policies.",
      discussion: """
        With --database it tells which open cases, reviewed by the older, would be judged otherwise \
        by the newer; each chart is read again from where it was.
        """)

    @OptionGroup var shelf: ShelfOptions
    @OptionGroup var output: FormatOptions

    @Argument(help: "The older: an id, or a file.")
    var from: String

    @Argument(help: "The newer: an id, or a file.")
    var to: String

    @Option(help: "List the open cases of this database, judged by both, instead of the criteria.")
    var database: String?

    func run() throws {
      let shelf = try shelf.open()
      guard let database else { return try output.print(shelf.difference(from, to)) }
      let workspace = try Workspace(
        database: database, dataFolder: DataFolder.locate(self.shelf.data), isReadOnly: true)
      let found = try workspace.casesAffected(from: from, to: to, shelf: shelf)
      try output.print(found.table, words: found.words)
    }
  }
}
