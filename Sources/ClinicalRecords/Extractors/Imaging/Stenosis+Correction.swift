/// Grades put in the place of others, or beside them.
extension Stenosis {
  /// "Radiologist: moderate recess stenosis; I would call it severe": a second grade of the same.
  func regraded(_ told: [Mention], in note: MarkedNote, _ sentence: Range<Int>) -> [Mention] {
    let present = told.filter { $0.context.assertion == .present }
    guard let last = present.last else { return [] }
    let judged = Self.judgements.matches(in: note.tokens, range: sentence).map(\.tokens.upperBound)
    let grades = StatedGrade.phrases.matches(in: note.tokens, range: sentence).filter { grade in
      judged.contains(grade.tokens.lowerBound) || isOfReader(grade.tokens, note.tokens, sentence)
    }
    return grades.compactMap { grade in
      var mention = note.mention(.stenosis, .stenosis(grade.value), at: grade.tokens)
      guard mention.context.assertion == .present else { return nil }
      // "Formal read says moderate at C5-6".
      let behind = grade.tokens.upperBound..<min(grade.tokens.upperBound + 6, sentence.upperBound)
      let named = note.levels(in: behind).flatMap(\.levels)
      let first = present.last { !named.isEmpty && !Set(named).isDisjoint(with: $0.levels) } ?? last
      (mention.levels, mention.side, mention.details) = (first.levels, first.side, first.details)
      return mention
    }
  }

  /// "The radiologist called it moderate", "formal read: moderate": a reader, a word of reading, the
  /// grade, and no noun of its own behind it.
  private func isOfReader(_ grade: Range<Int>, _ tokens: [Token], _ sentence: Range<Int>) -> Bool {
    let next = grade.upperBound < sentence.upperBound ? tokens[grade.upperBound] : nil
    guard next.map({ $0.kind == .sign || ["at", "only", "there"].contains($0.text) }) ?? true else {
      return false
    }
    let ahead = tokens[max(sentence.lowerBound, grade.lowerBound - 7)..<grade.lowerBound]
    guard let reader = ahead.lastIndex(where: { Self.readers.contains($0.text) }),
      reader + 1 < grade.lowerBound
    else { return false }
    return tokens[reader + 1..<grade.lowerBound].allSatisfy { Self.readings.contains($0.text) }
  }

  private static let readers: Set<String> = [
    "radiologist", "radiology", "report", "formal", "official", "rad", "rads", "radiologist's",
  ]
  private static let readings: Set<String> = [
    "says", "said", "called", "calls", "it", "this", "as", "read", "reads", "reading", "report",
    "is", "was", ":", "graded", "grades", "only", "interpretation", "interpreted", "states",
  ]

  private static let judgements = PhraseTable<Bool>(lists: [
    (true, "call it | call this | call that | grade it | grade it as | grade this | grade this as"),
    (true, "rate it | rate it as | consider it | consider it to be | consider this | read it as"),
    (true, "read this as | think it is | think this is | feel it is | feel this is"),
    (true, "my read is | in my opinion | in my opinion it is | i read it as"),
  ])

  /// The grade that stands instead of a denied one: "severe, not moderate".
  func gradeInstead(
    of denied: Range<Int>, _ grades: [PhraseTable<StenosisGrade>.Match],
    _ tokens: [Token], _ sentence: Range<Int>
  ) -> PhraseTable<StenosisGrade>.Match? {
    let not = denied.lowerBound - 1
    guard not > sentence.lowerBound, tokens.correction(by: not, in: sentence) != nil else {
      return nil
    }
    return grades.last { $0.tokens.upperBound == not - 1 }
  }
}
