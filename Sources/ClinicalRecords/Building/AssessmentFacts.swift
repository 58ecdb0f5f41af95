/// Whether other sources of the pain were ruled out, other levels included.
///
/// Both have to be said: that other causes were ruled out, and that levels which are not operated are
/// not the source. With one of the two alone it is only possible.
struct AssessmentFacts: FactBuilder {
  static let others = FactPath("assessment.other_sources_excluded")

  let paths = [others]

  func facts(from mentions: ChartMentions) -> [Fact] {
    guard let causes = Weighing(mentions.of(.otherSources)) else { return [] }
    guard causes.assertion == .present else { return [causes.fact(Self.others)] }
    let requested = Set(mentions.request.levels)
    let levels = mentions.of(.otherLevels).filter { mention in
      mention.isPresent && requested.isDisjoint(with: mention.levels)
    }
    guard !levels.isEmpty else {
      return [
        Fact(
          Self.others, assertion: .possible, support: causes.support.quotes,
          against: causes.against.quotes)
      ]
    }
    var fact = causes.fact(Self.others)
    fact.support += levels.quotes.filter { !fact.support.contains($0) }
    return [fact]
  }
}
