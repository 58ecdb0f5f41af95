extension Concept {
  static let discDegeneration = Concept("disc degeneration")
}

extension Detail {
  /// How severe it is said to be, in the words of ``StenosisGrade``.
  static let severity = Detail("severity")
  /// How many levels it is said of: `single level` or `multilevel`.
  static let extent = Detail("extent")
}

/// A disc that dries out or loses height, by level and grade.
struct DiscDegeneration: Extractor {
  let summary = """
    Degenerative disc disease, desiccation and loss of disc height, with the grade that stands \
    before the noun. A hip or knee may be called so by a slip of the pen and does not count.
    """

  let examples = [
    Example("Degenerative disk disease at L4-L5 and L5-S1.", "disc degeneration, L4-5 L5-S1"),
    Example(
      "L5-S1: There is severe loss of disc height with vacuum change.",
      "disc degeneration, L5-S1, severity severe"),
    Example(
      "C7-T1: Minimal disc desiccation.", "disc degeneration, C7-T1, severity mild"),
    Example("Degenerative disc disease of both knees."),
    Example("No disc degeneration at L3-4.", "disc degeneration, L3-4, absent"),
    Example(
      "Advanced single-level degenerative disc disease at L5-S1.",
      "disc degeneration, L5-S1, extent single level, severity severe"),
    Example("Multilevel disc degeneration.", "disc degeneration, extent multilevel"),
    Example(
      "Moderate to severe disc space narrowing at L4-5.",
      "disc degeneration, L4-5, severity moderate-severe"),
    Example(
      "C3-4 demonstrates only minimal if any degenerative disk disease.",
      "disc degeneration, C3-4, possible"),
    Example("Normal disc height."),
  ]

  private static let phrases = PhraseTable<Bool>(lists: [
    (true, "degenerative disc disease | degenerative disk disease | disc degeneration | ddd"),
    (true, "disk degeneration | degenerative disc changes | degenerative disk changes"),
    (true, "degenerative disc change | degenerative disk change | degenerated disc"),
    (true, "degenerated disk | degenerated discs | degenerated disks | degenerative discs"),
    (true, "disc desiccation | disk desiccation | desiccated disc | desiccated disk"),
    (true, "desiccation | disc dessication | intervertebral disc degeneration"),
    (true, "loss of disc height | loss of disk height | loss of disc space height"),
    (true, "loss of disk space height | loss of intervertebral disc height | disc height loss"),
    (true, "disk height loss | decreased disc height | decreased disk height"),
    (true, "reduced disc height | disc space narrowing | disk space narrowing"),
    (true, "intervertebral disc space narrowing | intervertebral disk space narrowing"),
    (true, "narrowing of the disc space | narrowing of the disk space | disc space collapse"),
    (true, "disk space collapse | collapsed disc space | collapsed disk space | disc collapse"),
    (true, "disk collapse | collapsed disc | collapsed disk | disc height is lost"),
  ])
  private static let joints: Set<String> = [
    "knee", "knees", "hip", "hips", "shoulder", "shoulders", "thumb", "wrist", "ankle", "jaw",
  ]
  private static let modifiers: Set<String> = [
    "chronic", "lumbar", "cervical", "thoracic", "lumbosacral", "the", "of", "level", "-", "single",
    "one", "multilevel", "multiple", "disc", "disk", "intervertebral", "significant", "diffuse",
    "there", "is", "with",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.phrases).compactMap { match in
      guard
        ![.family, .procedure, .plan, .medications].contains(note.section(of: match.tokens))
      else { return nil }
      let sentence = note.sentenceTokens(around: match.tokens)
      let after = note.tokens[
        match.tokens.upperBound..<min(match.tokens.upperBound + 5, sentence.upperBound)]
      guard
        !after.prefix(while: { $0.text != "," }).contains(where: { Self.joints.contains($0.text) })
      else { return nil }
      var mention = note.mention(.discDegeneration, at: match.tokens)
      mention.levels = note.levels(of: match.tokens)
      let grade = note.severity(
        of: match.tokens, modifiers: Self.modifiers, further: ["advanced", "marked", "markedly"])
      if let grade { mention.details[.severity] = .choice(grade.rawValue) }
      if let extent = extent(before: match.tokens, sentence, note.tokens) {
        mention.details[.extent] = .choice(extent)
      }
      if isDoubted(match.tokens, note.tokens), mention.context.assertion == .present {
        mention.context.assertion = .possible
      }
      return mention
    }
  }

  private func extent(before finding: Range<Int>, _ sentence: Range<Int>, _ tokens: [Token])
    -> String?
  {
    let ahead = tokens[max(sentence.lowerBound, finding.lowerBound - 5)..<finding.lowerBound]
      .map(\.text)
    if ahead.contains("multilevel") { return "multilevel" }
    let place = ahead.lastIndex { ["single", "one"].contains($0) }
    return place.map { ahead[$0...].contains("level") } == true ? "single level" : nil
  }

  /// "Minimal if any".
  private func isDoubted(_ finding: Range<Int>, _ tokens: [Token]) -> Bool {
    finding.lowerBound > 1 && tokens[finding.lowerBound - 1].text == "any"
      && tokens[finding.lowerBound - 2].text == "if"
  }
}
