import Claims

/// Discs that degenerate, and the width of the canal, level by level.
struct DegenerationFacts: FactBuilder {
  static let single = FactPath("imaging.ddd_single_level_modsevere")
  static let canal = FactPath("imaging.canal_mm")

  let paths = [single, canal]

  func facts(from mentions: ChartMentions) -> [Fact] {
    canals(mentions) + [singleLevel(mentions)].compactMap(\.self)
  }

  /// The narrowest measure of the latest study at each level.
  private func canals(_ mentions: ChartMentions) -> [Fact] {
    let measured = mentions.of(.canalDiameter).filter { $0.isPresent && $0.number != nil }
    return Set(measured.flatMap(\.levels)).sorted().compactMap { level in
      let here = measured.filter { $0.levels.contains(level) }.latest
      guard let least = here.min(by: { ($0.number ?? 0) < ($1.number ?? 0) }) else { return nil }
      return Fact(
        Self.canal, least.value, firstDay: least.statedDay, lastDay: least.statedDay, level: level,
        support: [least.quote])
    }
  }

  /// One lumbar level of moderate or worse degeneration, on plain films and on a section study.
  ///
  /// Two such levels deny it; a second level that is mild or not graded, or one kind of study alone,
  /// leaves it possible.
  private func singleLevel(_ mentions: ChartMentions) -> Fact? {
    let named = mentions.of(.discDegeneration).filter { mention in
      mention.isPresent && mention.levels.contains { $0.region == .lumbar }
    }
    let graded = named.filter { ($0.stenosisGrade ?? StenosisGrade.none) >= .moderate }
    let levels = Set(graded.flatMap(\.levels)).filter { $0.region == .lumbar }
    guard let level = levels.sorted().first else { return nil }
    guard levels.count == 1 else {
      return Fact(
        Self.single, .truth(false), assertion: .absent,
        lastDay: graded.compactMap(\.statedDay).max(), support: graded.quotes)
    }
    let kinds = Set(graded.compactMap { mentions.study(of: $0) })
    let others = named.filter { !Set($0.levels).subtracting(levels).isEmpty }
    let isSure = kinds.count == 2 && others.isEmpty
    return Fact(
      Self.single, isSure ? .truth(true) : nil, assertion: isSure ? .present : .possible,
      lastDay: graded.compactMap(\.statedDay).max(), level: level, support: graded.quotes,
      against: isSure ? [] : others.quotes)
  }
}

extension Mention {
  /// The severity of a finding whose grade is a detail.
  var stenosisGrade: StenosisGrade? { choice(.severity).flatMap(StenosisGrade.init) }
}

extension ChartMentions {
  enum Study: Sendable { case plainFilm, section }

  /// The kind of study a finding was seen on.
  func study(of finding: Mention) -> Study? {
    switch modality(of: finding) {
    case "radiographs", "flexion-extension radiographs": .plainFilm
    case "MRI", "CT", "myelogram": .section
    default: nil
    }
  }

  /// The study named last before a finding in its document, in the words of ``ImagingStudy``.
  func modality(of finding: Mention) -> String? {
    let named = of(.imagingStudy).filter { study in
      study.isPresent && study.quote.document == finding.quote.document
        && study.choice(.role) != "comparison"
    }
    let last =
      named.last { $0.words.lowerBound <= finding.words.lowerBound }
      ?? (Set(named.map(\.choice)).count == 1 ? named.first : nil)
    return last?.choice
  }
}
