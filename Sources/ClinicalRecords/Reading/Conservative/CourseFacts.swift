import Claims

/// Facts of one path from courses: what was had, or failing that what was planned or refused.
enum CourseFacts {
  /// `value` is what the path tells of a course, `nil` where the record leaves it open.
  static func facts(
    _ path: FactPath, of courses: [CareCourse], value: (CareCourse) -> FactValue?
  ) -> [Fact] {
    let had = courses.filter { $0.assertion == .present }
    guard !had.isEmpty else {
      // Once is enough: the fact only says why nothing counts.
      return others(path, courses)
    }
    let denials = courses.filter { course in
      course.assertion == .absent || course.mentions.contains(where: \.deniesLaterOnly)
    }
    return had.map { course in
      let against = denials.filter { contradicts($0, course) }.flatMap(\.quotes)
      return Fact(
        path, value(course), firstDay: course.course.firstDay, lastDay: course.course.lastDay,
        isLastDayStated: course.course.isLastDayStated,
        isConflict: !against.isEmpty, support: course.quotes, against: against)
    }
  }

  private static func others(_ path: FactPath, _ courses: [CareCourse]) -> [Fact] {
    let order: [Fact.Assertion] = [.planned, .possible, .conditional, .declined, .absent]
    for assertion in order {
      let found = courses.filter { $0.assertion == assertion }
      guard !found.isEmpty else { continue }
      let speaksAgainst = assertion == .absent || assertion == .declined
      let quotes = found.flatMap(\.quotes)
      return [
        Fact(
          path, assertion: assertion, support: speaksAgainst ? [] : quotes,
          against: speaksAgainst ? quotes : [])
      ]
    }
    return []
  }

  /// "Never had therapy" contradicts a course unless it was written before the course.
  private static func contradicts(_ denial: CareCourse, _ course: CareCourse) -> Bool {
    guard let mention = denial.mentions.first, mention.status == .never,
      denial.concept == course.concept, course.mayHaveManner(of: mention)
    else { return false }
    if mention.deniesLaterOnly {
      guard let since = mention.begin?.last, let first = course.course.firstDay else {
        return false
      }
      return first > since
    }
    let written = mention.anchor
    let begun = course.course.firstDay ?? course.mentions.compactMap(\.anchor).min()
    guard let written, let begun else { return true }
    // "No prior PT", written on the day of the evaluation that begins it.
    return course.course.firstDay == nil ? written >= begun : written > begun
  }
}

extension CareCourse {
  /// "No in-person PT" contradicts none on a screen, "no aquatic PT" only therapy in a pool.
  fileprivate func mayHaveManner(of denial: Mention) -> Bool {
    guard let manner = denial.choice(.mode), manner != "after surgery" else { return true }
    return manner == "in person" ? !isRemote : hasMode(manner)
  }
}

extension FactValue {
  static func weeks(_ weeks: Double?) -> FactValue? { weeks.map { .number($0, unit: "weeks") } }
}
