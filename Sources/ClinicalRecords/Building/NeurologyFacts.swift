import Claims

/// Strength by myotome, its progress over two examinations, and the signs that stop a letter.
struct NeurologyFacts: FactBuilder {
  static let upperLumbar = FactPath("neuro.motor_mrc.L3L4")
  static let lowerLumbar = FactPath("neuro.motor_mrc.L5S1")
  static let weakest = FactPath("neuro.motor_mrc_min")
  static let twoPoints = FactPath("neuro.progression_two_points")
  static let progressive = FactPath("neuro.progressive_deficit")
  static let twoExams = FactPath("neuro.progressive_deficit_two_exams")
  static let bowelBladder = FactPath("neuro.bowel_bladder")
  static let caudaEquina = FactPath("neuro.cauda_equina")
  static let myelopathy = FactPath("neuro.myelopathy")

  let paths = [
    upperLumbar, lowerLumbar, weakest, twoPoints, progressive, twoExams, bowelBladder, caudaEquina,
    myelopathy,
  ]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let strengths = mentions.of(.motorStrength).filter { $0.isPresent && $0.confidence == .plain }
    let region = mentions.request.region
    let fitting = strengths.filter { mention in
      guard let region else { return true }
      if let limb = mention.choice(.region) { return (limb == "upper") == (region == .cervical) }
      return mention.root.map { $0.limb == region } ?? true
    }
    let exams = StrengthExams(fitting, mentions)
    let progress = MotorProgress(fitting, exams)
    return [
      strength(Self.upperLumbar, exams, roots: ["L3", "L4"]),
      strength(Self.lowerLumbar, exams, roots: ["L5", "S1"]),
      strength(Self.weakest, exams, roots: nil),
      progress?.fact(Self.twoPoints), progress?.fact(Self.twoExams),
      progressive(mentions, progress),
      sphincters(mentions),
      Weighing(mentions.of(.caudaEquina))?.fact(Self.caudaEquina),
      Weighing(Self.examined(mentions.of(.myelopathy).filter { $0.choice(.manner) == "named" }))?
        .fact(Self.myelopathy),
    ].compactMap(\.self)
  }

  /// Without the question of an imaging report, where a clinician's note has an answer.
  static func examined(_ mentions: [Mention]) -> [Mention] {
    let notes = mentions.filter { $0.noteKind != .imaging }
    return notes.contains(where: \.isPresent) ? notes : mentions
  }

  /// "No changes except some urgency": with a symptom of open cause nothing is denied.
  private func sphincters(_ mentions: ChartMentions) -> Fact? {
    let told = mentions.of(.bowelBladder) + mentions.of(.saddleAnesthesia).filter(\.isPresent)
    // "Unable to urinate, no incontinence of stool": what one sphincter keeps denies no loss of the other.
    let lost = Set(told.filter(\.isPresent).map(\.quote.document))
    let weighed = Weighing(
      told.filter { !($0.context.assertion == .absent && lost.contains($0.quote.document)) })
    guard let weighed, weighed.assertion == .absent, !weighed.against.isEmpty else {
      return weighed?.fact(Self.bowelBladder)
    }
    return Fact(
      Self.bowelBladder, assertion: .possible, support: weighed.against.quotes,
      against: weighed.support.quotes)
  }

  /// The weakest of the latest grades among some roots.
  ///
  /// A muscle named by itself goes before "throughout"; beside each other with different grades they
  /// are a conflict. A range that reaches below the weakest grade leaves the value open.
  private func strength(_ path: FactPath, _ exams: StrengthExams, roots: Set<String>?) -> Fact? {
    let named = exams.named.filter { mention in
      guard let root = mention.root else { return roots == nil }
      return roots?.contains(root.rawValue) ?? true
    }
    let general = exams.general.filter { roots == nil || $0.choice(.region) != "upper" }
    let relevant = named.isEmpty ? general : named + general.filter { $0.choice(.muscle) == "all" }
    let graded = relevant.compactMap { mention -> (Mention, MotorGrade)? in
      if case .motor(let grade) = mention.value { (mention, grade) } else { nil }
    }
    let ranges = relevant.compactMap { mention -> (Mention, MotorGrade)? in
      if case .motor(let low) = mention.details[.low] { (mention, low) } else { nil }
    }
    guard let weakest = graded.min(by: { $0.1 < $1.1 }) else {
      guard !ranges.isEmpty else { return nil }
      return Fact(path, assertion: .possible, support: ranges.map(\.0).quotes)
    }
    let below = ranges.filter { $0.1 < weakest.1 }.map(\.0)
    guard below.isEmpty else {
      return Fact(path, assertion: .possible, support: ([weakest.0] + below).quotes)
    }
    let against = weakest.1 < .five ? exams.takingBack(weakest.0).quotes : []
    return Fact(
      path, .motor(weakest.1), firstDay: weakest.0.statedDay, lastDay: weakest.0.statedDay,
      side: weakest.0.side, isConflict: !against.isEmpty, support: [weakest.0.quote],
      against: against)
  }

  /// Two examinations prove it; one note's word for it leaves it possible.
  private func progressive(_ mentions: ChartMentions, _ progress: MotorProgress?) -> Fact? {
    if let progress, progress.worsened { return progress.fact(Self.progressive) }
    let told = mentions.of(.weakness)
      .filter { $0.isPresent && $0.choice(Detail("course")) == "progressive" }
    guard !told.isEmpty else { return progress?.fact(Self.progressive) }
    return Fact(
      Self.progressive, assertion: .possible, side: told.oneSide, support: told.quotes,
      against: progress.map { $0.last.quotes } ?? [])
  }

  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    let alarms: [(Concept, String)] = [
      (.caudaEquina, "cauda equina syndrome is named: the surgeon must see this before any letter"),
      (
        .saddleAnesthesia,
        "saddle anesthesia is reported: the surgeon must see this before any letter"
      ),
      (.bowelBladder, "bowel or bladder trouble is reported: the surgeon must see this first"),
    ]
    var flags = alarms.compactMap { concept, text -> ReadingFlag? in
      guard let weighed = Weighing(mentions.of(concept)), weighed.assertion == .present else {
        return nil
      }
      return ReadingFlag(.safety, text, quotes: weighed.support.quotes)
    }
    let signs = CordSigns(mentions).positive
    if !signs.isEmpty {
      flags.append(
        ReadingFlag(
          .safety, "signs of the spinal cord are positive: the surgeon must see this first",
          quotes: signs.quotes))
    }
    return flags
  }
}
