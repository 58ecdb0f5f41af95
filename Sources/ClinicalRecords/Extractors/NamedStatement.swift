/// An extractor of a statement that its own words make, with who says it of whom and how surely.
struct NamedStatement: Extractor {
  let concept: Concept
  let summary: String
  let examples: [Example]
  private let names: PhraseTable<Bool>
  /// Words within the same sentence without which it says something else; empty where none are needed.
  private let beside: PhraseTable<Bool>?

  init(
    _ concept: Concept, summary: String, names: String, beside: String = "", examples: [Example]
  ) {
    self.concept = concept
    self.summary = summary
    self.examples = examples
    self.names = PhraseTable(lists: [(true, names)])
    self.beside = beside.isEmpty ? nil : PhraseTable(lists: [(true, beside)])
  }

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: names).compactMap { match in
      let sentence = note.sentenceTokens(around: match.tokens)
      if let beside, beside.matches(in: note.tokens, range: sentence).isEmpty { return nil }
      return note.mention(concept, at: match.tokens)
    }
  }
}

extension Concept {
  static let incapacity = Concept("incapacitated")
  static let debility = Concept("debilitating pain")
  static let conusSyndrome = Concept("conus syndrome")
  static let skeletalMaturity = Concept("skeletally mature")
  static let lastResort = Concept("last resort")
  static let intraoperativeInstability = Concept("instability during surgery")
  static let approvedStudy = Concept("approved study")
}

/// Statements that a note makes in so many words, or not at all.
enum NamedStatements {
  static let all: [any Extractor] = [
    NamedStatement(
      .incapacity, summary: "Incapacitated by pain, in those words; difficulty is none.",
      names: "incapacitated by | incapacitated with | incapacitated due to | incapacitating pain"
        + " | incapacitating back pain | incapacitating leg pain | incapacitating radicular pain"
        + " | bedridden | bedbound | bed-bound | unable to get out of bed | incapacitating symptoms",
      beside: "pain* | radicul* | weakness | dysfunction | symptoms | sciatica",
      examples: [
        Example("He is incapacitated by leg pain.", "incapacitated"),
        Example("Bedridden since Monday because of pain.", "incapacitated"),
        Example("Pain is not incapacitating pain.", "incapacitated, absent"),
        Example("Her mother was bedridden with pain.", "incapacitated, family"),
        Example("Bedridden after a stroke."), Example("Pain limits walking."),
      ]),
    NamedStatement(
      .debility, summary: "Pain or symptoms called debilitating; the judgement is the note's.",
      names: "debilitating",
      beside: "pain* | symptom* | radicul* | headache* | numbness | weakness",
      examples: [
        Example("Debilitating neck and arm pain.", "debilitating pain"),
        Example("The pain is not debilitating.", "debilitating pain, absent"),
        Example("A debilitating pneumonia."),
      ]),
    NamedStatement(
      .conusSyndrome, summary: "Conus medullaris syndrome, named.",
      names: "conus medullaris syndrome | conus syndrome | conus medullaris compression syndrome",
      examples: [
        Example("Presents with conus medullaris syndrome.", "conus syndrome"),
        Example("No conus syndrome.", "conus syndrome, absent"), Example("Conus normal."),
      ]),
    NamedStatement(
      .skeletalMaturity, summary: "Skeletal maturity, stated; an age alone does not say it.",
      names: "skeletally mature | skeletal maturity",
      examples: [
        Example("The patient is skeletally mature.", "skeletally mature"),
        Example("She is not yet skeletally mature.", "skeletally mature, absent"),
      ]),
    NamedStatement(
      .lastResort, summary: "Stimulation called a late or last resort.",
      names: "last resort | late resort",
      beside: "stimulat* | scs | neuromodulation | neurostimulat* | implant*",
      examples: [
        Example("Spinal cord stimulation is considered as a last resort.", "last resort"),
        Example("Surgery is a last resort."),
        Example("A stimulator is not a last resort here.", "last resort, absent"),
      ]),
    NamedStatement(
      .intraoperativeInstability, summary: "Instability found or made during the operation.",
      names: "intraoperative instability | intra-operative instability | instability was found"
        + " | instability was noted | instability was encountered | gross instability"
        + " | iatrogenic instability | rendered unstable | segment was unstable | level was unstable",
      beside: "intraoperative* | intra-operative* | during surgery | during the decompression"
        + " | after decompression | after the decompression | facetectomy | at surgery"
        + " | following decompression",
      examples: [
        Example(
          "After decompression gross instability was noted at L4-5.", "instability during surgery"),
        Example("No intraoperative instability.", "instability during surgery, absent"),
        Example("Gross instability on flexion films."),
      ]),
    NamedStatement(
      .approvedStudy, summary: "Enrolment in a study that Medicare approved, stated as such.",
      names:
        "cms-approved study | cms approved study | cms-approved trial | medicare-approved study"
        + " | medicare approved study | coverage with evidence development | cms-approved clinical",
      beside: "enrolled | enrolment | enrollment | participating | participant | randomized"
        + " | randomised | consented",
      examples: [
        Example("Enrolled in a CMS-approved study (NCT00000000).", "approved study"),
        Example("She is not enrolled in a CMS-approved study.", "approved study, absent"),
        Example("Entered into the artificial disc study."),
      ]),
  ]
}
