import Claims

extension Concept {
  static let priorSurgery = Concept("prior surgery")
}

/// Operations on the spine that the patient has had, with level and date.
struct PriorSurgery: Extractor {
  let summary = """
    Earlier operations on the patient's spine, also by the report of one. A relative's and a planned \
    one are not among them.
    """

  let examples = [
    Example("PMH: L4-5 discectomy 2015.", "prior surgery, discectomy, L4-5, from 2015"),
    Example("S/p L4-5 laminectomy 3/2/24.", "prior surgery, laminectomy, L4-5, from 2024-03-02"),
    Example("Father had lumbar fusion.", "prior surgery, fusion, family"),
    Example("Her brother, 54, had a lumbar fusion.", "prior surgery, fusion, family"),
    Example("Sister (age 61) underwent L4-5 fusion.", "prior surgery, fusion, L4-5, family"),
    Example("Her husband, a nurse, had a lumbar fusion.", "prior surgery, fusion, other"),
    Example("Plan L4-5 laminectomy."),
    Example("Underwent ACDF C5-6 in 2019.", "prior surgery, fusion, C5-6, from 2019"),
    Example(
      "IMAGING: CT lumbar spine 04/20/2026: Solid fusion at L5-S1. No bridging bone at L4-5.",
      "prior surgery, fusion, L5-S1"),
    Example(
      "S/p L4-S1 PLIF (Dr. Hahn, outside hospital, 8/14/2023).",
      "prior surgery, fusion, L4-5 L5-S1, from 2023-08-14"),
    Example(
      "Failed back surgery syndrome after L5-S1 discectomy (2016).",
      "prior surgery, discectomy, L5-S1, from 2016"),
    Example("No prior spine surgery.", "prior surgery, surgery, absent"),
    Example("R TKA 2019. No spine surgery.", "prior surgery, surgery, absent"),
    Example("Never had surgery on spine.", "prior surgery, surgery, absent"),
    Example("No spine surgery is indicated."),
    Example("History of ankle fusion."),
    Example("Laminectomy defect at L4-5.", "prior surgery, laminectomy, L4-5"),
    Example("Postsurgical changes at L5-S1.", "prior surgery, surgery, L5-S1"),
    Example("Possible fusion hardware loosening."),
    Example("She understands the risks of laminectomy."),
    Example("Here for preoperative evaluation prior to C5-6 ACDF."),
    Example(
      "He underwent cervical laminectomy and seemed to be improving.", "prior surgery, laminectomy"),
    Example(
      "Pain since the 2018 fusion (her first surgery was an L5-S1 discectomy, 2017).",
      "prior surgery, fusion, from 2018", "prior surgery, discectomy, L5-S1, from 2017"),
    Example(
      "My sister says she was fine after her fusion so I would like to go ahead.",
      "prior surgery, fusion, family"),
    Example("RE: Ann Example, DOB 05/19/1966, L5-S1 TLIF (22633)."),
    Example("Denies that he has had surgery on his spine.", "prior surgery, surgery, absent"),
    Example("Prior authorization of L4-5 fusion."),
    Example("Prior auth submitted for urgent L3-4 revision microdiscectomy, 63042."),
    Example("Presents for L4-5 laminectomy."), Example("He underwent an SCS trial."),
    Example("Presents for follow-up after L4-5 laminectomy.", "prior surgery, laminectomy, L4-5"),
    Example("We will proceed with left L3-4 decompression on June 2nd."),
    Example(
      "Jane Doe (DOB 5/22/1990)\n7 weeks s/p L4-5 discectomy.",
      "prior surgery, discectomy, L4-5, from ~2026-06-20"),
    Example("PSH: L1 kyphoplasty 2023.", "prior surgery, kyphoplasty, from 2023, vertebra L1"),
    Example(
      "Prior T12 vertebroplasty 2021 & L2 kyphoplasty 2023.",
      "prior surgery, kyphoplasty, from 2021, vertebra T12",
      "prior surgery, kyphoplasty, from 2023, vertebra L2"),
    Example("PLAN: L3 kyphoplasty w/ biopsy (hx breast CA 2010)."),
    Example("S/p L1-L2 kyphoplasty in 2023.", "prior surgery, kyphoplasty, vertebra L1 + L2"),
    Example(
      "PSH: L4-5 microdiscectomy 3/2021 and revision 10/2023.",
      "prior surgery, discectomy, L4-5, from 2021-03",
      "prior surgery, discectomy, L4-5, from 2023-10"
    ),
    Example("Dr. Stone (1/2026) offered C4-7 ACDF; she did not proceed."),
    Example("S/p left hip arthroplasty 2019."),
    Example("Dr. Stone recommended L4-5 fusion in 2024."),
    Example(
      "L4-5 fusion was suggested in 2024 and performed 3/2025.",
      "prior surgery, fusion, L4-5, from 2025-03"),
    Example("Dr. Stone, spine surgery, saw her on 6/8/2026."),
    Example("PSH: Declined fusion 2022; L4-5 laminectomy 2023.", "laminectomy, L4-5, from 2023"),
  ]

  private static let done = PhraseTable<Bool>(lists: [
    (true, "underwent | had | s/p | status post | history of | h/o | prior | previous | undergone"),
    (true, "past | post | after | following | since | performed | previously | hx of | hx"),
    (true, "no history of | never had"),
    // What comes before an operation is not after it.
    (false, "prior to | previous to | history and physical for | prior authorization | prior auth"),
    (false, "prior approval | procedure requested"),
  ])

  /// What an operation leaves behind: the words themselves say that it was done.
  private static let traces = PhraseTable<String>(lists: [
    ("surgery", "postsurgical change* | post surgical change* | postoperative change*"),
    ("surgery", "post operative change* | failed back surgery syndrome"),
    ("laminectomy", "laminectomy defect* | hemilaminectomy defect* | post laminectomy syndrome"),
    ("laminectomy", "postlaminectomy syndrome | laminectomy bed | postlaminectomy change*"),
    ("fusion", "fusion hardware | fusion mass | interbody cage | solid fusion | mature fusion"),
    ("fusion", "solid bony fusion | solid interbody fusion | solid arthrodesis | osseous fusion"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    let all = note.matches(of: Self.traces)
    let traces = all.filter { !isNoTrace($0.tokens, in: note) }
    let named = note.matches(of: SpineProcedure.phrases).filter { match in
      !all.contains { $0.tokens.overlaps(match.tokens) }
    }
    let told = (traces + named).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return reported(in: note) + nothingListed(in: note)
      + told.flatMap { match -> [Mention] in
        guard
          let mention = mention(
            of: match, isTrace: all.contains { $0.tokens == match.tokens }, in: note)
        else { return [] }
        return [mention] + revised(mention, behind: match.tokens, in: note)
      }
  }

  private func mention(
    of match: PhraseTable<String>.Match, isTrace: Bool, in note: MarkedNote
  ) -> Mention? {
    let section = note.section(of: match.tokens)
    guard section != .procedure, !SpineProcedure.isElsewhere(match.tokens, in: note),
      !SpineProcedure.isUndone(match.tokens, in: note),
      match.value != "spinal cord stimulator" || !SpineProcedure.isTrial(match.tokens, in: note)
    else { return nil }
    let sentence = note.sentenceTokens(around: match.tokens)
    var mention = note.mention(.priorSurgery, .choice(match.value), at: match.tokens)
    if isTrace {
      mention.details[.manner] = .choice(Self.leftBehind)
    }
    if match.value == "kyphoplasty" {
      readVertebrae(into: &mention, of: match.tokens, in: note)
    } else {
      mention.levels = levels(of: match.tokens, in: note, sentence)
      if mention.levels.isEmpty {
        mention.details[.region] = region(of: match.tokens, in: note, sentence)
      }
    }
    mention.side = side(of: match.tokens, in: note, sentence)
    // "3/2026: solid fusion" is the day it was looked at.
    mention.begin = isTrace ? nil : date(of: match.tokens, in: note, sentence)
    guard isDone(match.tokens, mention, section, in: note, sentence) else { return nil }
    // "Historical" is what the concept says.
    if mention.context.temporality == .historical { mention.context.temporality = .current }
    return mention
  }

  /// How an operation is told that is only seen by what it left.
  static let leftBehind = "left behind"

  private static let aims = ["achiev", "obtain", "promot", "ensur"]

  /// "To achieve solid fusion" is a hope, and "failed back surgery syndrome after L5-S1 discectomy" names
  /// the operation itself.
  private func isNoTrace(_ words: Range<Int>, in note: MarkedNote) -> Bool {
    let sentence = note.sentenceTokens(around: words)
    let ahead = note.tokens[max(sentence.lowerBound, words.lowerBound - 3)..<words.lowerBound]
    if ahead.contains(where: { token in Self.aims.contains { token.text.hasPrefix($0) } }) {
      return true
    }
    guard note.tokens[words].contains(where: { $0.text == "syndrome" }) else { return false }
    let behind = words.upperBound..<min(words.upperBound + 6, sentence.upperBound)
    return note.tokens[behind].contains { ["after", "following", "s"].contains($0.text) }
      && !SpineProcedure.phrases.matches(in: note.tokens, range: behind).isEmpty
  }

  private func isDone(
    _ procedure: Range<Int>, _ mention: Mention, _ section: Section, in note: MarkedNote,
    _ sentence: Range<Int>
  ) -> Bool {
    guard ![.possible, .conditional, .declined].contains(mention.context.assertion) else {
      return false
    }
    if Self.traces.match(at: procedure.lowerBound, in: note.tokens, before: procedure.upperBound)
      != nil
    {
      return mention.context.assertion == .present
    }
    if let day = mention.begin?.first, let today = note.note.day, day >= today { return false }
    let isPast = section == .pastSurgical || section == .pastMedical
    let ahead = max(sentence.lowerBound, procedure.lowerBound - 14)..<procedure.lowerBound
    let cues = Self.done.matches(in: note.tokens, range: ahead).filter(\.value)
    // "After the exposure a laminotomy was made": the account of an operation tells of itself.
    if note.note.kind == .operative, !isPast, mention.begin == nil,
      !cues.contains(where: { Self.earlier.contains(note.tokens[$0.tokens.lowerBound].text) })
    {
      return false
    }
    // "We will proceed with decompression on June 2nd": a day without its year may be to come.
    let isOpen = !isYearWritten(of: mention.begin, in: note, sentence)
    if PlannedProcedure.isWanted(procedure, in: note), isOpen { return false }
    // "Dr. Stone (1/2026) offered fusion": the day is that of the offer.
    if cues.isEmpty, isOffered(procedure, in: ahead, of: note) { return false }
    let isJustDone = PlannedProcedure.isJustDone(procedure, in: note)
    if note.isReached(procedure, by: .planned), !isPast, !isJustDone, isOpen { return false }
    if mention.context.experiencer == .family { return !cues.isEmpty }
    guard !isPast else { return true }
    // In a plan "after fusion" speaks of one to come.
    if section == .plan, mention.begin == nil,
      cues.allSatisfy({ ["after", "following"].contains(note.tokens[$0.tokens.lowerBound].text) })
    {
      return false
    }
    // A report of images names what it sees.
    if note.note.kind == .imaging,
      section == .imaging || section == .other || section == .assessment,
      mention.context.assertion == .present
    {
      return true
    }
    let isDated =
      mention.begin != nil
      && [.history, .complaint, .other, .assessment, .imaging].contains(section)
    return !cues.isEmpty || isDated || mention.context.temporality == .historical
      || mention.context.assertion == .absent && isDenial(of: procedure, in: note, sentence)
  }

  /// "Recommended", "offered", "declined" with no other operation and no semicolon between.
  private func isOffered(_ procedure: Range<Int>, in ahead: Range<Int>, of note: MarkedNote) -> Bool
  {
    guard let word = ahead.last(where: { Self.offers.contains(note.tokens[$0].text) }) else {
      return false
    }
    let between = word + 1..<procedure.lowerBound
    return !note.tokens[between].contains { $0.text == ";" }
      && SpineProcedure.phrases.matches(in: note.tokens, range: between).isEmpty
  }

  private static let earlier: Set<String> = [
    "history", "h", "hx", "prior", "previous", "previously", "past", "s", "status", "no", "never",
    "underwent", "undergone", "had",
  ]
  private static let offers: Set<String> = [
    "offered", "proposed", "suggested", "declined", "recommended", "advised", "considered",
  ]

  /// "No spine surgery." as a whole; "no spine surgery is indicated" is another matter.
  private func isDenial(
    of procedure: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>
  ) -> Bool {
    let next = procedure.upperBound
    return SpineProcedure.phrases.match(
      at: procedure.lowerBound, in: note.tokens, before: procedure.upperBound)?.value == "surgery"
      && procedure.lowerBound > sentence.lowerBound
      && ["no", "denies", "without"].contains(note.tokens[procedure.lowerBound - 1].text)
      && (next >= sentence.upperBound || [".", ",", ";", ")"].contains(note.tokens[next].text))
  }
}
