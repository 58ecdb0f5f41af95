import ArgumentParser
import Workflow

/// `overturn letter`: the letter of a reviewed case.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: "Drafts the appeal letter of a reviewed case, every sentence with its source.",
    discussion: """
      Where something is missing no letter is written: it says what to get. It is a draft until a \
      person has read it. Which letter it is follows from route, level and line of business; its \
      words are those of Data/templates.
      """)

  @OptionGroup var reviewed: CaseOptions
  @OptionGroup var paper: PaperOptions
  @OptionGroup var wording: PolicyWordsOptions

  @Option(help: "Which appeal: 1, 2 or external.")
  var level = Level.first

  @Option(help: "The letter that upheld the denial, which a further level answers.")
  var upheld: String?

  @Flag(help: "The cover of records that the payer asked for, instead of an appeal.")
  var records = false

  @Option(
    help: ArgumentHelp(
      "Ask for a decision in the time for urgent care, for this reason: words that a note has.",
      valueName: "reason"))
  var expedited: String?

  @Flag(help: "File in the member's name, whose written authorization is at hand.")
  var forMember = false

  @Flag(help: "The surgeon has seen the red flags in the chart.")
  var redFlagsSeen = false

  enum Level: String, ExpressibleByArgument, CaseIterable {
    case first = "1"
    case second = "2"
    case external

    var number: Int? { Int(rawValue) }
  }

  func validate() throws {
    guard !records || (level == .first && upheld == nil && expedited == nil) else {
      throw ValidationError("--records is no appeal: it takes no level, --upheld or --expedited")
    }
    guard upheld == nil || level != .first else {
      throw ValidationError("--upheld goes with --level 2 or --level external")
    }
  }

  func run() throws {
    let choice = LetterChoice(
      level: level.number, upholding: upheld, policyWords: wording.policyWords,
      isRecordsReply: records, expeditedReason: expedited, isForMember: forMember,
      redFlagsSeen: redFlagsSeen)
    try reviewed.workspace.open(isReadOnly: true).writeLetter(
      ofCase: reviewed.name, choice, to: paper.out, today: reviewed.day.day, version: Version.text,
      command: ReportCommand.commandLine)
    print(paper.out)
  }
}
