/// A row for each interval a subject was followed through, with what happened in it.
struct PersonPeriods {
  /// For each row the position of its subject.
  private(set) var subjects: [Int] = []
  /// For each row its interval, from 0.
  private(set) var intervals: [Int] = []
  /// For each row the cause that ended the wait, or ``DiscreteHazard/none``.
  private(set) var outcomes: [String] = []

  init(_ all: [TimedSubject], edges: [Int]) throws(TimeToEventError) {
    guard !all.isEmpty else { throw .noSubjects }
    for (place, subject) in all.enumerated() {
      guard subject.days >= 0, subject.observableDays.map({ $0 >= subject.days }) ?? true
      else { throw .invalidDuration(subject: place + 1) }
      guard subject.cause != DiscreteHazard.none else {
        throw .reservedCause(subject: place + 1)
      }
      add(subject, at: place, edges)
    }
    let followed = Set(intervals)
    if let empty = edges.indices.first(where: { !followed.contains($0) }) {
      throw .emptyInterval(empty + 1)
    }
  }

  private mutating func add(_ subject: TimedSubject, at place: Int, _ edges: [Int]) {
    let end = subject.cause == nil ? subject.days : subject.observableDays ?? Int.max
    for (interval, edge) in edges.enumerated() where edge <= end {
      subjects.append(place)
      intervals.append(interval)
      if let cause = subject.cause, subject.days <= edge {
        outcomes.append(cause)
        return
      }
      outcomes.append(DiscreteHazard.none)
    }
  }
}
