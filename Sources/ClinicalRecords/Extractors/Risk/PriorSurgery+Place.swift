import Claims

/// At which level and on which day an operation was.
extension PriorSurgery {
  /// Those of its own sentence, with no other operation between: a fusion that a note tells of without
  /// a level was not at the level of the operation told before it.
  func levels(of procedure: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> [SpinalLevel]
  {
    let found = note.levels(of: procedure)
    let own = note.levels(in: sentence).filter { !Set($0.levels).isDisjoint(with: found) }
    guard !found.isEmpty, !own.isEmpty else { return note.note.kind == .imaging ? found : [] }
    let others = SpineProcedure.phrases.matches(in: note.tokens, range: sentence).map(\.tokens)
    let isOwn = own.contains { level in
      let between =
        level.tokens.lowerBound >= procedure.upperBound
        ? procedure.upperBound..<level.tokens.lowerBound
        : level.tokens.upperBound..<max(level.tokens.upperBound, procedure.lowerBound)
      let behind = level.tokens.upperBound..<level.tokens.upperBound + 3
      return !others.contains { other in
        (between.contains(other.lowerBound)
          || level.tokens.lowerBound >= procedure.upperBound && behind.contains(other.lowerBound))
          && !isJoined(other, procedure, note)
      }
    }
    return isOwn ? found : []
  }

  /// "L4-5 laminectomy and fusion": one operation.
  private func isJoined(_ other: Range<Int>, _ procedure: Range<Int>, _ note: MarkedNote) -> Bool {
    let between =
      other.upperBound <= procedure.lowerBound
      ? other.upperBound..<procedure.lowerBound : procedure.upperBound..<other.lowerBound
    return between.count <= 3
      && between.allSatisfy {
        ["and", "with", "/", "&", "+", "an", "a"].contains(note.tokens[$0].text)
      }
  }

  /// "Cervical discectomy/fusion", "ACDF": the part of the spine where no level is written.
  func region(of procedure: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>) -> FactValue? {
    let words = max(sentence.lowerBound, procedure.lowerBound - 4)..<procedure.upperBound
    return Self.regions.matches(in: note.tokens, range: words).last
      .map { .choice($0.value.rawValue) }
  }

  private static let regions = PhraseTable<SpinalLevel.Region>(lists: [
    (.cervical, "cervical | acdf | neck"), (.thoracic, "thoracic"),
    (.lumbar, "lumbar | lumbosacral | plif | tlif | alif | xlif | llif | low back | lower back"),
  ])

  /// "L4-S1 PLIF 06/2016, R TKA 2021": a side behind a comma is of the next operation.
  func side(of procedure: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>) -> Side? {
    let ahead = max(sentence.lowerBound, procedure.lowerBound - 6)..<procedure.upperBound
    let comma = (procedure.upperBound..<sentence.upperBound).first {
      [",", ";"].contains(note.tokens[$0].text)
    }
    let behind = procedure.upperBound..<(comma ?? sentence.upperBound)
    guard !note.sides(in: ahead).isEmpty || !note.sides(in: behind).isEmpty else { return nil }
    return note.side(of: procedure, within: 3)
  }

  func date(of procedure: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> StatedDate?
  {
    let clause = note.clause(around: procedure)
    // "Since the 2018 fusion".
    if procedure.lowerBound > sentence.lowerBound,
      let year = note.dates.fourDigitYear(at: procedure.lowerBound - 1)
    {
      return StatedDate(year: year)
    }
    if let inside = inParentheses(behind: procedure, in: note, sentence) { return inside }
    // "Suggested in 2024 and performed 3/2025".
    if let word = SpineProcedure.wordOfDoing(behind: procedure, in: note),
      let span = note.dates.spans(in: word + 1..<sentence.upperBound).first
    {
      return span.end ?? span.date
    }
    if let past = elapsed(before: procedure, in: note, sentence) { return past }
    // "L3 kyphoplasty with biopsy (hx breast CA 2010)": behind such a word another history is told.
    let reach = procedure.upperBound..<min(procedure.upperBound + 10, clause.upperBound)
    let other = reach.first { ["hx", "history", "h"].contains(note.tokens[$0].text) }
    let behind = reach.lowerBound..<max(reach.lowerBound, other ?? reach.upperBound)
    if let span = note.dates.spans(in: behind).first(where: { !isOfStudy($0, in: note, sentence) })
    {
      return span.end ?? span.date
    }
    for index in behind.prefix(6) {
      if let year = note.dates.fourDigitYear(at: index) { return StatedDate(year: year) }
    }
    let before = max(clause.lowerBound, procedure.lowerBound - 12)..<procedure.lowerBound
    return note.dates.spans(in: before)
      .last { !isOfStudy($0, in: note, sentence) && !isOfEarlier($0, in: note, sentence) }
      .map { $0.end ?? $0.date }
  }

  /// "7 weeks s/p L4-5 laminectomy": so long before the day of the note.
  private func elapsed(
    before procedure: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>
  ) -> StatedDate? {
    let ahead = max(sentence.lowerBound, procedure.lowerBound - 8)..<procedure.lowerBound
    guard let today = note.note.day,
      let cue = Self.afterwards.matches(in: note.tokens, range: ahead).last?.tokens,
      let found = note.durations.lengths(in: sentence.lowerBound..<cue.lowerBound).last,
      found.tokens.upperBound == cue.lowerBound, let low = found.length.low,
      let high = found.length.high
    else { return nil }
    let (days, half) = (found.length.unit.days, found.length.unit.days / 2)
    let first = today.adding(days: -Int((high * days + half).rounded(.up)))
    let last = today.adding(days: -Int(max(0, low * days - half).rounded(.down)))
    return StatedDate(first: first, last: last, precision: .relative)
  }

  private static let afterwards = PhraseTable<Bool>(lists: [
    (true, "s/p | status post | out from")
  ])

  /// "S/p L4-S1 PLIF (Dr. Hahn, outside hospital, 8/14/2023)".
  private func inParentheses(
    behind procedure: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>
  ) -> StatedDate? {
    let start = procedure.upperBound
    guard start < sentence.upperBound, note.tokens[start].text == "(",
      let end = note.tokens[start..<sentence.upperBound].prefix(20)
        .firstIndex(where: { $0.text == ")" })
    else { return nil }
    let dates = note.dates.spans(in: start..<end)
    // "The fusion (years after her first discectomy, 2017)" dates the other one.
    guard SpineProcedure.phrases.matches(in: note.tokens, range: start..<end).isEmpty else {
      return nil
    }
    return dates.count == 1 ? dates[0].end ?? dates[0].date : nil
  }

  /// "Laminectomy in March 2014 and later had a revision": the day of the one named before it.
  private func isOfEarlier(_ span: StatedSpan, in note: MarkedNote, _ sentence: Range<Int>) -> Bool
  {
    let start = span.tokens.lowerBound
    let before = SpineProcedure.phrases.matches(
      in: note.tokens, range: max(sentence.lowerBound, start - 6)..<start
    ).last
    guard let before else { return false }
    let between = note.tokens[before.tokens.upperBound..<start]
    return between.count <= 3 && between.contains { ["in", "on", "("].contains($0.text) }
      && !between.contains { [",", ";"].contains($0.text) }
  }

  func isYearWritten(of date: StatedDate?, in note: MarkedNote, _ sentence: Range<Int>) -> Bool {
    guard let date else { return false }
    let year = String(date.first.description.prefix(4))
    return date.precision == .relative
      || note.tokens[sentence].contains { $0.text == year || $0.text == year.suffix(2) }
  }

  /// "CT 4/20/2026: solid fusion", "DOB 5/22/1990": of no operation.
  private func isOfStudy(_ span: StatedSpan, in note: MarkedNote, _ sentence: Range<Int>) -> Bool {
    let before = max(sentence.lowerBound, span.tokens.lowerBound - 6)..<span.tokens.lowerBound
    return note.tokens[before].contains { Self.studies.contains($0.text) }
  }

  private static let studies: Set<String> = [
    "ct", "mri", "x-ray", "x-rays", "xray", "xrays", "radiograph", "radiographs", "films", "film",
    "myelogram", "imaging", "xr", "dob", "birth", "born",
  ]
}
