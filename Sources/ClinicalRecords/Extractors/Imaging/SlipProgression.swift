extension Concept {
  static let slipProgression = Concept("slip progression")
}

/// Whether a slip is said to have grown between two studies.
struct SlipProgression: Extractor {
  let summary = """
    Progression of a spondylolisthesis as the note states it. Motion between flexion and extension is \
    not growth, and pain that grows is not the slip.
    """

  let examples = [
    Example(
      "The L4-5 spondylolisthesis has progressed since the films of 2024.",
      "slip progression, L4-5"),
    Example("Interval progression of the anterolisthesis at L4-5.", "slip progression, L4-5"),
    Example("No progression of the listhesis.", "slip progression, absent"),
    Example(
      "Grade 1 spondylolisthesis at L4-5, unchanged from the prior study.",
      "slip progression, L4-5, absent"),
    Example("Spondylolisthesis with progressive leg pain."),
    Example("Anterolisthesis increases from 3 mm in extension to 8 mm in flexion."),
    Example("Spondylolisthesis, stable."),
  ]

  private enum Course: Sendable { case worse, same }

  private static let slips = PhraseTable<Bool>(lists: [
    (true, "spondylolisthesis | anterolisthesis | retrolisthesis | listhesis | slip")
  ])
  private static let courses = PhraseTable<Course>(lists: [
    (.worse, "progression | progressed | has progressed | has increased | has worsened"),
    (.worse, "interval increase | increase in | increased since | increased compared"),
    (.same, "unchanged | no interval change | stable since | stable compared | stable from"),
    (.same, "stable over | has not changed | is not changed | without interval change"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.compactMap { sentence -> Mention? in
      guard ![.family, .procedure, .plan].contains(sentence.section),
        !note.tokens[sentence.tokens].contains(where: {
          ["flexion", "extension", "pain", "symptoms", "motion"].contains($0.text)
        }),
        let course = Self.courses.matches(in: note.tokens, range: sentence.tokens).first,
        let slip = slip(near: course.tokens, in: sentence.tokens, note.tokens)
      else { return nil }
      var mention = note.mention(.slipProgression, at: course.tokens)
      mention.levels = note.levels(of: slip)
      if course.value == .same {
        guard [.present, .absent].contains(mention.context.assertion) else { return mention }
        mention.context.assertion = .absent
      }
      return mention
    }
  }

  private func slip(near course: Range<Int>, in sentence: Range<Int>, _ tokens: [Token])
    -> Range<Int>?
  {
    Self.slips.matches(in: tokens, range: sentence).map(\.tokens).first { slip in
      let between =
        slip.upperBound <= course.lowerBound
        ? slip.upperBound..<course.lowerBound : course.upperBound..<slip.lowerBound
      return between.count <= 8
        && !between.contains { ["with", "and", "stenosis", ";"].contains(tokens[$0].text) }
    }
  }
}
