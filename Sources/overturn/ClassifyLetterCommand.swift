import ArgumentParser
import Workflow

/// `overturn classify-letter`: the reason category of denial letters.
struct ClassifyLetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify-letter",
    abstract: "Tells what a denial letter is about, by the codes it prints and by its words.",
    discussion: """
      Plain text files or folders of them. Codes win over words, both are shown, and where neither \
      is sure the letter is left to a person. The weekly report lists what was read.
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "Letters as plain text, or folders of them.")
  var paths: [String]

  func run() throws {
    let read = try workspace.open(mayCreate: true).classifyLetters(paths, at: Clock.now)
    try output.print(read.table, words: read.words)
    for reason in read.refused { Terminal.say("\(reason)\n") }
    if !read.refused.isEmpty { throw ExitCode(1) }
  }
}
