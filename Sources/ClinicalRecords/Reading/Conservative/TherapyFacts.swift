import Claims

/// Physical therapy and exercise.
struct TherapyFacts: FactBuilder {
  let paths: [FactPath] = [
    Self.therapy, Self.weeks, Self.visits, Self.inPerson, Self.exercise, Self.supervised,
    Self.prescribed, Self.program, Self.programWeeks, Self.contraindicated,
  ]

  private static let therapy: FactPath = FactPath("conservative.pt")
  private static let weeks: FactPath = FactPath("conservative.pt.weeks")
  private static let visits: FactPath = FactPath("conservative.pt.visits")
  private static let inPerson: FactPath = FactPath("conservative.pt_in_person.weeks")
  private static let exercise: FactPath = FactPath("conservative.exercise.weeks")
  private static let supervised: FactPath = FactPath("conservative.supervised.weeks")
  private static let prescribed: FactPath = FactPath("conservative.home_exercise_prescribed")
  private static let program: FactPath = FactPath("conservative.structured_program")
  private static let programWeeks: FactPath = FactPath("conservative.structured_program_weeks")
  private static let contraindicated: FactPath = FactPath("conservative.exercise.contraindicated")

  func facts(from mentions: ChartMentions) -> [Fact] {
    let therapy = mentions.therapy
    let home = mentions.homeExercise
    let prescribed = home.filter { $0.hasMode("prescribed") || $0.assertion != .present }
    let programs = mentions.courses(of: OtherTreatments.program)
    let inRoom = therapy.filter { !$0.isRemote }
    return therapyFacts(therapy)
      + measured(Self.weeks, therapy) { .weeks($0.course.weeks) }
      + visitFacts(therapy)
      + inPersonFacts(inRoom, remote: therapy.filter(\.isRemote) + home)
      + measured(Self.exercise, therapy + prescribed) { .weeks($0.course.weeks) }
      + measured(Self.supervised, inRoom + mentions.chiropractic) { .weeks($0.course.weeks) }
      + CourseFacts.facts(Self.prescribed, of: prescribed) { _ in .truth(true) }
      + CourseFacts.facts(Self.program, of: programs) { _ in .truth(true) }
      + measured(Self.programWeeks, programs) { .weeks($0.course.weeks) }
      + contraindications(mentions)
  }

  private func therapyFacts(_ courses: [CareCourse]) -> [Fact] {
    CourseFacts.facts(Self.therapy, of: courses) { _ in .truth(true) }.map { fact in
      var fact = fact
      let isShort = courses.contains { $0.quotes == fact.support && $0.isTooShort }
      if isShort, fact.assertion == .present { fact.assertion = .possible }
      return fact
    }
  }

  /// Visits, with a therapist's log of fewer as a conflict.
  private func visitFacts(_ courses: [CareCourse]) -> [Fact] {
    let log = AttendanceLog(courses)
    let counted = courses.filter { $0.course.visits != nil }
    return CourseFacts.facts(Self.visits, of: counted) {
      $0.course.visits.map { .number(Double($0), unit: "visits") }
    }.map { fact in
      let own = counted.filter {
        $0.quotes == fact.support
          && $0.course.visits.map { .number(Double($0), unit: "visits") } == fact.value
      }
      let against = own.flatMap(log.contradicting)
      guard fact.assertion == .present, !against.isEmpty else { return fact }
      var fact = fact
      fact.isConflict = true
      fact.against += against
      return fact
    }
  }

  /// Weeks, with a log of visits that cannot be true of them as a conflict.
  private func measured(
    _ path: FactPath, _ courses: [CareCourse], value: (CareCourse) -> FactValue?
  ) -> [Fact] {
    CourseFacts.facts(path, of: courses, value: value).map { fact in
      guard fact.assertion == .present, case .number(let weeks, _) = fact.value else { return fact }
      let log = Self.contradictingLog(weeks: weeks, support: fact.support, among: courses)
      guard !log.isEmpty else { return fact }
      var fact = fact
      fact.isConflict = true
      fact.against += log
      return fact
    }
  }

  /// "8 wks PT" with two visits: its own, or those of the therapist's log when it is the only one.
  private static func contradictingLog(
    weeks: Double, support: [Quote], among courses: [CareCourse]
  ) -> [Quote] {
    let own = courses.filter { $0.quotes == support }
    if own.contains(where: {
      TreatmentCourse.agree(visits: $0.course.visits, weeks: weeks) == false
    }) {
      return support
    }
    // "Attended 2 visits and quit" in another note.
    let quit = courses.filter { course in
      course.quotes != support && course.mentions.contains { $0.status == .stoppedEarly }
        && TreatmentCourse.agree(visits: course.course.visits, weeks: weeks) == false
    }
    if !quit.isEmpty { return quit.flatMap(\.quotes) }
    guard own.allSatisfy({ $0.course.visits == nil }) else { return [] }
    let logs = courses.filter { course in
      course.concept == PhysicalTherapy.concept && course.assertion == .present
        && course.course.visits != nil && course.mentions.contains { $0.noteKind == .therapy }
    }
    guard logs.count == 1, let log = logs.first,
      TreatmentCourse.agree(visits: log.course.visits, weeks: weeks) == false
    else { return [] }
    return log.quotes
  }

  /// Where all that was had was at home or on a screen, none of it was in person.
  private func inPersonFacts(_ inRoom: [CareCourse], remote: [CareCourse]) -> [Fact] {
    let facts = measured(Self.inPerson, inRoom) { .weeks($0.course.weeks) }
    guard inRoom.isEmpty else { return facts }
    return remote.filter { $0.assertion == .present && $0.course.weeks != nil }.map { course in
      Fact(
        Self.inPerson, .weeks(0), firstDay: course.course.firstDay, lastDay: course.course.lastDay,
        isLastDayStated: course.course.isLastDayStated,
        support: course.quotes)
    }
  }

  /// Therapy or exercise that cannot be had; without a reason it is only possible.
  private func contraindications(_ mentions: ChartMentions) -> [Fact] {
    let found = (mentions.of(PhysicalTherapy.concept) + mentions.of(HomeExercise.concept))
      .filter { $0.status == .contraindicated }
    return found.map { mention in
      Fact(
        Self.contraindicated, .truth(true),
        assertion: mention.details[.reason] == nil ? .possible : .present, support: [mention.quote])
    }
  }

  // MARK: - For a person to settle

  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    let courses = mentions.therapy.filter { $0.assertion == .present }
    return gaps(between: courses) + contradictions(in: courses) + attendance(in: courses)
      + bareCounts(mentions)
  }

  /// No policy read defines how long a break may be: one longer than two weeks is shown.
  private func gaps(between courses: [CareCourse]) -> [ReadingFlag] {
    let dated = courses.filter { $0.course.firstDay != nil && $0.course.lastDay != nil }
      .sorted { ($0.course.firstDay?.number ?? 0) < ($1.course.firstDay?.number ?? 0) }
    return zip(dated, dated.dropFirst()).compactMap { earlier, later in
      guard earlier.course.isFollowed(by: later.course, withinDays: 14) == false else { return nil }
      return ReadingFlag(
        .gap, "two courses of therapy lie more than 14 days apart and do not add up",
        quotes: earlier.quotes + later.quotes)
    }
  }

  private func contradictions(in courses: [CareCourse]) -> [ReadingFlag] {
    courses.compactMap { course in
      guard
        TreatmentCourse.agree(visits: course.course.visits, weeks: course.course.weeks) == false
      else { return nil }
      return ReadingFlag(
        .contradiction, "the number of visits does not fit the weeks of therapy",
        quotes: course.quotes)
    }
  }

  private func attendance(in courses: [CareCourse]) -> [ReadingFlag] {
    let log = AttendanceLog(courses)
    return courses.compactMap { course in
      let against = log.contradicting(course)
      guard !against.isEmpty else { return nil }
      return ReadingFlag(
        .contradiction, "the therapist's own notes count fewer visits than this note tells of",
        quotes: course.quotes + against)
    }
  }

  private func bareCounts(_ mentions: ChartMentions) -> [ReadingFlag] {
    mentions.of(PhysicalTherapy.concept).filter { $0.details[.bareCount] != nil }.map { mention in
      ReadingFlag(
        .unclearMeasure, "a number beside therapy may be visits or weeks", quotes: [mention.quote])
    }
  }
}
