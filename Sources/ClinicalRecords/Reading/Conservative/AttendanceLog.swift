import Claims

/// The visits that a therapist's own notes count, beside those that another note tells of.
struct AttendanceLog {
  private let logs: [CareCourse]
  private let courses: [CareCourse]

  init(_ courses: [CareCourse]) {
    self.courses = courses.filter { $0.assertion == .present }
    logs = self.courses.filter { course in
      course.course.visits != nil && course.mentions.contains(where: \.isCountedByTherapist)
    }
  }

  /// The words of a log with fewer visits than a course of the same days claims: "12 visits" beside
  /// "attended: 7".
  func contradicting(_ course: CareCourse) -> [Quote] {
    guard let visits = course.course.visits,
      !course.mentions.contains(where: \.isCountedByTherapist)
    else { return [] }
    let told = logs.filter { log in
      log.mentions.contains { counted in
        counted.details[.name] == ToldAttendance.record
          && course.mentions.contains { $0.quote.document == counted.quote.document }
      }
    }
    if !told.isEmpty {
      return told.allSatisfy { ($0.course.visits ?? 0) < visits } ? told.flatMap(\.quotes) : []
    }
    guard let first = course.course.firstDay, let last = course.course.lastDay else {
      return contradicting(visits, toldWithoutDaysIn: course)
    }
    // A log that ends before the course may go on elsewhere.
    let same = logs.filter { log in
      guard let days = days(of: log) else { return false }
      return days.lowerBound <= last && days.upperBound >= first
        && last.days(since: days.upperBound) <= 14
    }
    guard !same.isEmpty, same.allSatisfy({ ($0.course.visits ?? 0) < visits }) else { return [] }
    return same.flatMap(\.quotes)
  }

  /// "PT, 12 visits" without a day, told when the only therapy the chart has a log of was over: another
  /// course may be meant, and only a person can tell.
  private func contradicting(_ visits: Int, toldWithoutDaysIn course: CareCourse) -> [Quote] {
    guard course.course.firstDay == nil, course.course.lastDay == nil, !logs.isEmpty,
      logs.allSatisfy({ ($0.course.visits ?? 0) < visits }),
      let told = course.mentions.compactMap(\.anchor).min(),
      logs.allSatisfy({ days(of: $0).map { $0.upperBound <= told } ?? false }),
      courses.allSatisfy({ other in
        other.course.firstDay == nil
          || other.mentions.contains { mention in
            logs.contains { $0.quotes.contains { $0.document == mention.quote.document } }
          }
      })
    else { return [] }
    return logs.flatMap(\.quotes)
  }

  /// The days of the courses that the log's own document tells of.
  private func days(of log: CareCourse) -> ClosedRange<CalendarDay>? {
    let documents = Set(log.quotes.map(\.document))
    let told = courses.filter { !documents.isDisjoint(with: $0.mentions.map(\.quote.document)) }
    let first = told.compactMap(\.course.firstDay).min()
    let last = told.compactMap(\.course.lastDay).max()
    guard let first, let last, first <= last else { return nil }
    return first...last
  }
}

extension Mention {
  /// Visits in a therapist's own note, or told from the therapist's record.
  fileprivate var isCountedByTherapist: Bool {
    number(.visits) != nil
      && (noteKind == .therapy || details[.name] == ToldAttendance.record)
  }
}
