import Claims

/// Medicines tried, for how long, and those that cannot be taken.
struct MedicineFacts: FactBuilder {
  let paths: [FactPath] = [Self.any, Self.weeks, Self.analgesicWeeks, Self.contraindicated]

  private static let any = FactPath("conservative.rx_any")
  private static let weeks = FactPath("conservative.rx.weeks")
  private static let analgesicWeeks = FactPath("conservative.rx_analgesic.weeks")
  private static let contraindicated = FactPath("conservative.rx.contraindicated")

  func facts(from mentions: ChartMentions) -> [Fact] {
    let courses = mentions.medicines.filter { !$0.isContraindicated }
    return CourseFacts.facts(Self.any, of: courses) { $0.mentions.first?.value }
      + prescribed(Self.weeks, courses)
      + prescribed(Self.analgesicWeeks, courses.filter(\.isAnalgesic))
      + contraindications(mentions)
  }

  /// What is bought over the counter is no prescription: alone it leaves the weeks open.
  private func prescribed(_ path: FactPath, _ courses: [CareCourse]) -> [Fact] {
    let bought = courses.filter { $0.hasMode("over the counter") }
    let prescribed = courses.filter { !$0.hasMode("over the counter") }
    guard prescribed.allSatisfy({ $0.assertion != .present }) else {
      return CourseFacts.facts(path, of: prescribed) { .weeks($0.course.weeks) }
    }
    let had = bought.filter { $0.assertion == .present }
    guard !had.isEmpty else {
      return CourseFacts.facts(path, of: prescribed) { .weeks($0.course.weeks) }
    }
    return [Fact(path, assertion: .possible, support: had.flatMap(\.quotes))]
  }

  /// A class that cannot be taken, with its reason.
  ///
  /// Only the anti-inflammatories stand for a trial of medicine at large; that another class is not
  /// tolerated, or why, leaves it open.
  private func contraindications(_ mentions: ChartMentions) -> [Fact] {
    let found = Medicines.concepts.flatMap { mentions.of($0) }.filter {
      $0.status == .contraindicated && $0.context.assertion == .present
    }
    return found.map { mention in
      let isEnough =
        mention.concept == MedicineClass.nsaid.concept && mention.details[.reason] != nil
      return Fact(
        Self.contraindicated, .truth(true), assertion: isEnough ? .present : .possible,
        support: [mention.quote])
    }
  }
}

extension CareCourse {
  /// An analgesic, steroid, gabapentinoid or anti-inflammatory: no muscle relaxant, no tricyclic.
  fileprivate var isAnalgesic: Bool {
    guard case .words(let names)? = mentions.first?.value else { return false }
    let classes: Set<MedicineClass> = [
      .nsaid, .acetaminophen, .opioid, .analgesic, .gabapentinoid, .oralSteroid,
    ]
    return names.contains { MedicineClass(naming: $0).map(classes.contains) ?? false }
  }

  var isContraindicated: Bool { mentions.contains { $0.status == .contraindicated } }
}
