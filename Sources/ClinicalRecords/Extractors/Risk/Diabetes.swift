extension Concept {
  static let diabetes = Concept("diabetes")
}

/// Whether the patient has diabetes: policies ask diabetics for a laboratory value.
struct Diabetes: Extractor {
  let summary = """
    Diabetes of the patient, by name or type. A relative's, and prediabetes, are none.
    """

  let examples = [
    Example("PMH: Type 2 diabetes, hypertension.", "diabetes"),
    Example("DM2 on metformin.", "diabetes"),
    Example("Denies diabetes.", "diabetes, absent"),
    Example("Mother had diabetes.", "diabetes, family"),
    Example("Prediabetes."),
    Example("Diabetes insipidus."),
  ]

  private static let phrases = PhraseTable<Bool>(lists: [
    (true, "diabetes | diabetic | diabetes mellitus | type 2 diabetes | type 1 diabetes | dm2"),
    (true, "dm1 | t2dm | t1dm | niddm | iddm | type ii diabetes | diabetes type 2"),
    (false, "diabetes insipidus | pre diabetes | pre diabetic | borderline diabetes"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard sentence.section != .procedure else { return [] }
      // "Type 2 diabetes; diabetic neuropathy" is said once.
      return Self.phrases.matches(in: note.tokens, range: sentence.tokens).filter(\.value).prefix(1)
        .map { note.mention(.diabetes, at: $0.tokens) }
    }
  }
}
