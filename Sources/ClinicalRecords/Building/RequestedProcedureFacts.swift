import Claims

/// The procedure asked for, as the record plans it: region, number of levels, guidance, device.
struct RequestedProcedureFacts: FactBuilder {
  static let isLumbar = FactPath("procedure.region_lumbar")
  static let levelCount = FactPath("procedure.level_count_ok")
  static let guided = FactPath("procedure.image_guided_contrast")
  static let approvedForLevels = FactPath("procedure.device_fda_for_levels")
  static let approvedForTwo = FactPath("procedure.device_fda_for_two_levels")
  static let study = FactPath("procedure.cms_approved_study")
  static let instability = FactPath("procedure.intraop_instability")

  let paths = [
    isLumbar, levelCount, guided, approvedForLevels, approvedForTwo, study, instability,
  ]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let injections = plannedInjections(mentions)
    return [
      region(mentions), levelCount(injections), guidance(mentions, injections),
      approvedForLevels(mentions), approvedForTwo(mentions),
      Weighing(mentions.of(.approvedStudy))?.fact(Self.study),
      Weighing(mentions.of(.intraoperativeInstability).filter { isOfRequest($0, mentions) })?
        .fact(Self.instability),
    ].compactMap(\.self)
  }

  /// Found during the operation asked for, and not during one of years before.
  private func isOfRequest(_ found: Mention, _ mentions: ChartMentions) -> Bool {
    guard let request = mentions.request.day, let day = found.noteDay else { return true }
    return request.days(since: day) <= 365
  }

  /// By the levels of the latest plan; a plan for two regions leaves it open.
  private func region(_ mentions: ChartMentions) -> Fact? {
    let plans = mentions.of(.plannedProcedure).filter {
      $0.context.assertion == .planned && !$0.levels.isEmpty
    }.latest
    let regions = Set(plans.flatMap(\.levels).map(\.region))
    guard regions.count == 1, let region = regions.first else { return nil }
    let isLumbar = region == .lumbar
    return Fact(
      Self.isLumbar, .truth(isLumbar), assertion: isLumbar ? .present : .absent,
      lastDay: plans.compactMap(\.noteDay).max(), support: plans.quotes)
  }

  // MARK: - Injections to come

  /// Epidural injections of the latest note that plans one.
  private func plannedInjections(_ mentions: ChartMentions) -> [Mention] {
    let planned = mentions.of(Injections.epidural).filter {
      CareCourse.assertion(of: $0) == .planned
    }
    guard let day = planned.compactMap(\.noteDay).max() else { return planned }
    return planned.filter { $0.noteDay == day }
  }

  /// Two levels or roots through the foramina, one between the laminae or by the sacrum.
  private func levelCount(_ planned: [Mention]) -> Fact? {
    let told = planned.compactMap { mention -> (mention: Mention, isWithin: Bool)? in
      let places = mention.levels.isEmpty ? mention.injectedRoots.count : mention.levels.count
      switch mention.choice(.mode) {
      case "transforaminal", "selective nerve root block":
        return places == 0 ? nil : (mention, places <= 2)
      case "interlaminar": return places == 0 ? nil : (mention, places == 1)
      case "caudal": return (mention, places <= 1)
      default: return nil
      }
    }
    guard !told.isEmpty else { return nil }
    let isWithin = told.allSatisfy(\.isWithin)
    return Fact(
      Self.levelCount, .truth(isWithin), assertion: isWithin ? .present : .absent,
      lastDay: told.compactMap(\.mention.noteDay).max(), support: told.map(\.mention).quotes)
  }

  /// Guidance named in the sentence that plans the injection; without contrast it is only possible.
  private func guidance(_ mentions: ChartMentions, _ planned: [Mention]) -> Fact? {
    let sentences = Set(planned.map(\.quote))
    let named = mentions.of(.imageGuidance).filter {
      sentences.contains($0.quote) && ![.absent, .conditional].contains($0.context.assertion)
    }
    guard !named.isEmpty else { return nil }
    let isShown = named.contains { $0.choice != "ultrasound" && $0.details[.contrast] != nil }
    return Fact(
      Self.guided, isShown ? .truth(true) : nil, assertion: isShown ? .present : .possible,
      lastDay: named.compactMap(\.noteDay).max(), support: named.quotes)
  }

  // MARK: - Devices

  private func approvedForTwo(_ mentions: ChartMentions) -> Fact? {
    Weighing(mentions.of(.deviceApproval).filter { $0.number == 2 })?.fact(Self.approvedForTwo)
  }

  /// For the very levels that are requested, or for as many.
  private func approvedForLevels(_ mentions: ChartMentions) -> Fact? {
    let requested = mentions.request.levels
    guard !requested.isEmpty else { return nil }
    let told = mentions.of(.deviceApproval).filter { mention in
      mention.number.map { Int($0) == requested.count }
        ?? Set(requested).isSubset(of: mention.levels)
    }
    return Weighing(told)?.fact(Self.approvedForLevels)
  }
}
