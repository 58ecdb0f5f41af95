public import Claims
import Scheduling

/// What an order of work brings week after week under the same staff, on cases whose outcome is
/// known: for proving the plan against what a practice would do without it.
///
/// Cases come in week by week; each week those open, in time and not yet worked are put into order,
/// and worked as far as the minutes of their skills go, those that no longer fit being passed over. The
/// plan knows chances and not outcomes, and plans all weeks anew each week. The weeks go on until every
/// case is worked or late: a plan that keeps work for later must not gain or lose by where one stops.
public struct StaffedWeeks: Sendable {
  public struct Case: Sendable, Hashable {
    public var id: Int
    public var arrivalWeek: Int
    /// The last week in which it may be worked.
    public var lastWeek: Int
    public var work: [Skill: Int]
    /// What is denied and could come in: what an order by amount goes by.
    public var amount: Money
    public var probability: Double
    /// Known when it comes in: probability × amount − cost.
    public var expectedNet: Money
    /// What working it brings in the end, less its cost.
    public var realisedNet: Money

    public init(
      id: Int, arrivalWeek: Int, lastWeek: Int, work: [Skill: Int], amount: Money,
      probability: Double, expectedNet: Money, realisedNet: Money
    ) {
      self.id = id
      self.arrivalWeek = arrivalWeek
      self.lastWeek = lastWeek
      self.work = work
      self.amount = amount
      self.probability = probability
      self.expectedNet = expectedNet
      self.realisedNet = realisedNet
    }
  }

  public enum Order: String, Sendable, Hashable, Codable, CaseIterable {
    /// The plan of ``Worklist``, later minutes free.
    case plan
    /// The same, later minutes at the price of what arrived by then: what a list does.
    case list
    /// The largest amount first: what a practice without a model does.
    case amount
    case deadline
    /// First in, first out.
    case arrival
    case probability
    /// The same plan with outcomes known beforehand.
    case oracle
  }

  public struct Result: Sendable, Hashable {
    /// Σ realised net of what was worked.
    public var net = Money.zero
    /// Of it, while cases still came in.
    public var netWhileArriving = Money.zero
    /// Of that, what came in once the work had been running for as long as the longest case may wait: what
    /// is put off then stands against what had been put off before.
    public var netOnceRunning = Money.zero
    public var worked = 0
    /// Expected to bring more than they cost, but not worked in time.
    public var lost = 0
    /// Σ expected net of these.
    public var lostNet = Money.zero
  }

  private let cases: [Case]
  private let staff: Staff

  /// - Parameters:
  ///   - cases: what comes in.
  ///   - staff: the same in every week.
  public init(_ cases: [Case], staff: Staff) {
    self.cases = cases.sorted { $0.id < $1.id }
    self.staff = staff
  }

  public func result(of order: Order) -> Result {
    let end = cases.reduce(0) { max($0, $1.lastWeek) }
    let lastArrival = cases.reduce(0) { max($0, $1.arrivalWeek) }
    let longest = cases.reduce(0) { max($0, $1.lastWeek - $1.arrivalWeek) }
    var result = Result()
    var waiting: [Case] = []
    for week in 0...end {
      waiting += cases.filter { $0.arrivalWeek == week }
      let worked = worked(waiting, in: week, order)
      for place in worked {
        result.net += waiting[place].realisedNet
        if week <= lastArrival { result.netWhileArriving += waiting[place].realisedNet }
        if week > longest, week <= lastArrival {
          result.netOnceRunning += waiting[place].realisedNet
        }
        result.worked += 1
      }
      let done = Set(worked)
      waiting = waiting.indices.filter { !done.contains($0) }.map { waiting[$0] }
      for late in waiting where late.lastWeek == week && late.expectedNet > .zero {
        result.lost += 1
        result.lostNet += late.expectedNet
      }
      waiting.removeAll { $0.lastWeek <= week }
    }
    return result
  }

  /// Positions of those worked in a week.
  private func worked(_ waiting: [Case], in week: Int, _ order: Order) -> [Int] {
    switch order {
    case .plan: planned(waiting, in: week, staff, \.expectedNet)
    case .list: planned(waiting, in: week, staff, arriving: arriving(by: week), \.expectedNet)
    case .oracle: planned(waiting, in: week, staff, \.realisedNet)
    case .amount: inOrder(waiting, week) { $0.amount > $1.amount }
    case .deadline: inOrder(waiting, week) { $0.lastWeek < $1.lastWeek }
    case .arrival: inOrder(waiting, week) { $0.arrivalWeek < $1.arrivalWeek }
    case .probability: inOrder(waiting, week) { $0.probability > $1.probability }
    }
  }

  private func inOrder(
    _ waiting: [Case], _ week: Int, _ precedes: (Case, Case) -> Bool
  ) -> [Int] {
    var left = staff.minutes(inWeek: 0)
    let order = waiting.indices.sorted { a, b in
      if precedes(waiting[a], waiting[b]) { return true }
      return !precedes(waiting[b], waiting[a]) && waiting[a].id < waiting[b].id
    }
    return order.filter { place in
      let demand = staff.demand(waiting[place].work)
      guard zip(demand, left).allSatisfy({ $0 <= $1 }) else { return false }
      left = zip(left, demand).map { $0 - $1 }
      return true
    }
  }

  /// What came in the weeks that a list looks back on, this one with it.
  private func arriving(by week: Int) -> ArrivingWork {
    let first = max(0, week - ArrivingWork.usualWeeks + 1)
    return ArrivingWork(
      cases.filter { (first...week).contains($0.arrivalWeek) }.map { ($0.expectedNet, $0.work) },
      weeks: week - first + 1)
  }

  private func planned(
    _ waiting: [Case], in week: Int, _ staff: Staff, arriving: ArrivingWork? = nil,
    _ worth: (Case) -> Money
  ) -> [Int] {
    let places = waiting.indices.filter { worth(waiting[$0]) > .zero }
    let order = places.sorted { a, b in
      let left = worth(waiting[a]).cents * waiting[b].minutes
      let right = worth(waiting[b]).cents * waiting[a].minutes
      return left == right ? waiting[a].id < waiting[b].id : left > right
    }
    let jobs = order.enumerated().map { rank, place in
      ScheduleProblem.Job(
        id: rank, value: worth(waiting[place]).cents, minutes: staff.demand(waiting[place].work),
        lastWeek: waiting[place].lastWeek - week)
    }
    let horizon = min(jobs.map(\.lastWeek).max() ?? 0, jobs.count)
    let problem = ScheduleProblem(
      of: jobs, capacity: (0...horizon).map { staff.minutes(inWeek: $0) })
    let free = problem.plan(mostNodes: 0)
    let first = arriving.flatMap {
      problem.firstWeek(at: $0.prices(under: staff), free, mostNodes: 0)
    }
    return order.indices.filter { first?.contains($0) ?? (free.weeks[$0] == 0) }.map { order[$0] }
  }
}

extension StaffedWeeks.Case {
  fileprivate var minutes: Int { work.values.reduce(0, +) }
}
