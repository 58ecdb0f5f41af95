/// Makes facts of some paths from mentions.
///
/// A fact is made only from words: what no mention supports is left out, and so reads as not
/// documented. Where mentions contradict each other the fact is a conflict and shows both.
protocol FactBuilder: Sendable {
  /// The paths it fills, and no other builder does.
  var paths: [FactPath] { get }
  func facts(from mentions: ChartMentions) -> [Fact]
  /// What a person should see before a fact is used.
  func flags(from mentions: ChartMentions) -> [ReadingFlag]
}

extension FactBuilder {
  func flags(from mentions: ChartMentions) -> [ReadingFlag] { [] }
}
