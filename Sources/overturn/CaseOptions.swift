import ArgumentParser

/// A reviewed case and the day its papers look from.
struct CaseOptions: ParsableArguments {
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions

  @Argument(help: "The case, as its case file names it.")
  var name: String
}

/// What the payer's policy says, in its own words.
struct PolicyWordsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A text file with the payer's own wording: a line '# ID' for each criterion, then its text.",
      valueName: "file"))
  var policyWords: String?
}

/// Where a paper is written.
struct PaperOptions: ParsableArguments {
  @Option(help: "The file to write: .html, .pdf or .docx.")
  var out: String
}
