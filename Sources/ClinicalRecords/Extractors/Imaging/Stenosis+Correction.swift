/// Grades that an addendum puts in the place of others.
extension Stenosis {
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
