import Claims

/// Conservative care as a whole: the longest of it, what else was tried, whether it is itemised.
struct CareFacts: FactBuilder {
  let paths: [FactPath] = [
    Self.weeks, Self.days, Self.itemised, Self.exhausted, Self.other, Self.education,
    Self.intolerant,
  ]

  private static let weeks = FactPath("conservative.any.weeks")
  private static let days = FactPath("conservative.any.days")
  private static let itemised = FactPath("conservative.itemised")
  private static let exhausted = FactPath("conservative.exhausted_or_explained")
  private static let other = FactPath("conservative.other")
  private static let education = FactPath("conservative.education")

  private static let intolerant = FactPath("conservative.intolerant")

  private static let otherConcepts = [
    OtherTreatments.chiropractic, OtherTreatments.acupuncture, OtherTreatments.brace,
    OtherTreatments.activity, OtherTreatments.modality, OtherTreatments.program,
  ]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let others = Self.otherConcepts.flatMap { mentions.courses(of: $0) }
    let all = mentions.therapy + mentions.homeExercise + mentions.medicines + others
    // Of care that was had for an unknown time, "no PT" beside it does not make none.
    let isOpen = all.contains { $0.assertion == .present && $0.course.weeks == nil }
    let timed = all.filter {
      $0.course.weeks != nil && $0.assertion == .present
        || $0.assertion != .present && !(isOpen && $0.assertion == .absent)
    }
    return CourseFacts.facts(Self.weeks, of: timed) { .weeks($0.course.weeks) }
      + CourseFacts.facts(Self.days, of: timed) { $0.leastDays }
      + CourseFacts.facts(Self.other, of: others + mentions.homeExercise) { $0.named }
      + CourseFacts.facts(Self.education, of: mentions.taught) { _ in .truth(true) }
      + itemisedFact(mentions, all) + exhaustedFact(mentions, all) + intoleranceFacts(mentions)
  }

  /// Exercise that could not be tolerated, with its reason; a medicine alone leaves it open, since
  /// others remain.
  private func intoleranceFacts(_ mentions: ChartMentions) -> [Fact] {
    let exercise = mentions.of(PhysicalTherapy.concept) + mentions.of(HomeExercise.concept)
    let medicine = Medicines.concepts.flatMap { mentions.of($0) }
    return (exercise + medicine).filter { mention in
      mention.status == .contraindicated && mention.context.assertion == .present
    }.map { mention in
      let isEnough =
        mention.details[.reason] != nil && !Medicines.concepts.contains(mention.concept)
      return Fact(
        Self.intolerant, .truth(true), assertion: isEnough ? .present : .possible,
        support: [mention.quote])
    }
  }

  /// Every kind of treatment had has its length or days, and its result or the reason it ended.
  ///
  /// Where one kind lacks either, the fact is only possible, with the words that tell too little.
  private func itemisedFact(_ mentions: ChartMentions, _ courses: [CareCourse]) -> [Fact] {
    let had = courses.filter { $0.assertion == .present }
    let injections = mentions.of(Injections.epidural).filter {
      CareCourse.assertion(of: $0) == .present
    }
    let families = [
      had.filter { $0.concept == PhysicalTherapy.concept },
      had.filter { Medicines.concepts.contains($0.concept) },
      injections.map { CareCourse($0, requestDay: mentions.request.day) },
    ].filter { !$0.isEmpty }
    guard families.count > 1 else { return [] }
    let best = families.compactMap { family in family.first(where: \.isItemised) }
    guard best.count == families.count else {
      let short = families.filter { !$0.contains(where: \.isItemised) }.flatMap { $0 }
      return [Fact(Self.itemised, assertion: .possible, support: short.flatMap(\.quotes))]
    }
    return [Fact(Self.itemised, .truth(true), support: best.flatMap(\.quotes))]
  }

  /// Medicine, exercise and injection: each tried, impossible or declined.
  private func exhaustedFact(_ mentions: ChartMentions, _ courses: [CareCourse]) -> [Fact] {
    let injections = mentions.of(Injections.epidural).map {
      CareCourse($0, requestDay: mentions.request.day)
    }
    let families = [
      courses.filter { Medicines.concepts.contains($0.concept) },
      courses.filter { [PhysicalTherapy.concept, HomeExercise.concept].contains($0.concept) },
      injections,
    ]
    let settled = families.compactMap { family in
      family.first { $0.assertion == .present } ?? family.first(where: \.isExplained)
    }
    guard settled.count == families.count else { return [] }
    return [Fact(Self.exhausted, .truth(true), support: settled.flatMap(\.quotes))]
  }

  // MARK: - For a person to settle

  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    conclusions(mentions) + copies(mentions)
  }

  private func conclusions(_ mentions: ChartMentions) -> [ReadingFlag] {
    let found = mentions.of(FailureStatements.concept).filter { $0.context.assertion == .present }
    guard !found.isEmpty else { return [] }
    return [
      ReadingFlag(
        .conclusionOnly,
        "that conservative care failed is a conclusion: treatments, dates and results must show it",
        quotes: found.map(\.quote))
    ]
  }

  /// Treatments told in the same words by several notes.
  private func copies(_ mentions: ChartMentions) -> [ReadingFlag] {
    let copied = mentions.all.filter { $0.copiedFrom != nil && $0.status != nil }
    let groups = Dictionary(grouping: copied) { $0.quote.text }
    return groups.sorted { $0.key < $1.key }.compactMap { _, group in
      guard let first = group.first, let source = first.copiedFrom else { return nil }
      let documents = Set(group.map(\.quote.document)).count
      return ReadingFlag(
        .copiedForward,
        "\(documents + 1) notes carry the same sentence: it counts once, as of \(source.document)",
        quotes: group.map(\.quote))
    }
  }
}

extension ChartMentions {
  /// Teaching counts where it was given: "counselled on body mechanics" is done by being said.
  fileprivate var taught: [CareCourse] {
    of(OtherTreatments.education).map { mention in
      var mention = mention
      if mention.status == nil, mention.context.assertion == .present {
        mention.status = .completed
      }
      return CareCourse(mention, requestDay: request.day)
    }
  }
}

extension CareCourse {
  /// In days where days are known, else whole weeks times seven.
  fileprivate var leastDays: FactValue? {
    if let first = course.firstDay, let last = course.lastDay {
      return .number(Double(last.days(since: first)), unit: "days")
    }
    return course.weeks.map { .number(($0 * 7 + 1e-9).rounded(.down), unit: "days") }
  }

  fileprivate var named: FactValue { mentions.first?.value ?? .words([concept.rawValue]) }

  fileprivate var isItemised: Bool {
    let hasLength = course.weeks != nil || course.lastDay != nil
    let hasEnd = mentions.contains { $0.outcome != nil || $0.details[.reason] != nil }
    return hasLength && hasEnd
  }

  /// Not had, and the record says why.
  fileprivate var isExplained: Bool {
    mentions.contains { mention in
      mention.details[.reason] != nil
        && (mention.status == .contraindicated || mention.status == .declined)
    }
  }
}
