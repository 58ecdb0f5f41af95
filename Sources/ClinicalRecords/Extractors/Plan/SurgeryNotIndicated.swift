extension Concept {
  static let surgeryNotIndicated = Concept("surgery not indicated")
  static let surgeryDeclined = Concept("surgery declined")
}

/// Where a note says that an operation on the spine has no place, or that the patient wants none.
struct SurgeryNotIndicated: Extractor {
  let summary = """
    An operation is not indicated, or the patient does not want it. An emergency operation ruled out \
    says nothing of a planned one, and another joint's operation says nothing here.
    """

  let examples = [
    Example("She is not a surgical candidate.", "surgery not indicated"),
    Example("There is no indication for surgical intervention.", "surgery not indicated"),
    Example("I do not see any indication for another surgery.", "surgery not indicated"),
    Example("Further surgery is not recommended.", "surgery not indicated"),
    Example(
      "He does not wish to proceed with any neurosurgical intervention.", "surgery declined"),
    Example("She would like to avoid further surgery.", "surgery declined"),
    Example("The patient declined surgery.", "surgery declined"),
    Example("Surgery cancelled.", "surgery declined"),
    Example("Surgery cancelled because of the insurance denial."),
    Example("If she is not a candidate for surgery, consider injections.", "conditional"),
    Example("No indication for emergent surgery."), Example("Not a candidate for knee surgery."),
    Example("Her father declined back surgery."), Example("He has not declined surgery."),
    Example("Not a candidate for decompression alone, which would destabilize further."),
    Example("I would not recommend ESI before surgery."),
    Example("She is a candidate for surgery."),
  ]

  private static let heads = PhraseTable<Concept>(lists: [
    (.surgeryNotIndicated, "not a candidate for | not a good candidate for | not candidates for"),
    (.surgeryNotIndicated, "poor candidate for | no indication for | no indications for"),
    (.surgeryNotIndicated, "not see any indication for | no role for | not recommend"),
    (.surgeryNotIndicated, "not recommending | not advise | no need for"),
    (.surgeryDeclined, "declines | declined | refuses | refused | does not want | doesn't want"),
    (.surgeryDeclined, "does not wish | doesn't wish | not interested in | wishes to avoid"),
    (.surgeryDeclined, "would like to avoid | wants to avoid | prefers to avoid | unwilling to"),
    (.surgeryDeclined, "not willing to | does not desire | decided against | opted against"),
  ])
  private static let whole = PhraseTable<Concept>(lists: [
    (.surgeryNotIndicated, "not a surgical candidate | poor surgical candidate"),
    (.surgeryNotIndicated, "not a good surgical candidate | no surgical options"),
    (.surgeryNotIndicated, "no further surgical options | no surgical indication"),
    (.surgeryNotIndicated, "surgery is not indicated | surgery was not indicated"),
    (.surgeryNotIndicated, "surgery is not recommended | surgery not indicated"),
    (.surgeryNotIndicated, "surgery was not recommended | surgery would not be beneficial"),
    (.surgeryDeclined, "surgery was declined | surgery cancelled | surgery canceled"),
    (.surgeryDeclined, "surgery was cancelled | surgery was canceled | cancelled surgery"),
    (.surgeryDeclined, "laminectomy cancelled | laminectomy canceled | fusion cancelled"),
    (.surgeryDeclined, "wants surgery cancelled | cancel surgery | cancel the surgery"),
  ])
  private static let operation = PhraseTable<Bool>(lists: [
    (true, "surgery | surgeries | surgical intervention* | neurosurgical intervention*"),
    (true, "surgical treatment | operative intervention | operative treatment | reoperation"),
    (true, "surgical management | fusion | laminectomy | decompression"),
  ])
  private static let relatives: Set<String> = [
    "father", "mother", "brother", "sister", "husband", "wife", "son", "daughter", "parents",
  ]
  private static let payers: Set<String> = [
    "insurance", "insurer", "denial", "denied", "authorization", "payer", "coverage",
  ]
  private static let between: Set<String> = [
    "any", "further", "additional", "another", "more", "spine", "spinal", "lumbar", "cervical",
    "back", "neck", "to", "have", "having", "undergo", "undergoing", "proceed", "with", "the", "a",
    "this", "repeat", "revision", "open", "major", "pursue", "pursuing", "consider", "considering",
    "elective", "invasive",
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    let heads = note.matches(of: Self.heads).compactMap { head -> (Range<Int>, Concept)? in
      guard let end = operation(after: head.tokens, in: note) else { return nil }
      return (head.tokens.lowerBound..<end, head.value)
    }
    let whole = note.matches(of: Self.whole).map { ($0.tokens, $0.value) }
    return (heads + whole).sorted { $0.0.lowerBound < $1.0.lowerBound }
      .compactMap { mention($0.1, at: $0.0, in: note) }
  }

  /// The end of the operation named behind, with nothing but its adjectives between.
  private func operation(after head: Range<Int>, in note: MarkedNote) -> Int? {
    let end = note.sentenceTokens(around: head).upperBound
    var index = head.upperBound
    while index < min(end, head.upperBound + 7) {
      if let match = Self.operation.match(at: index, in: note.tokens, before: end) {
        // "Not a candidate for decompression alone": more is wanted, not less.
        let next = match.tokens.upperBound
        return next < end && ["alone", "only", "without"].contains(note.tokens[next].text)
          ? nil : next
      }
      guard Self.between.contains(note.tokens[index].text) else { return nil }
      index += 1
    }
    return nil
  }

  private func mention(_ concept: Concept, at range: Range<Int>, in note: MarkedNote) -> Mention? {
    let before = note.tokens[max(0, range.lowerBound - 2)..<range.lowerBound]
    guard !before.contains(where: { ["not", "never"].contains($0.text) }) else { return nil }
    var mention = note.mention(concept, at: range)
    // An operation put off by the payer is still wanted.
    guard
      !note.tokens[note.sentenceTokens(around: range)].contains(where: {
        Self.payers.contains($0.text)
      })
    else { return nil }
    let subject = note.tokens[max(0, range.lowerBound - 3)..<range.lowerBound]
    guard mention.context.experiencer == .patient,
      !subject.contains(where: { Self.relatives.contains($0.text) })
    else { return nil }
    // "No" and "declined" are what it says; only "if" and "perhaps" take it back.
    if [.absent, .declined, .planned].contains(mention.context.assertion) {
      mention.context.assertion = .present
    }
    return mention
  }
}
