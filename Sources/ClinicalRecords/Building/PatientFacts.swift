import Claims

/// Age, weight, laboratory values and mental health.
struct PatientFacts: FactBuilder {
  static let age = FactPath("patient.age")
  static let bodyMass = FactPath("patient.bmi")
  static let a1c = FactPath("labs.hba1c")
  static let cotinine = FactPath("labs.cotinine_ng_ml")
  static let cotinineNormal = FactPath("labs.cotinine_normal")
  static let diabetic = FactPath("patient.diabetic")
  static let tScore = FactPath("labs.t_score")
  static let evaluation = FactPath("psych.evaluation")
  static let unmanaged = FactPath("psych.unmanaged_disorder")
  static let addressed = FactPath("psych.addressed_if_present")

  let paths = [
    age, bodyMass, a1c, cotinine, cotinineNormal, diabetic, tScore, evaluation, unmanaged,
    addressed,
  ]

  func facts(from mentions: ChartMentions) -> [Fact] {
    [
      age(mentions), latest(Self.bodyMass, mentions.of(.bodyMass)),
      latest(Self.a1c, mentions.of(.hemoglobinA1c)), latest(Self.cotinine, mentions.of(.cotinine)),
      cotinineNormal(mentions), diabetes(mentions), lowest(mentions.of(.tScore)),
      evaluation(mentions),
    ].compactMap(\.self) + disorders(mentions)
  }

  /// By birth date on the request's day; else as written, on the note's day.
  private func age(_ mentions: ChartMentions) -> Fact? {
    let written = mentions.of(.age).filter(\.isPresent).latest.first
    if let birth = mentions.chart.patient.birthDay, let request = mentions.request.day,
      birth < request
    {
      let years = Self.years(from: birth, to: request)
      return Fact(
        Self.age, .number(Double(years), unit: "years"), firstDay: request, lastDay: request,
        support: written.map { [$0.quote] } ?? [])
    }
    guard let written else { return nil }
    return Fact(
      Self.age, written.value, firstDay: written.noteDay, lastDay: written.noteDay,
      support: [written.quote])
  }

  private static func years(from birth: CalendarDay, to day: CalendarDay) -> Int {
    let (born, now) = (birth.civil, day.civil)
    let hadBirthday = (now.month, now.day) >= (born.month, born.day)
    return now.year - born.year - (hadBirthday ? 0 : 1)
  }

  /// An age that the date of birth does not give: another patient's note, or a wrong date.
  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    guard let birth = mentions.chart.patient.birthDay else { return [] }
    let strange = mentions.of(.age).filter { mention in
      guard mention.isPresent, let years = mention.number, let day = mention.anchor, day > birth
      else { return false }
      return abs(years - Double(Self.years(from: birth, to: day))) > 1
    }
    guard !strange.isEmpty else { return [] }
    return [
      ReadingFlag(
        .contradiction,
        "the age written is not that of the date of birth: check that the note is this patient's",
        quotes: strange.quotes)
    ]
  }

  /// A disease of the past medical history is one of today.
  private func diabetes(_ mentions: ChartMentions) -> Fact? {
    let named = mentions.of(.diabetes).map { mention in
      var mention = mention
      if mention.context.temporality == .historical { mention.context.temporality = .current }
      return mention
    }
    return Weighing(named)?.fact(Self.diabetic)
  }

  private func latest(_ path: FactPath, _ mentions: [Mention]) -> Fact? {
    let measured = mentions.filter { $0.isPresent && $0.number != nil }
    guard let last = measured.latest.last else { return nil }
    return Fact(
      path, last.value, firstDay: last.measuredDay, lastDay: last.measuredDay, support: [last.quote]
    )
  }

  /// By the laboratory's own range or judgement; a number without one is judged by nobody.
  private func cotinineNormal(_ mentions: ChartMentions) -> Fact? {
    let judged = mentions.of(.cotinine).filter { $0.isPresent && $0.choice(.range) != nil }.latest
    guard let last = judged.last else { return nil }
    let isNormal = last.choice(.range) == "normal"
    let others = judged.filter { $0.choice(.range) != last.choice(.range) }
    return Fact(
      Self.cotinineNormal, .truth(isNormal), assertion: isNormal ? .present : .absent,
      firstDay: last.statedDay, lastDay: last.statedDay, isConflict: !others.isEmpty,
      support: judged.filter { $0.choice(.range) == last.choice(.range) }.quotes,
      against: others.quotes)
  }

  /// The lowest T-score of the latest day: the diagnosis rests on it.
  private func lowest(_ mentions: [Mention]) -> Fact? {
    let measured = mentions.filter { $0.isPresent && $0.number != nil }.latest
    guard let lowest = measured.min(by: { ($0.number ?? 0) < ($1.number ?? 0) }) else { return nil }
    return Fact(
      Self.tScore, lowest.value, firstDay: lowest.measuredDay, lastDay: lowest.measuredDay,
      support: [lowest.quote])
  }

  private func evaluation(_ mentions: ChartMentions) -> Fact? {
    let (refused, named) = mentions.of(.psychologicalEvaluation).reduce(into: ([], [])) {
      $1.choice == PsychologicalHealth.notCleared ? $0.0.append($1) : $0.1.append($1)
    }
    if let done = named.last(where: \.isPresent) {
      // One that does not clear is no clearance, unless a later one does.
      let against = refused.filter { refusal in
        guard let day = refusal.orderDay, let last = done.orderDay else { return true }
        return day >= last
      }
      return Fact(
        Self.evaluation, .truth(true), firstDay: done.statedDay, lastDay: done.statedDay,
        isConflict: !against.isEmpty, support: [done.quote], against: against.quotes)
    }
    let planned = named.filter { $0.context.assertion == .planned }
    return planned.isEmpty
      ? nil : Fact(Self.evaluation, assertion: .planned, support: planned.quotes)
  }

  /// A disorder is unmanaged only where the note says so; one that is merely listed leaves it open.
  private func disorders(_ mentions: ChartMentions) -> [Fact] {
    let named = mentions.of(.mentalDisorder).filter { mention in
      mention.context.experiencer == .patient && mention.context.temporality != .resolved
    }
    let present = named.filter { $0.context.assertion == .present }
    let course = { (wanted: String?) in present.filter { $0.choice(Detail("course")) == wanted } }
    let (unmanaged, managed, open) = (course("unmanaged"), course("managed"), course(nil))
    if !unmanaged.isEmpty {
      return [
        Fact(
          Self.unmanaged, .truth(true), isConflict: !managed.isEmpty, support: unmanaged.quotes,
          against: managed.quotes),
        Fact(
          Self.addressed, .truth(false), assertion: .absent, isConflict: !managed.isEmpty,
          support: unmanaged.quotes, against: managed.quotes),
      ]
    }
    if !open.isEmpty, managed.isEmpty {
      return [
        Fact(Self.unmanaged, assertion: .possible, support: open.quotes),
        Fact(Self.addressed, assertion: .possible, support: open.quotes),
      ]
    }
    // A denied drug abuse denies no depression.
    let denied = named.filter { $0.context.assertion == .absent && $0.choice != "substance use" }
    let settled = managed.isEmpty ? denied : managed
    guard !settled.isEmpty else { return [] }
    return [
      Fact(Self.unmanaged, .truth(false), assertion: .absent, support: settled.quotes),
      Fact(Self.addressed, .truth(true), support: settled.quotes),
    ]
  }
}

extension Mention {
  /// The day a value was measured; `nil` where only its month or year is written.
  fileprivate var measuredDay: CalendarDay? { begin == nil ? noteDay : begin?.day }
}
