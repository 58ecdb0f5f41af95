import Claims
public import ClinicalRecords
public import Documents

/// The case in 65 to 80 words, to be said in half a minute, every clause of it cited.
///
/// Age, diagnosis, level and side, duration, up to three treatments, one measure of function, one
/// sign, and what is asked. Words are counted without the references.
public struct Summary: Sendable, Hashable {
  public static let words = 65...80

  public let spans: [Span]
  public let facts: [Fact]
  /// Parts that no cited fact fills, as what to look for.
  public let missing: [String]

  /// Words as spoken: references are not counted.
  public var wordCount: Int { Self.count(spans) }

  public var isComplete: Bool { Self.words.contains(wordCount) }

  /// - Parameters:
  ///   - opening: Who the patient is and what is asked for, from the request.
  ///   - ask: The last sentence.
  ///   - chart: What the chart says of the place asked for; see ``AppealCase/factsInPlace``.
  ///   - days: How days are written; words are counted with a day as one.
  ///   - reference: The link to a quote's excerpt.
  init(
    opening: String, ask: String, chart: ChartFacts,
    days: (CalendarDay) -> String = { $0.description }, reference: (Quote) -> Span
  ) {
    let found = Part.all.map { part in (part: part, filling: part.filling(in: chart)) }
    missing = found.filter { $0.part.isRequired && $0.filling == nil }.map(\.part.needs)
    var chosen: [Clause] = []
    for (part, filling) in found {
      // The same words are not said twice.
      guard let filling,
        !chosen.contains(where: { $0.fact.support.first == filling.fact.support.first })
      else { continue }
      chosen.append(Clause(part: part, lead: filling.lead, fact: filling.fact, isLong: false))
    }
    let fixed = Self.count([.text(opening), .text(ask)])
    func total() -> Int { fixed + chosen.reduce(0) { $0 + $1.wordCount } }
    // What is optional or least important goes first, from the end.
    while total() > Self.words.upperBound,
      let last = chosen.lastIndex(where: { !$0.part.isRequired }) ?? chosen.indices.last
    {
      chosen.remove(at: last)
    }
    // The record's own words where there is room for them.
    for index in chosen.indices where total() < Self.words.lowerBound {
      chosen[index].isLong = true
      if total() > Self.words.upperBound { chosen[index].isLong = false }
    }
    var spans: [Span] = [.text(opening)]
    for clause in chosen {
      spans.append(.text(" " + clause.words(days) + " ["))
      spans += clause.fact.support.prefix(1).map(reference)
      spans.append(.text("]."))
    }
    self.spans = spans + [.text(" " + ask)]
    facts = chosen.map(\.fact)
  }

  private static func count(_ spans: [Span]) -> Int {
    spans.reduce(0) { sum, span in
      if case .link = span { return sum }
      return sum
        + span.words.split(whereSeparator: \.isWhitespace).count { $0 != "[" && $0 != "]." }
    }
  }

  private struct Clause {
    let part: Part
    let lead: String
    let fact: Fact
    var isLong: Bool

    func words(_ days: (CalendarDay) -> String) -> String {
      let quote = fact.support.first.map { "“\($0.oneLine)”" } ?? ""
      // Which muscle only the note says: the pair of roots in the path would read as a level.
      if case .motor? = fact.value { return "\(lead): \(quote)" }
      if fact.valueWords == nil { return "\(lead): \(quote)" }
      return "\(lead): \(fact.particulars(days: days))" + (isLong ? "; \(quote)" : "")
    }

    var wordCount: Int { words { $0.description }.split(whereSeparator: \.isWhitespace).count }
  }
}
