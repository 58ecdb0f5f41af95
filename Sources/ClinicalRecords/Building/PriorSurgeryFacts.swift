import Claims

/// Operations the patient has had, and the time since the last.
struct PriorSurgeryFacts: FactBuilder {
  static let history = FactPath("prior_surgery.history")
  static let months = FactPath("prior_surgery.months_since")
  static let weeks = FactPath("prior_surgery.weeks_since")
  static let sameLevel = FactPath("prior_surgery.same_level_decompression_failed")

  let paths = [history, months, weeks, sameLevel]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let named = mentions.of(.priorSurgery).filter { $0.context.temporality != .resolved }
    let told = named.filter { $0.context.assertion == .present && !Self.isLater($0, mentions) }
    let had = told.filter { !Self.mayBeRequested($0, mentions) }
    guard !had.isEmpty else {
      let reports = told.filter { Self.mayBeRequested($0, mentions) }
      if !reports.isEmpty {
        return [Fact(Self.history, assertion: .possible, support: reports.quotes)]
      }
      let none = named.filter { $0.context.assertion == .absent }
      return none.isEmpty
        ? [] : [Fact(Self.history, .truth(false), assertion: .absent, support: none.quotes)]
    }
    let denied = named.filter { denial in
      denial.context.assertion == .absent && had.contains { Self.denies(denial, $0) }
    }
    return (histories(had) + since(had, mentions) + repeated(had, mentions)).map { fact in
      var fact = fact
      fact.isConflict = fact.isConflict || !denied.isEmpty
      fact.against += denied.quotes
      return fact
    }
  }

  /// "No prior spine surgery" of a template beside "s/p L4-5 laminectomy 2019": a denial of any surgery,
  /// or of that one, said after it and of the same part of the spine.
  private static func denies(_ denial: Mention, _ operation: Mention) -> Bool {
    guard denial.choice == "surgery" || denial.choice == operation.choice else { return false }
    if let said = denial.noteDay, let day = operation.begin?.last, said < day { return false }
    let (denied, had) = (Set(regions(of: denial)), Set(regions(of: operation)))
    return denied.isEmpty || had.isEmpty || !denied.isDisjoint(with: had)
  }

  /// After the request nothing is an earlier operation.
  private static func isLater(_ mention: Mention, _ mentions: ChartMentions) -> Bool {
    guard let request = mentions.request.day, let day = mention.begin?.first else { return false }
    return day >= request
  }

  /// The report of an operation of the last year at a level asked for: it may be the very one whose
  /// payment is asked for.
  private static func mayBeRequested(_ mention: Mention, _ mentions: ChartMentions) -> Bool {
    guard mention.choice(.manner) == PriorSurgery.report, let day = mention.begin?.day else {
      return false
    }
    let levels = mentions.request.levels
    let isThere =
      levels.isEmpty || mention.levels.isEmpty || !Set(levels).isDisjoint(with: mention.levels)
    return isThere && (mentions.request.day.map { $0.days(since: day) <= 365 } ?? true)
  }

  /// One fact for each operation, level and year.
  private func histories(_ had: [Mention]) -> [Fact] {
    struct Operation: Hashable {
      let name: String?
      let levels: [SpinalLevel]
      let begin: StatedDate?
    }
    var seen: Set<Operation> = []
    return had.filter {
      seen.insert(Operation(name: $0.choice, levels: $0.levels, begin: $0.begin)).inserted
    }.map { mention in
      Fact(
        Self.history, mention.value, firstDay: mention.begin?.day, lastDay: mention.begin?.last,
        isLastDayStated: mention.begin?.day != nil,
        level: mention.levels.count == 1 ? mention.levels.first : nil, side: mention.side,
        support: [mention.quote])
    }
  }

  /// Since the latest operation, from the last day its date may mean: at least so long.
  private func since(_ had: [Mention], _ mentions: ChartMentions) -> [Fact] {
    guard let request = mentions.request.day else { return [] }
    let relevant = had.filter { !Self.isTrace($0, of: had) }.filter { mention in
      guard let region = mentions.request.region else { return true }
      let regions = Self.regions(of: mention)
      return regions.isEmpty || regions.contains(region)
    }
    // An operation without a date may be the latest.
    guard relevant.allSatisfy({ $0.begin != nil }),
      let latest = relevant.max(by: { ($0.begin?.last.number ?? 0) < ($1.begin?.last.number ?? 0) }
      ),
      let day = latest.begin?.last, day <= request
    else { return [] }
    let days = Double(request.days(since: day))
    // The month of policies is 30.4 days.
    let months = (days / 30.4 * 10).rounded(.down) / 10
    return [
      Fact(
        Self.months, .number(months, unit: "months"), firstDay: latest.begin?.day, lastDay: day,
        isLastDayStated: latest.begin?.day != nil,
        support: [latest.quote]),
      Fact(
        Self.weeks, .number(TreatmentCourse.weeks(ofDays: Int(days)), unit: "weeks"),
        firstDay: latest.begin?.day, lastDay: day,
        isLastDayStated: latest.begin?.day != nil, support: [latest.quote]),
    ]
  }

  private static func regions(of mention: Mention) -> [SpinalLevel.Region] {
    guard case .words(let names)? = mention.details[.vertebra] else {
      let named = mention.choice(.region).flatMap(SpinalLevel.Region.init(rawValue:))
      return mention.levels.isEmpty ? [named].compactMap(\.self) : mention.levels.map(\.region)
    }
    return names.compactMap { NerveRoot(rawValue: $0)?.region }
  }

  /// "Solid fusion at C5-6" is what the dated fusion there has left, "s/p L4-5 laminectomy" tells of the
  /// one whose report is there, and an imaging report sees and does not date: no later operation.
  private static func isTrace(_ mention: Mention, of had: [Mention]) -> Bool {
    guard mention.begin == nil else { return false }
    // Named again without day and level, it is the one operation of its kind that has a day.
    guard !mention.levels.isEmpty else {
      let dated = had.filter { $0.begin != nil && $0.choice == mention.choice }
      return Set(dated.map(\.begin)).count == 1 && mention.choice != "surgery"
    }
    return had.contains { other in
      other.begin != nil && isSameKind(mention, other)
        && Set(mention.levels).isSubset(of: other.levels)
        && (mention.choice(.manner) == PriorSurgery.leftBehind
          || mention.noteKind == .imaging || other.choice(.manner) == PriorSurgery.report)
    }
  }

  /// What a report calls "postsurgical changes" may be any, and a laminotomy is the way to a disc.
  private static func isSameKind(_ trace: Mention, _ operation: Mention) -> Bool {
    trace.choice == operation.choice || trace.choice == "surgery"
      || trace.choice == "laminectomy" && operation.choice == "discectomy"
  }

  /// A decompression at a requested level; that it failed is for a person to say.
  private func repeated(_ had: [Mention], _ mentions: ChartMentions) -> [Fact] {
    mentions.request.levels.compactMap { level in
      let same = had.filter {
        $0.levels.contains(level)
          && ["laminectomy", "discectomy", "decompression", "foraminotomy"].contains(
            $0.choice ?? "")
      }
      return same.isEmpty
        ? nil : Fact(Self.sameLevel, assertion: .possible, level: level, support: same.quotes)
    }
  }
}
