import ArgumentParser

/// A reviewed case and the day its papers look from.
struct CaseOptions: ParsableArguments {
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var day: DayOptions

  @Argument(help: "The case, as its case file names it.")
  var name: String
}

/// Where a paper is written.
struct PaperOptions: ParsableArguments {
  @Option(help: "The file to write: .html, .pdf or .docx.")
  var out: String
}
