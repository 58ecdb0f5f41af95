import Claims

/// Stenosis, herniation and compression, level by level, and whether they fit the symptoms.
///
/// The radiologist's report goes before the surgeon's reading; where the two grade a level
/// differently, the fact is a conflict. A level that no report mentions has no fact; one that is
/// called normal denies each of these findings.
struct ImagingFacts: FactBuilder {
  static let grade = FactPath("imaging.stenosis_grade")
  static let stenosis = FactPath("imaging.stenosis_present")
  static let disc = FactPath("imaging.disc_compression")
  static let neural = FactPath("imaging.neural_compression")
  static let compression = FactPath("imaging.compression_concordant")
  static let herniation = FactPath("imaging.herniation_concordant")
  static let cord = FactPath("imaging.cord_compression_concordant")
  static let either = FactPath("imaging.compression_or_instability_concordant")

  let paths = [grade, stenosis, disc, neural, compression, herniation, cord, either]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let concordance = Concordance(mentions)
    let governing = GoverningReading(mentions: mentions)
    // The diagnoses of an operative note are no reading of a study.
    let read = { (concept: Concept) in
      mentions.of(concept).filter { mention in
        mention.hasWeight && ![.operative, .injection].contains(mention.noteKind)
      }
    }
    // Plain films show neither canal nor disc.
    let normal = read(.normalLevel).filter { mentions.study(of: $0) != .plainFilm }
    let stenoses = read(.stenosis) + normal
    let discs = read(.discHerniation) + normal
    // Where nothing touches a nerve nothing presses on it.
    let pressed =
      read(.neuralCompression).filter {
        $0.choice == "compression" || $0.context.assertion == .absent
      } + normal
    let levels = Set((stenoses + discs + pressed).flatMap(\.levels)).sorted()
    return levels.flatMap { level -> [Fact] in
      let at = { (all: [Mention]) in
        governing.chosen(among: all.filter { $0.levels.contains(level) })
      }
      let (narrow, herniated, compressed) = (at(stenoses), at(discs), at(pressed))
      return [
        gradeFact(narrow, level, concordance),
        fact(Self.stenosis, Self.presence(narrow.chosen), level, concordance),
        fact(Self.neural, Self.ofOneStructure(compressed.chosen), level, nil),
        fact(
          Self.disc,
          Self.pressingDiscs(herniated.chosen, Self.ofOneStructure(compressed.chosen)), level, nil),
        fact(
          Self.herniation, herniated.chosen.filter { $0.choice != "bulge" }, level, concordance,
          judged: true),
        fact(
          Self.cord, compressed.chosen.filter { $0.choice(.structure) == "cord" }, level,
          concordance,
          judged: true),
        fact(
          Self.compression, Self.compressing(narrow.chosen, herniated.chosen, compressed.chosen),
          level,
          concordance, judged: true),
        fact(
          Self.either, Self.compressing(narrow.chosen, herniated.chosen, compressed.chosen), level,
          concordance, judged: true),
      ].compactMap(\.self)
    }
  }

  // MARK: - What a reading shows

  /// What presses on a nerve: compression as such, a herniation beyond a bulge, stenosis of moderate
  /// grade or worse. A bulge or a mild narrowing alone does not show it.
  ///
  /// A report that denies it stands against moderate stenosis, and settles the rest; one that denies
  /// the cord says nothing of the roots.
  private static func compressing(_ narrow: [Mention], _ discs: [Mention], _ pressed: [Mention])
    -> [Mention]
  {
    let tight = narrow.filter { mention in
      if case .stenosis(let grade) = mention.value {
        grade >= .moderate && mention.context.assertion != .absent
      } else {
        false
      }
    }
    let affirmed = pressed.filter { $0.context.assertion != .absent }
    let denied = pressed.filter {
      $0.context.assertion == .absent && $0.choice(.structure) != "cord"
    }
    if !affirmed.isEmpty || !tight.isEmpty { return affirmed + tight + denied }
    if !denied.isEmpty { return denied }
    return discs.filter { $0.choice != "bulge" && $0.context.assertion != .absent }
  }

  /// Whether there is any stenosis: a denial of one grade or of another place denies none, and one
  /// open foramen says nothing of the other.
  private static func presence(_ narrow: [Mention]) -> [Mention] {
    let present = narrow.filter { $0.context.assertion != .absent }
    let denied = narrow.filter { mention in
      guard mention.context.assertion == .absent else { return false }
      if case .stenosis(let grade) = mention.value, grade > .none { return false }
      return true
    }
    guard !present.isEmpty else { return isWhole(denied) ? denied : [] }
    let places = Set(present.map { $0.choice(.location) })
    // "No left-sided stenosis" says nothing of the right.
    let sides = present.map { $0.side?.single ?? [.left, .right] }
    return present
      + denied.filter { mention in
        let own = mention.side?.single ?? [.left, .right]
        return sides.contains { !$0.isDisjoint(with: own) }
          && (mention.choice(.location) == nil || places.contains(mention.choice(.location)))
      }
  }

  private static func isWhole(_ denied: [Mention]) -> Bool {
    let sides = Set(denied.compactMap(\.side).flatMap(\.single))
    return sides.count != 1 || denied.contains { $0.choice(.location) == nil && $0.side == nil }
  }

  /// "Compressing the C7 root, no cord compression" is no contradiction: a denial stands against what
  /// is pressed only where it speaks of the same structure, or of all.
  private static func ofOneStructure(_ pressed: [Mention]) -> [Mention] {
    let affirmed = Set(
      pressed.filter { $0.context.assertion == .present }.map { $0.choice(.structure) ?? "root" })
    guard !affirmed.isEmpty else { return pressed }
    return pressed.filter { mention in
      mention.context.assertion != .absent
        || (mention.choice(.structure).map { $0 == "neural" || affirmed.contains($0) } ?? true)
    }
  }

  private static func pressingDiscs(_ discs: [Mention], _ pressed: [Mention]) -> [Mention] {
    guard !discs.filter({ $0.isPresent }).isEmpty else { return [] }
    return pressed
  }

  // MARK: - Grades

  private typealias Graded = (mention: Mention, grade: StenosisGrade)

  private func gradeFact(
    _ narrow: (chosen: [Mention], all: [Mention]), _ level: SpinalLevel, _ concordance: Concordance
  ) -> Fact? {
    let graded = Self.graded(narrow.all)
    let reports = graded.filter { $0.mention.noteKind == .imaging }
    let own = reports.isEmpty ? graded : Self.governing(reports, Self.graded(narrow.chosen))
    let present = own.filter { $0.mention.isPresent }
    guard let most = present.map(\.grade).max(),
      let worst = Self.bestFitting(present.filter { $0.grade == most }, concordance)
    else { return open(own, narrow.all, level) }
    let others =
      reports.isEmpty
      ? [] : graded.filter { $0.mention.noteKind != .imaging && $0.mention.isPresent }
    let other = others.max { $0.grade < $1.grade }
    // A canal does not widen by itself: a later study that is milder is for a person to settle.
    let wider = reports.filter { $0.mention.isPresent && $0.grade > worst.grade }
    // "Radiologist: moderate; I would call it severe": one place graded twice in one note.
    let again = own.filter {
      $0.mention.isPresent && $0.grade != worst.grade && $0.mention.isOfPlace(of: worst.mention)
    }
    let isConflict =
      !wider.isEmpty || !again.isEmpty || (other.map { $0.grade != worst.grade } ?? false)
    return Fact(
      Self.grade, .stenosis(worst.grade), firstDay: worst.mention.statedDay,
      lastDay: worst.mention.statedDay, level: level, side: worst.mention.side,
      concordance: concordance.judge(worst.mention), isConflict: isConflict,
      support: [worst.mention.quote],
      against: isConflict ? (wider + again + others).map(\.mention).quotes : [])
  }

  /// Of readings of one grade the one that explains the symptoms best: canal and foramen of a level
  /// may be as narrow, and press different roots.
  private static func bestFitting(_ graded: [Graded], _ concordance: Concordance) -> Graded? {
    graded.last { concordance.judge($0.mention) == .agrees }
      ?? graded.last { concordance.judge($0.mention) == .cannotTell } ?? graded.last
  }

  private static func graded(_ mentions: [Mention]) -> [Graded] {
    mentions.compactMap { mention in
      if case .stenosis(let grade) = mention.value { (mention, grade) } else { nil }
    }
  }

  /// Grades of the readings that count; where those grade nothing, of the latest report that does. One
  /// without a day may be any.
  private static func governing(_ reports: [Graded], _ chosen: [Graded]) -> [Graded] {
    let undated = reports.filter { $0.mention.statedDay == nil }
    guard chosen.isEmpty else {
      return chosen + undated.filter { one in !chosen.contains { $0.mention == one.mention } }
    }
    let day = reports.compactMap(\.mention.statedDay).max()
    return reports.filter { $0.mention.statedDay == nil || $0.mention.statedDay == day }
  }

  /// No grade is affirmed: a doubtful one is possible, a denied or open canal is absent.
  private func open(
    _ graded: [(mention: Mention, grade: StenosisGrade)], _ mentions: [Mention],
    _ level: SpinalLevel
  ) -> Fact? {
    if let doubtful = graded.first(where: { $0.mention.context.assertion == .possible }) {
      return Fact(
        Self.grade, .stenosis(doubtful.grade), assertion: .possible, level: level,
        support: [doubtful.mention.quote])
    }
    guard !mentions.contains(where: \.isPresent) else { return nil }
    let denied = mentions.filter { mention in
      guard mention.context.assertion == .absent else { return false }
      // "No severe stenosis" leaves moderate open.
      if case .stenosis(let grade) = mention.value { return grade <= .moderate }
      return true
    }
    guard let first = denied.first, Self.isWhole(denied) else { return nil }
    return Fact(
      Self.grade, first.value, assertion: .absent, lastDay: first.statedDay, level: level,
      support: denied.quotes)
  }

  // MARK: - Findings

  /// A finding at a level. Where agreement is asked for, agreement is the value: a different side or
  /// root is a conflict, and what cannot be told is only possible.
  private func fact(
    _ path: FactPath, _ mentions: [Mention], _ level: SpinalLevel, _ concordance: Concordance?,
    judged: Bool = false
  ) -> Fact? {
    guard let weighed = Weighing(mentions) else { return nil }
    var fact = weighed.fact(path)
    fact.level = level
    guard let concordance, weighed.assertion == .present else { return fact }
    let verdicts = weighed.support.map(concordance.judge)
    let verdict: Fact.Concordance =
      verdicts.contains(.agrees)
      ? .agrees : verdicts.contains(.cannotTell) ? .cannotTell : .disagrees
    fact.concordance = verdict
    guard judged else { return fact }
    switch verdict {
    case .agrees: break
    case .disagrees: fact.isConflict = true
    case .cannotTell:
      fact.assertion = .possible
      fact.value = nil
    }
    return fact
  }
}
