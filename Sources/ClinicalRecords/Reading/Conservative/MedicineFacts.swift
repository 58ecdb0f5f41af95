import Claims

/// Medicines tried, for how long, and those that cannot be taken.
struct MedicineFacts: FactBuilder {
  let paths: [FactPath] = [Self.any, Self.weeks, Self.contraindicated]

  private static let any = FactPath("conservative.rx_any")
  private static let weeks = FactPath("conservative.rx.weeks")
  private static let contraindicated = FactPath("conservative.rx.contraindicated")

  func facts(from mentions: ChartMentions) -> [Fact] {
    let courses = mentions.medicines.filter { !$0.isContraindicated }
    return CourseFacts.facts(Self.any, of: courses) { $0.mentions.first?.value }
      + CourseFacts.facts(Self.weeks, of: courses) { .weeks($0.course.weeks) }
      + contraindications(mentions)
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
        mention.concept == Medicines.concept(.nsaid) && mention.details[.reason] != nil
      return Fact(
        Self.contraindicated, .truth(true), assertion: isEnough ? .present : .possible,
        support: [mention.quote])
    }
  }
}

extension CareCourse {
  var isContraindicated: Bool { mentions.contains { $0.status == .contraindicated } }
}
