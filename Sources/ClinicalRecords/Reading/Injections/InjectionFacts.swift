import Claims

/// Epidural injections: how many, where, when, with what relief; and those at the facets.
struct InjectionFacts: FactBuilder {
  let paths: [FactPath] = [
    Self.count, Self.atLevel, Self.inYear, Self.inHalfYear, Self.sinceLast, Self.relief,
    Self.changed, Self.facet, Self.reliefWeeks,
  ]

  private static let count = FactPath("injections.esi.count")
  private static let atLevel = FactPath("injections.esi.count_at_level")
  private static let inYear = FactPath("injections.esi.count_region_12mo")
  private static let inHalfYear = FactPath("injections.esi.count_region_6mo")
  private static let sinceLast = FactPath("injections.esi.days_since_last")
  private static let relief = FactPath("injections.esi.relief_pct")
  private static let reliefWeeks = FactPath("injections.esi.relief_weeks")
  private static let changed = FactPath("injections.esi.changed_technique")
  private static let facet = FactPath("injections.facet.count")

  func facts(from mentions: ChartMentions) -> [Fact] {
    let request = mentions.request
    let epidural = InjectionSessions(mentions.of(Injections.epidural), requestDay: request.day)
    // One told without a level may have been at any; one at the neck was not at the back.
    let here = epidural.sessions.filter { session in
      session.region == nil || request.region == nil || session.region == request.region
    }
    let facet = InjectionSessions(mentions.of(Injections.facet), requestDay: request.day)
    return total(Self.count, here, otherwise: epidural.others)
      + atLevels(here, request) + inWindows(here, request) + lastDays(here, request)
      + reliefs(here) + reliefLengths(here) + changes(here)
      + total(Self.facet, facet.sessions, otherwise: facet.others)
  }

  private func total(
    _ path: FactPath, _ sessions: [InjectionSessions.Session], otherwise: [CareCourse]
  ) -> [Fact] {
    guard !sessions.isEmpty else {
      return CourseFacts.facts(path, of: otherwise) { _ in nil }
    }
    let denials = otherwise.filter { course in
      course.mentions.contains {
        $0.status == .never && !$0.deniesLaterOnly && isLater($0, than: sessions)
      }
    }
    return [
      Fact(
        path, .number(Double(InjectionSessions.leastCount(sessions)), unit: "count"),
        lastDay: InjectionSessions.lastDay(sessions), isConflict: !denials.isEmpty,
        support: sessions.map(\.mention.quote), against: denials.flatMap(\.quotes))
    ]
  }

  /// Whether "no prior injections" was written after one of them.
  private func isLater(_ denial: Mention, than sessions: [InjectionSessions.Session]) -> Bool {
    guard let written = denial.anchor else { return true }
    return sessions.contains { ($0.day ?? $0.mention.anchor).map { $0 < written } ?? false }
  }

  /// For each level asked about; one told without a level leaves it open, and so does a root.
  private func atLevels(_ sessions: [InjectionSessions.Session], _ request: RequestedCare) -> [Fact]
  {
    let levels =
      request.levels.isEmpty
      ? Set(sessions.flatMap(\.mention.levels)).sorted() : request.levels.sorted()
    return levels.compactMap { level in
      let there = sessions.filter { $0.mention.levels.contains(level) }
      if !there.isEmpty {
        return Fact(
          Self.atLevel, .number(Double(InjectionSessions.leastCount(there)), unit: "count"),
          lastDay: InjectionSessions.lastDay(there), level: level,
          support: there.map(\.mention.quote))
      }
      // One of a day whose report names the level was there.
      let known = Set(sessions.filter { !$0.mention.levels.isEmpty }.compactMap(\.day))
      let open = sessions.filter { session in
        session.mention.levels.isEmpty && !InjectionSessions.isRetold(session, among: sessions)
          && !(session.day.map(known.contains) ?? false)
      }
      guard !open.isEmpty else { return nil }
      return Fact(
        Self.atLevel, assertion: .possible, level: level, support: open.map(\.mention.quote))
    }
  }

  /// Sessions in the region within a year and half a year before the request: limits, so that an
  /// undated session leaves them open.
  private func inWindows(_ sessions: [InjectionSessions.Session], _ request: RequestedCare)
    -> [Fact]
  {
    guard let day = request.day, !sessions.isEmpty else { return [] }
    return [(Self.inYear, 365), (Self.inHalfYear, 183)].map { path, window in
      let opens = day.adding(days: -window)
      let within = sessions.filter { session in
        session.day.map { $0 >= opens && $0 <= day } ?? false
      }
      let isOpen = sessions.contains { session in
        guard !InjectionSessions.isRetold(session, among: sessions) else { return false }
        let mayBeWithin = (session.mention.end?.last ?? session.mention.anchor).map { $0 >= opens }
        return (session.day == nil || session.count > 1) && (mayBeWithin ?? true)
      }
      return Fact(
        path, .number(Double(Set(within.compactMap(\.day)).count), unit: "count"),
        assertion: isOpen ? .possible : .present, lastDay: InjectionSessions.lastDay(within),
        support: sessions.map(\.mention.quote))
    }
  }

  private func lastDays(_ sessions: [InjectionSessions.Session], _ request: RequestedCare) -> [Fact]
  {
    guard let day = request.day, let last = InjectionSessions.lastDay(sessions), last <= day else {
      return []
    }
    let support = sessions.filter { $0.day == last }.map(\.mention.quote)
    let isLast = sessions.allSatisfy { session in
      session.day != nil || (session.mention.anchor.map { $0 <= last } ?? false)
        || InjectionSessions.isRetold(session, among: sessions)
    }
    return [
      Fact(
        Self.sinceLast, .number(Double(day.days(since: last)), unit: "days"),
        assertion: isLast ? .present : .possible, lastDay: last, support: support)
    ]
  }

  private func reliefs(_ sessions: [InjectionSessions.Session]) -> [Fact] {
    // "Failed care including ESI" is a conclusion about those whose relief is told with their days.
    let isDated = sessions.contains { $0.day != nil }
    return sessions.compactMap { session in
      let mention = session.mention
      if isDated, session.day == nil, mention.details[.relief] == nil { return nil }
      let value: FactValue
      switch (mention.details[.relief], mention.outcome) {
      case (.number(let percent, _)?, _): value = .number(percent, unit: "percent")
      case (_, TreatmentOutcome.none?): value = .number(0, unit: "percent")
      default: return nil
      }
      return Fact(
        Self.relief, value, lastDay: session.day, level: mention.levels.first, side: mention.side,
        support: [mention.quote])
    }
  }

  /// How long the relief of the latest injection lasted whose relief is told: that one's, so that
  /// percent and weeks are of the same injection. Told differently of one day, it is a conflict; "over
  /// three months" does not contradict four and a half.
  private func reliefLengths(_ sessions: [InjectionSessions.Session]) -> [Fact] {
    let told = sessions.filter { session in
      session.mention.details[.relief] != nil || session.mention.outcome != nil
        || session.mention.details[.reliefLasted] != nil
    }
    let latest = told.compactMap(\.day).max()
    let last = latest == nil && told.count > 1 ? [] : told.filter { $0.day == latest }
    let measured = last.compactMap { session -> (quote: Quote, days: Double, isLeast: Bool)? in
      guard let days = session.mention.number(.reliefLasted) else { return nil }
      return (session.mention.quote, days, session.mention.details[.reliefAtLeast] != nil)
    }
    let longest = measured.map(\.days).max() ?? 0
    let lengths = measured.filter { !$0.isLeast || $0.days == longest }
    guard let least = lengths.min(by: { $0.days < $1.days }) else { return [] }
    let others = lengths.filter { $0.days != least.days }.map(\.quote)
    let agreeing = lengths.filter { $0.days == least.days }.map(\.quote)
    return [
      Fact(
        Self.reliefWeeks, .weeks(TreatmentCourse.weeks(ofDays: Int(least.days))), lastDay: latest,
        isConflict: !others.isEmpty, support: agreeing, against: others)
    ]
  }

  /// Whether the last injection differed from the one before in approach or level.
  private func changes(_ sessions: [InjectionSessions.Session]) -> [Fact] {
    let dated = sessions.filter { $0.day != nil }.sorted {
      ($0.day?.number ?? 0) < ($1.day?.number ?? 0)
    }
    guard let last = dated.last, let before = dated.last(where: { $0.day != last.day }) else {
      return []
    }
    let pairs: [(Bool, Bool)] = [
      (last.technique != nil && before.technique != nil, last.technique != before.technique),
      (
        !last.mention.levels.isEmpty && !before.mention.levels.isEmpty,
        last.mention.levels != before.mention.levels
      ),
      (
        !last.mention.injectedRoots.isEmpty && !before.mention.injectedRoots.isEmpty,
        last.mention.injectedRoots != before.mention.injectedRoots
      ),
    ]
    let known = pairs.filter(\.0)
    guard !known.isEmpty else { return [] }
    let isChanged = known.contains(where: \.1)
    // What is the same in one respect may differ in the one not told.
    guard isChanged || known.count > 1 else { return [] }
    return [
      Fact(
        Self.changed, .truth(isChanged), lastDay: last.day,
        support: [before.mention.quote, last.mention.quote])
    ]
  }
}
