import Claims

/// Slip, motion and the studies that show them.
struct AlignmentFacts: FactBuilder {
  static let slip = FactPath("imaging.listhesis_mm")
  static let meyerding = FactPath("imaging.meyerding")
  static let withForamen = FactPath("imaging.listhesis_with_foraminal_stenosis")
  static let dynamicTranslation = FactPath("imaging.dynamic_translation_mm")
  static let translation = FactPath("imaging.translation_mm")
  static let angulation = FactPath("imaging.angulation_deg")
  static let instability = FactPath("imaging.dynamic_instability")
  static let flexionExtension = FactPath("imaging.flexext_done")
  static let age = FactPath("imaging.age_days")
  static let pseudarthrosis = FactPath("imaging.pseudarthrosis")
  static let pars = FactPath("imaging.pars_fracture")

  let paths = [
    slip, meyerding, withForamen, dynamicTranslation, translation, angulation, instability,
    flexionExtension, age, pseudarthrosis, pars,
  ]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let slips = mentions.of(.listhesis).filter(\.isPresent)
    let moves = mentions.of(.dynamicTranslation).filter(\.isPresent)
    return byLevel(slips) { measure(Self.slip, $0, $1) { $0.details[.millimetres] } }
      + byLevel(slips) { measure(Self.meyerding, $0, $1) { $0.slipGrade } }
      + byLevel(moves) { measure(Self.dynamicTranslation, $0, $1) { $0.value } }
      + byLevel(moves) { measure(Self.translation, $0, $1) { $0.value } }
      + byLevel(mentions.of(.dynamicAngulation).filter(\.isPresent)) {
        measure(Self.angulation, $0, $1) { $0.value }
      }
      + byLevel(mentions.of(.dynamicInstability)) { level, all in
        located(Weighing(all)?.fact(Self.instability), level)
      }
      + foramina(slips, mentions) + conditions(mentions)
      + [films(mentions), studyAge(mentions)].compactMap(\.self)
  }

  private func byLevel(
    _ mentions: [Mention], _ build: (SpinalLevel?, [Mention]) -> Fact?
  ) -> [Fact] {
    let levels = Set(mentions.flatMap(\.levels)).sorted()
    let placed = levels.compactMap { level in
      build(level, mentions.filter { $0.levels.contains(level) })
    }
    let unplaced = mentions.filter(\.levels.isEmpty)
    return placed + (unplaced.isEmpty ? [] : [build(nil, unplaced)].compactMap(\.self))
  }

  /// The measure of the latest study; two that differ on its day are a conflict.
  private func measure(
    _ path: FactPath, _ level: SpinalLevel?, _ mentions: [Mention], _ value: (Mention) -> FactValue?
  ) -> Fact? {
    let measured = mentions.filter { value($0) != nil }.latest
    guard let first = measured.first else { return nil }
    let others = measured.filter { value($0) != value(first) }
    return Fact(
      path, value(first), firstDay: first.statedDay, lastDay: first.statedDay, level: level,
      isConflict: !others.isEmpty, support: [first.quote], against: others.quotes)
  }

  private func located(_ fact: Fact?, _ level: SpinalLevel?) -> Fact? {
    var fact = fact
    fact?.level = level
    return fact
  }

  private func foramina(_ slips: [Mention], _ mentions: ChartMentions) -> [Fact] {
    let narrow = mentions.of(.stenosis).filter {
      $0.isPresent && $0.choice(.location) == "foraminal"
    }
    return Set(slips.flatMap(\.levels)).sorted().compactMap { level in
      let slip = slips.filter { $0.levels.contains(level) }
      let foramen = narrow.filter { $0.levels.contains(level) }
      guard !foramen.isEmpty else { return nil }
      return Fact(Self.withForamen, .truth(true), level: level, support: (slip + foramen).quotes)
    }
  }

  private func conditions(_ mentions: ChartMentions) -> [Fact] {
    let conditions = mentions.of(.structuralCondition)
    return [("pseudarthrosis", Self.pseudarthrosis), ("pars defect", Self.pars)].flatMap {
      name, path in
      byLevel(conditions.filter { $0.choice == name }) { level, all in
        located(Weighing(all)?.fact(path), level)
      }
    }
  }

  private func films(_ mentions: ChartMentions) -> Fact? {
    let region = mentions.request.region
    let studies = mentions.of(.imagingStudy).filter { study in
      study.choice == "flexion-extension radiographs"
        && (region == nil || study.choice(.region).map { $0 == region?.rawValue } ?? true)
    }
    // Millimetres in flexion and extension were measured on such films, whatever the report calls them.
    let measured = mentions.of(.dynamicTranslation).filter {
      $0.isPresent && $0.noteKind == .imaging && $0.choice(.manner) == "computed"
        && (region == nil || $0.levels.allSatisfy { $0.region == region })
    }
    guard let done = studies.last(where: \.isPresent) ?? measured.last else {
      let planned = studies.filter { $0.context.assertion == .planned }
      return planned.isEmpty
        ? nil : Fact(Self.flexionExtension, assertion: .planned, support: planned.quotes)
    }
    return Fact(
      Self.flexionExtension, .truth(true), firstDay: done.begin?.day, lastDay: done.statedDay,
      support: [done.quote])
  }

  /// Days from the latest MRI, CT or myelogram of the region to the request.
  private func studyAge(_ mentions: ChartMentions) -> Fact? {
    guard let request = mentions.request.day else { return nil }
    let sections = ["MRI", "CT", "myelogram"]
    let region = mentions.request.region?.rawValue
    let dated = mentions.of(.imagingStudy).compactMap { study -> (Mention, CalendarDay)? in
      guard study.isPresent, sections.contains(study.choice ?? ""),
        region == nil || study.choice(.region) == region,
        let day = study.begin?.day ?? (study.noteKind == .imaging ? study.noteDay : nil),
        day <= request
      else { return nil }
      return (study, day)
    }
    guard let latest = dated.max(by: { $0.1 < $1.1 }) else { return nil }
    return Fact(
      Self.age, .number(Double(request.days(since: latest.1)), unit: "days"), firstDay: latest.1,
      lastDay: latest.1, support: [latest.0.quote])
  }
}

extension Mention {
  /// The Meyerding grade in the unit that policies ask for.
  fileprivate var slipGrade: FactValue? {
    number(.meyerding).map { .number($0, unit: "grade") }
  }
}
