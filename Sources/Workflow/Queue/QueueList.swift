public import Claims
public import Reporting
public import Scoring
public import Worklists

/// The week's list as the queue works it: every denial once, in the order to work.
///
/// A value made at once from one ranking, so that nobody sees half of a load.
public struct QueueList: Sendable {
  /// A denial in its place.
  public struct Line: Sendable {
    public let part: String
    public let line: Worklist.Line
    public let score: Score?

    /// As somebody sees it who may see what was read in a chart, or may not.
    public func seen(withChart: Bool) -> Line {
      withChart ? self : Line(part: part, line: line.withoutChart, score: score)
    }

    public var id: Int { line.candidate.id }
    public var candidate: Candidate { line.candidate }
    public var denial: Denial { line.candidate.denial }
  }

  public let run: Int
  public let day: CalendarDay
  public let version: ListVersion
  public let lines: [Line]
  let ranked: RankedDenials
  let planner: ActionPlanner
  /// As they were when the list was made; all are read for every denial that is looked at.
  let words: [Int: [RankOverride]]
  let profiles: [String: PayerProfile]
  let holidays: [CalendarDay: String]
  private let counts: [String: Int]
  private let places: [Int: Int]
  private let byNumber: [String: [Int]]

  init(
    _ ranked: RankedDenials, _ planner: ActionPlanner, words: [Int: [RankOverride]],
    profiles: [String: PayerProfile], holidays: [CalendarDay: String]
  ) {
    self.words = words
    self.profiles = profiles
    self.holidays = holidays
    let worklist = ranked.worklist
    let parts =
      [("selected", worklist.selected)]
      + Deferral.allCases.map { ("deferred: \($0.rawValue)", worklist.deferred(for: $0)) }
      + [("expired", worklist.expired), ("not appealable", worklist.notAppealable)]
    let scores = ranked.scored.scores
    lines = parts.flatMap { part, lines in
      lines.map { Line(part: part, line: $0, score: scores[$0.candidate.id]) }
    }
    places = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($1.id, $0) })
    byNumber = lines.enumerated().reduce(into: [:]) { found, place in
      for number in Set(place.element.numbers) { found[number, default: []].append(place.offset) }
    }
    counts = lines.reduce(into: [:]) { $0[$1.part, default: 0] += 1 }
    self.ranked = ranked
    self.planner = planner
    run = ranked.run
    day = worklist.day
    version = ranked.version
  }

  public subscript(denial: Int) -> Line? { places[denial].map { lines[$0] } }

  /// How many lines each part has.
  public var parts: [String: Int] { counts }

  /// Where a denial stands.
  func place(of denial: Int, withChart: Bool = true) -> Worklist.Place? {
    self[denial].map { $0.seen(withChart: withChart) }.map {
      Worklist.Place(part: $0.part, line: $0.line, count: counts[$0.part] ?? 0)
    }
  }

  /// Every denial of a claim, by the practice's or the payer's number of it, or a letter's reference.
  public func lines(ofClaim number: String) -> [Line] {
    byNumber[number, default: []].map { lines[$0] }
  }
}

extension QueueList.Line {
  /// What the denial's claim goes by.
  var numbers: [String] {
    [denial.patientControlNumber, denial.claimNumber, denial.reference].compactMap(\.self)
  }

  /// Whether a number of its claim begins so.
  func isNumbered(_ beginning: String) -> Bool {
    let sought = beginning.lowercased()
    return numbers.contains { $0.lowercased().hasPrefix(sought) }
  }

  /// Whether the practice can file anything: neither settled nor too late nor the member's alone.
  public var isOpen: Bool {
    part == "selected"
      || (part.hasPrefix("deferred")
        && ![Deferral.notOpen, .noStep, .billed, .memberOnly].contains {
          part == "deferred: \($0.rawValue)"
        })
  }

  /// What working it is expected to bring; `nil` where that is unknown, or nothing can be filed.
  public var expectedNet: Money? { line.expectedNet }

  /// What to do next, by its name in the rules.
  public var nextAction: String { line.nextAction }
}
