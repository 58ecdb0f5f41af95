extension Concept {
  static let deviceApproval = Concept("device approval")
}

/// Where a note says that the device to be used is approved, and for how many levels.
///
/// Which devices are approved for what is not known here: only the note's own sentence counts.
struct DeviceApproval: Extractor {
  let summary = """
    A device said to be approved by the FDA, for one level, for two, or for the levels named. That a \
    device is used says nothing of its approval.
    """

  let examples = [
    Example(
      "The disc is FDA-approved for two contiguous levels.", "device approval, 2 levels"),
    Example("FDA approved for one level between C3 and C7.", "device approval, 1 levels"),
    Example("This device is FDA approved at C5-6.", "device approval, C5-6"),
    Example("This device is not FDA approved at two levels.", "2 levels, absent"),
    Example("FDA approval is pending for two levels.", "2 levels, possible"),
    Example("We will use a disc of cobalt chrome."), Example("An FDA-approved device."),
  ]

  private static let names = PhraseTable<Bool>(lists: [
    (true, "fda approved | fda-approved | fda approval | fda-cleared | approved by the fda"),
    (true, "food and drug administration approved | approved by the food and drug administration"),
  ])
  private static let counts = PhraseTable<Double>(lists: [
    (1, "one level | single level | one-level | single-level | 1 level | 1-level"),
    (2, "two level | two levels | two-level | 2 level | 2 levels | 2-level"),
    (2, "two contiguous levels | two adjacent levels | two contiguous | 2 contiguous"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: Self.names).compactMap { match in
      let sentence = note.sentenceTokens(around: match.tokens)
      let count = Self.counts.matches(in: note.tokens, range: sentence).first
      let levels = note.levels(in: sentence).flatMap(\.levels)
      guard count != nil || !levels.isEmpty else { return nil }
      var mention = note.mention(.deviceApproval, at: match.tokens)
      if let count { mention.value = .number(count.value, unit: "levels") }
      mention.levels = count == nil ? levels : []
      let words = note.tokens[sentence].map(\.text)
      if words.contains("pending") || words.contains("awaiting") {
        mention.context.assertion = .possible
      }
      return mention
    }
  }
}
