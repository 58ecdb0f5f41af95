import Claims
import Scheduling

extension Worklist.Sorting {
  typealias Line = Worklist.Line
  typealias Deferred = Worklist.Deferred
  typealias Reason = Worklist.Reason

  /// More expected net per minute first, compared exactly as a fraction; then the earlier deadline,
  /// the key, the number.
  private func isBetter(_ left: Int, _ right: Int) -> Bool {
    let a = contenders[left].net * contenders[right].minutes
    let b = contenders[right].net * contenders[left].minutes
    if a != b { return a > b }
    return Self.isEarlier(contenders[left].candidate, contenders[right].candidate)
  }

  static func isEarlier(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.deadline.alarm != right.deadline.alarm {
      return left.deadline.alarm < right.deadline.alarm
    }
    return left.key == right.key ? left.id < right.id : left.key < right.key
  }

  /// Puts the contenders in order, best first; the planner prefers the first among equals.
  mutating func sortContenders() {
    // Positions are sorted, not the contenders: each is a denial with all its fields.
    let order = contenders.indices.sorted { isBetter($0, $1) }
    contenders = order.map { contenders[$0] }
  }

  /// Weeks from the planned one in which the work must start.
  func week(_ candidate: Candidate) -> Int {
    max(0, candidate.latestSafeStart.days(since: day)) / 7
  }

  /// The weeks of the contenders, which are sorted.
  ///
  /// Where later minutes have a price, this week is chosen by it (``ArrivingWork``), and what it leaves is
  /// planned as if no denial came any more.
  ///
  /// - Parameters:
  ///   - staff: the minutes there are.
  ///   - taken: minutes of each pool that are given away already in the first week.
  ///   - known: weeks of a known plan, by denial, to be improved on.
  /// - Returns: In the order of the contenders.
  func schedule(
    _ staff: Staff, without taken: [Int]? = nil, startingFrom known: [Int: Int]? = nil
  ) -> Schedule {
    let jobs = contenders.enumerated().map { place, contender in
      ScheduleProblem.Job(
        id: place, value: contender.net, minutes: staff.demand(contender.candidate.work),
        lastWeek: week(contender.candidate))
    }
    // As many weeks as jobs hold every job that fits a week at all.
    let horizon = min(jobs.map(\.lastWeek).max() ?? 0, max(jobs.count, staff.weeks.count))
    let weeks = known.map { weeks in contenders.map { weeks[$0.candidate.id] } }
    var capacity = (0...horizon).map { staff.minutes(inWeek: $0) }
    if let taken { capacity[0] = zip(capacity[0], taken).map { max(0, $0 - $1) } }
    let whole = ScheduleProblem(of: jobs, capacity: capacity)
    let free = whole.plan(startingFrom: weeks)
    guard let first = arriving.flatMap({ whole.firstWeek(at: $0.prices(under: staff), free) })
    else {
      return free
    }
    return whole.plan(firstWeek: first, startingFrom: free)
  }
}
