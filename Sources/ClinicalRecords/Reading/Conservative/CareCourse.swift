import Claims

/// A course of one treatment, as one or several notes tell it.
struct CareCourse: Sendable {
  let concept: Concept
  /// How far the record vouches for it having been had.
  let assertion: Fact.Assertion
  var course: TreatmentCourse
  /// Its words, the best witness first.
  var mentions: [Mention]

  init(_ mention: Mention, requestDay: CalendarDay?) {
    concept = mention.concept
    assertion = Self.assertion(of: mention)
    mentions = [mention]
    course = Self.course(of: mention, requestDay: requestDay)
  }

  var quotes: [Quote] { mentions.map(\.quote) }

  /// Ordered is planned, never is absent; without a word for its status it is only possible.
  static func assertion(of mention: Mention) -> Fact.Assertion {
    guard mention.context.assertion == .present || mention.context.assertion == .absent else {
      return mention.context.assertion
    }
    switch mention.status {
    case .completed, .ongoing, .started, .stoppedEarly: return .present
    case .ordered, .scheduled: return .planned
    case .declined: return .declined
    // "No PT since March" and "no aquatic PT" leave other therapy open.
    case .never where mention.deniesLaterOnly || mention.isDeniedInOneManner: return .possible
    case .never, .nonAdherent, .notAuthorized: return .absent
    case .contraindicated, nil: return mention.context.assertion == .absent ? .absent : .possible
    }
  }

  // MARK: - Days and weeks

  private static func course(of mention: Mention, requestDay: CalendarDay?) -> TreatmentCourse {
    var course = TreatmentCourse(endsBy: mention.anchor)
    let isOngoing = mention.status == .ongoing
    switch (mention.begin, mention.end) {
    case (let begin?, let end?):
      course.firstDay = begin.day
      course.lastDay = settled(end, requestDay: requestDay)
      course.isLastDayStated = end.day != nil
      let least = TreatmentCourse.weeks(from: begin.last, to: end.first)
      // "March to April" may be a day or two months.
      let isOpen = (begin.day == nil || end.day == nil) && (least ?? 0) < 1
      course.weeks = isOpen ? nil : least
    case (let begin?, nil):
      course = TreatmentCourse(
        since: begin, writtenOn: mention.anchor, standing: isOngoing ? .ongoing : .unstated)
    case (nil, let end?):
      course.lastDay = settled(end, requestDay: requestDay)
      course.isLastDayStated = end.day != nil
      course.endsBy = end.last
    case (nil, nil):
      if isOngoing { course.lastDay = mention.anchor }
    }
    if case .number(let visits, _) = mention.details[.visits] { course.visits = Int(visits) }
    if case .number(let weeks, _) = mention.details[.weeks],
      course.weeks == nil || fits(weeks, between: mention.begin, and: mention.end)
    {
      course.weeks = weeks
    }
    if course.lastDay == nil, let endsBy = course.endsBy, let requestDay,
      requestDay.days(since: endsBy) > windows[windows.count - 1]
    {
      // Whenever it ended, it ended before every window opens.
      course.lastDay = endsBy
      course.isLastDayStated = false
    }
    return course
  }

  /// "Seven weeks from mid January to early March": of days written by their months only, a length told
  /// beside them says which they were.
  private static func fits(
    _ weeks: Double, between begin: StatedDate?, and end: StatedDate?
  ) -> Bool {
    guard let begin, let end, begin.day == nil || end.day == nil,
      let most = TreatmentCourse.weeks(from: begin.first, to: end.last)
    else { return false }
    let least = TreatmentCourse.weeks(from: begin.last, to: end.first) ?? 0
    return (least...max(least, most)).contains(weeks)
  }

  /// The windows that policies ask for, in days before the request.
  private static let windows = [183, 365]

  /// A day for a date known only to the month or year, where no window divides the days it may
  /// mean: whichever it was, every policy decides alike.
  static func settled(_ date: StatedDate, requestDay: CalendarDay?) -> CalendarDay? {
    if let day = date.day { return day }
    guard let requestDay else { return nil }
    let days = [date.first, date.last] + (date.otherReading.map { [$0] } ?? [])
    let isDivided = windows.contains { window in
      let opens = requestDay.adding(days: -window)
      return Set(days.map { $0 < opens }).count > 1
    }
    return isDivided || days.contains { $0 > requestDay } ? nil : date.first
  }

  // MARK: - One course in several notes

  /// Courses with those merged that tell of the same one.
  static func merging(_ courses: [CareCourse]) -> [CareCourse] {
    var merged: [CareCourse] = []
    for course in courses.sorted(by: { $0.certainty > $1.certainty }) {
      if let begun = merged.firstIndex(where: { $0.goesOn(in: course) }) {
        merged[begun].course = course.course
        merged[begun].mentions = course.mentions + merged[begun].mentions
      } else if let longer = merged.firstIndex(where: { course.goesOn(in: $0) }) {
        merged[longer].mentions += course.mentions
      } else if let same = merged.firstIndex(where: { $0.isSame(as: course) }) {
        merged[same].mentions += course.mentions
        merged[same].course.visits = merged[same].course.visits ?? course.course.visits
        merged[same].course.weeks = merged[same].course.weeks ?? course.course.weeks
      } else {
        merged.append(course)
      }
    }
    return joining(merged)
  }

  /// "Since January 5", written in February, and "from January 5 to September 22": what had no end in
  /// one note is told to its end, or further, in another.
  private func goesOn(in other: CareCourse) -> Bool {
    guard assertion == other.assertion, names(thatOf: other),
      mentions.allSatisfy({ $0.end == nil && $0.status != .stoppedEarly }),
      let first = course.firstDay, first == other.course.firstDay,
      let end = other.course.lastDay
    else { return false }
    return (course.lastDay ?? course.endsBy).map { $0 < end } ?? false
  }

  /// "Naproxen" is "naproxen"; therapy is therapy whatever it is called.
  func names(thatOf other: CareCourse) -> Bool {
    guard concept == other.concept else { return false }
    guard concept != PhysicalTherapy.concept,
      case (.words(let own)?, .words(let theirs)?) = (
        mentions.first?.value, other.mentions.first?.value
      )
    else {
      return concept == PhysicalTherapy.concept
        || mentions.first?.value == other.mentions.first?.value
    }
    return own.map { $0.lowercased() } == theirs.map { $0.lowercased() }
  }

  private var certainty: Int {
    (course.firstDay == nil ? 0 : 4) + (course.lastDay == nil ? 0 : 2)
      + (course.weeks == nil ? 0 : 1) + (course.visits == nil ? 0 : 1)
  }

  /// The same treatment, with nothing said differently; an undated telling follows the course.
  private func isSame(as other: CareCourse) -> Bool {
    guard assertion == other.assertion, names(thatOf: other) else { return false }
    // A beginning and an end are joined, and not taken for two tellings of one thing.
    if isOpenEnded && other.isOnlyEnd || isOnlyEnd && other.isOpenEnded { return false }
    if let visits = course.visits, let theirs = other.course.visits, visits != theirs {
      return false
    }
    if let weeks = course.weeks, let theirs = other.course.weeks, abs(weeks - theirs) > 1 {
      return false
    }
    guard
      TreatmentCourse.agree(visits: course.visits, weeks: other.course.weeks) != false,
      TreatmentCourse.agree(visits: other.course.visits, weeks: course.weeks) != false
    else { return false }
    if let first = course.firstDay, let theirs = other.course.firstDay, first != theirs {
      return false
    }
    if let last = course.lastDay, let theirs = other.course.lastDay, last != theirs { return false }
    guard let last = course.lastDay, other.course.lastDay == nil else { return true }
    return other.course.endsBy.map { $0 >= last } ?? true
  }
}
