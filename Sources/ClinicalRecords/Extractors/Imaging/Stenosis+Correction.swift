/// Grades put in the place of others, or beside them.
extension Stenosis {
  /// "Radiologist: moderate recess stenosis; I would call it severe": a second grade of the same.
  func regraded(_ told: [Mention], in note: MarkedNote, _ sentence: Range<Int>) -> [Mention] {
    guard let last = told.last(where: { $0.context.assertion == .present }) else { return [] }
    return Self.judgements.matches(in: note.tokens, range: sentence).compactMap { words in
      let next = words.tokens.upperBound
      guard next < sentence.upperBound,
        let grade = StatedGrade.phrases.match(
          at: next, in: note.tokens, before: sentence.upperBound)
      else { return nil }
      var mention = note.mention(.stenosis, .stenosis(grade.value), at: grade.tokens)
      guard mention.context.assertion == .present else { return nil }
      (mention.levels, mention.side, mention.details) = (last.levels, last.side, last.details)
      return mention
    }
  }

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
