import Claims

/// Injections of one kind as sessions: those told twice count once.
struct InjectionSessions {
  struct Session: Sendable {
    let mention: Mention
    /// The least number of sessions its words tell.
    let count: Int
    /// The words fix the number.
    let isExact: Bool

    var day: CalendarDay? { mention.end?.day }

    /// By the levels injected; `nil` where the words name none.
    var region: SpinalLevel.Region? {
      if let level = mention.levels.first { return level.region }
      return mention.root.flatMap { root in
        switch root.rawValue.first {
        case "C": .cervical
        case "T": .thoracic
        default: .lumbar
        }
      }
    }

    var technique: String? {
      if case .choice(let mode) = mention.details[.mode] { mode } else { nil }
    }
  }

  let sessions: [Session]
  /// Mentions of injections not had: planned, declined, never.
  let others: [CareCourse]

  init(_ mentions: [Mention], requestDay: CalendarDay?) {
    let courses = mentions.map { ($0, CareCourse.assertion(of: $0)) }
    sessions = courses.filter { $0.1 == .present }.map { mention, _ in
      if case .number(let count, _) = mention.value {
        Session(mention: mention, count: max(1, Int(count)), isExact: true)
      } else {
        Session(mention: mention, count: 1, isExact: false)
      }
    }
    others = courses.filter { $0.1 != .present }.map { CareCourse($0.0, requestDay: requestDay) }
  }

  /// The least number that makes all of these true: a stated total, the days told apart, or those of
  /// several manners that one sentence lists.
  static func leastCount(_ sessions: [Session]) -> Int {
    let stated = sessions.map(\.count).max() ?? 0
    let listed = Dictionary(grouping: sessions, by: \.mention.quote).values.map(countOfManners)
    return max(stated, toldApart(sessions), listed.max() ?? 0)
  }

  /// How many their days and months tell apart: one of March and one of December were two, and one of
  /// March may be that of 3/12.
  private static func toldApart(_ sessions: [Session]) -> Int {
    var (count, last) = (0, CalendarDay?.none)
    for date in sessions.compactMap(\.mention.end).sorted(by: { $0.last < $1.last })
    where last.map({ date.first > $0 }) ?? true {
      (count, last) = (count + 1, date.last)
    }
    return count
  }

  /// "TFESI x2, caudal x1" were three: no injection is given in two ways, but two may be of one day.
  private static func countOfManners(_ sentence: [Session]) -> Int {
    let undated = sentence.filter { $0.day == nil && $0.isExact && $0.technique != nil }
    let manners = Dictionary(grouping: undated, by: \.technique).values
    return manners.reduce(0) { $0 + ($1.map(\.count).max() ?? 0) }
  }

  /// The last known day; `nil` where none is known.
  static func lastDay(_ sessions: [Session]) -> CalendarDay? { sessions.compactMap(\.day).max() }

  /// Whether the words of a session without a day only count those whose days are told by then:
  /// "CESI x 1" behind the report of that one.
  static func isRetold(_ session: Session, among sessions: [Session]) -> Bool {
    guard session.day == nil, session.isExact, let told = session.mention.anchor else {
      return false
    }
    let dated = sessions.compactMap(\.day).filter { $0 <= told }
    return session.count <= Set(dated).count
  }

  /// Whether every session has its day.
  static func areAllDated(_ sessions: [Session]) -> Bool {
    sessions.allSatisfy { $0.day != nil && $0.isExact && $0.count == 1 }
  }
}
