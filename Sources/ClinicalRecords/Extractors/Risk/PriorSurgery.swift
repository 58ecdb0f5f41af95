import Claims

extension Concept {
  static let priorSurgery = Concept("prior surgery")
}

/// Operations on the spine that the patient has had, with level and date.
struct PriorSurgery: Extractor {
  let summary = """
    Earlier operations on the patient's spine. A relative's, a planned one and the one a report \
    describes are not among them.
    """

  let examples = [
    Example("PMH: L4-5 discectomy 2015.", "prior surgery, discectomy, L4-5, from 2015"),
    Example("S/p L4-5 laminectomy 3/2/24.", "prior surgery, laminectomy, L4-5, from 2024-03-02"),
    Example("Father had lumbar fusion.", "prior surgery, fusion, family"),
    Example("Plan L4-5 laminectomy."),
    Example("Underwent ACDF C5-6 in 2019.", "prior surgery, fusion, C5-6, from 2019"),
    Example("No prior spine surgery.", "prior surgery, surgery, absent"),
    Example("History of ankle fusion."),
    Example("She understands the risks of laminectomy."),
  ]

  private static let done = PhraseTable<Bool>(lists: [
    (true, "underwent | had | s/p | status post | history of | h/o | prior | previous | undergone"),
    (true, "past | post | after | following | since | performed | previously | hx of | hx"),
    (true, "no history of | never had"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.matches(of: SpineProcedure.phrases).compactMap { match in
      let section = note.section(of: match.tokens)
      guard section != .procedure, !SpineProcedure.isElsewhere(match.tokens, in: note) else {
        return nil
      }
      let sentence = note.sentenceTokens(around: match.tokens)
      var mention = note.mention(.priorSurgery, .choice(match.value), at: match.tokens)
      mention.levels = note.levels(of: match.tokens)
      mention.side = note.side(of: match.tokens, within: 3)
      mention.begin = date(of: match.tokens, in: note, sentence)
      guard isDone(match.tokens, mention, section, in: note, sentence) else { return nil }
      // "Historical" is what the concept says.
      if mention.context.temporality == .historical { mention.context.temporality = .current }
      return mention
    }
  }

  private func isDone(
    _ procedure: Range<Int>, _ mention: Mention, _ section: Section, in note: MarkedNote,
    _ sentence: Range<Int>
  ) -> Bool {
    guard ![.possible, .conditional, .declined].contains(mention.context.assertion) else {
      return false
    }
    if let day = mention.begin?.first, let today = note.note.day, day >= today { return false }
    let isPast = section == .pastSurgical || section == .pastMedical
    let ahead = max(sentence.lowerBound, procedure.lowerBound - 14)..<procedure.lowerBound
    let cues = Self.done.matches(in: note.tokens, range: ahead)
    if note.isReached(procedure, by: .planned), !isPast, mention.begin == nil { return false }
    if mention.context.experiencer == .family { return !cues.isEmpty }
    guard !isPast else { return true }
    let isDated =
      mention.begin != nil
      && [.history, .complaint, .other, .assessment, .imaging].contains(section)
    return !cues.isEmpty || isDated || mention.context.temporality == .historical
  }

  private func date(of procedure: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> StatedDate?
  {
    let clause = note.clause(around: procedure)
    let behind = procedure.upperBound..<min(procedure.upperBound + 10, clause.upperBound)
    if let span = note.dates.spans(in: behind).first { return span.end ?? span.date }
    for token in note.tokens[behind].prefix(6) {
      if let year = token.integer, token.text.utf8.count == 4, (1940...2060).contains(year) {
        return StatedDate(year: year)
      }
    }
    let before = max(clause.lowerBound, procedure.lowerBound - 12)..<procedure.lowerBound
    return note.dates.spans(in: before).last.map { $0.end ?? $0.date }
  }
}
