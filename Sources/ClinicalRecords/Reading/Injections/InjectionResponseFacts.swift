import Claims

/// Whether relief of the last injection was measured on stated days, before and after, on one scale.
struct InjectionResponseFacts: FactBuilder {
  private static let dated = FactPath("injections.esi.relief_dated")
  private static let sameScale = FactPath("injections.esi.same_scale")

  private static let gain = FactPath("injections.esi.function_or_medicine_gain")

  let paths = [Self.dated, Self.sameScale, Self.gain]

  /// How old a baseline may be on the day of the injection, and how late a first score after it; no
  /// policy read says. A score farther off is of another time.
  private static let near = 183

  func facts(from mentions: ChartMentions) -> [Fact] {
    let sessions = InjectionSessions(
      mentions.of(Injections.epidural), requestDay: mentions.request.day
    ).sessions
    return gains(mentions, sessions) + measurements(mentions, sessions)
  }

  /// Told in the sentence of the latest injection of which any gain or its lack is told.
  private func gains(_ mentions: ChartMentions, _ sessions: [InjectionSessions.Session]) -> [Fact] {
    let told = mentions.of(.injectionGain).compactMap {
      gain -> (gain: Mention, day: CalendarDay?)? in
      sessions.first { $0.mention.quote == gain.quote }.map { (gain, $0.day) }
    }
    let latest = told.compactMap(\.day).max()
    let last = latest == nil && told.count > 1 ? [] : told.filter { $0.day == latest }.map(\.gain)
    guard var fact = Weighing(last)?.fact(Self.gain) else { return [] }
    (fact.firstDay, fact.lastDay) = (nil, latest)
    return [fact]
  }

  private func measurements(
    _ mentions: ChartMentions, _ sessions: [InjectionSessions.Session]
  ) -> [Fact] {
    guard let day = InjectionSessions.lastDay(sessions),
      let pair = pairs(around: day, mentions).first
    else { return [] }
    let injection = sessions.filter { $0.day == day }.map(\.mention).quotes
    let scores = [pair.before, pair.after].quotes
    return [Self.dated, Self.sameScale].map { path in
      Fact(
        path, .truth(true), firstDay: pair.before.statedDay, lastDay: pair.after.statedDay,
        support: scores + injection.prefix(1).filter { !scores.contains($0) })
    }
  }

  /// The last score of a scale and site before an injection, with the first of the same behind it.
  private func pairs(around day: CalendarDay, _ mentions: ChartMentions)
    -> [(before: Mention, after: Mention)]
  {
    let scores = [Concept.painScore, .oswestry, .neckDisability].flatMap { mentions.of($0) }
      .filter { $0.isPresent && $0.number != nil && $0.statedDay != nil }
    let scales = Dictionary(grouping: scores) { score in
      score.concept.rawValue + (score.choice(.site) ?? "")
    }
    return scales.sorted { $0.key < $1.key }.compactMap { _, scores in
      let dated = scores.compactMap { score in score.statedDay.map { (score, $0) } }
      let before = dated.filter { $0.1 <= day && day.days(since: $0.1) <= Self.near }
        .filter { $0.0.choice(.role) != "after treatment" }.max { $0.1 < $1.1 }
      let after = dated.filter { $0.1 > day && $0.1.days(since: day) <= Self.near }
        .min { $0.1 < $1.1 }
      guard let before, let after else { return nil }
      return (before.0, after.0)
    }
  }
}
