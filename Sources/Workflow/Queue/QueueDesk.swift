public import Claims
import Foundation
public import Scoring
import Store
import Synchronization
public import Worklists

/// Where people take denials from the list and say what they did: one list for all, read from
/// memory, every change on disk before it is answered.
///
/// Safe to use from any thread. One program at a time should keep a desk on a database: others may
/// load and train beside it, and are noticed at the next ``refresh(on:at:)``.
public final class QueueDesk: Sendable {
  /// What is read by everybody, replaced or changed as a whole.
  struct State {
    var list: QueueList
    var earlier = EarlierLists()
    var items: [Int: WorkItem]
    /// Where denials stand since the list was made, by what was recorded.
    var statuses: [Int: Denial.Status] = [:]
    /// What the list was made of.
    var source: Source
    /// What has changed since the desk was opened.
    var changes: ScoreChanges
  }

  /// Whatever, changed, asks for a new list.
  struct Source: Hashable {
    var day: CalendarDay
    var mark: LoadMark
    var model: Int?
    var overrides: [RankOverride]
  }

  public let workspace: Workspace
  public let staff: Staff
  let population: Population?
  let state: Mutex<State>
  /// Held while it is drawn, so that who asks meanwhile waits for it and draws no other.
  let financeDrawn = Mutex<FinanceDrawn?>(nil)
  let feed: Mutex<NewsFeed>
  /// One at a time: of two, the older could come last.
  private let refreshing = Mutex(())

  /// Ranks the denials and opens the desk.
  ///
  /// - Parameters:
  ///   - workspace: The practice's.
  ///   - staff: The minutes there are; `nil` for those of the last list.
  ///   - population: Whose denials; `nil` for the only one there is.
  ///   - day: The practice's day.
  ///   - moment: When, for the record of runs.
  /// - Throws: As ``Workspace/rank(asOf:staff:population:exploring:at:)``.
  public init(
    _ workspace: Workspace, staff: Staff?, population: Population?, on day: CalendarDay,
    at moment: String
  ) throws {
    self.workspace = workspace
    self.staff = try workspace.staff(staff)
    self.population = population
    let list = try Self.list(workspace, self.staff, population, day, moment)
    feed = Mutex(NewsFeed(opening: list.run))
    state = Mutex(
      State(
        list: list, items: try workspace.store.workItems(),
        source: try Self.source(workspace, list, population, day),
        changes: ScoreChanges(opening: list.run)))
  }

  /// What a kept list says of having been made here.
  private static let queueMark = "queue"
  /// As many lists back can be asked what has changed since.
  private static let keptLists = 20

  private static func list(
    _ workspace: Workspace, _ staff: Staff, _ population: Population?, _ day: CalendarDay,
    _ moment: String
  ) throws -> QueueList {
    let ranked = try workspace.rank(
      asOf: day, staff: staff, population: population, at: moment, for: queueMark)
    // One is made whenever anything was recorded: each keeps a row for every denial.
    try workspace.store.dropWorklists(marked: queueMark, butLast: keptLists)
    return QueueList(
      ranked, try workspace.planner(for: ranked.scored),
      words: try workspace.store.overrideHistories(on: day), profiles: try workspace.profiles(),
      holidays: workspace.holidays(near: day))
  }

  private static func source(
    _ workspace: Workspace, _ list: QueueList, _ population: Population?, _ day: CalendarDay
  ) throws -> Source {
    let own = list.ranked.scored.population
    return Source(
      day: day, mark: try workspace.store.loadMark(),
      model: try workspace.store.modelInForce(
        kind: Workspace.overturnKind, population: own.rawValue)?.id,
      overrides: try workspace.store.overrides(on: day))
  }

  /// Makes the list anew when anything it rests on has changed; people work on meanwhile.
  ///
  /// - Returns: Whether it did.
  @discardableResult
  public func refresh(on day: CalendarDay, at moment: String) throws -> Bool {
    try refreshing.withLock { _ in try remake(on: day, at: moment) }
  }

  private func remake(on day: CalendarDay, at moment: String) throws -> Bool {
    let (list, source) = state.withLock { ($0.list, $0.source) }
    let now = try Self.source(workspace, list, population, day)
    guard now != source else { return false }
    let new = try Self.list(workspace, staff, population, day, moment)
    // What is recorded while the list is made stands against it.
    let later = try Self.source(workspace, new, population, day)
    state.withLock {
      $0.changes.follow(from: list, to: new)
      $0.earlier.keep(list)
      $0.list = new
      $0.source = now
      if later == now { $0.statuses = [:] }
    }
    tell(.list(run: new.run))
    return true
  }

  // MARK: - Reading

  public var list: QueueList { state.withLock { $0.list } }

  /// The list of a number, in force or a while ago; `nil` for one that is not kept.
  public func list(run: Int) -> QueueList? {
    state.withLock { $0.list.run == run ? $0.list : $0.earlier[run] }
  }

  /// Whose denials are ranked.
  public var populationInForce: Population { list.ranked.scored.population }

  public func item(of denial: Int) -> WorkItem {
    state.withLock { $0.items[denial] ?? WorkItem(denial: denial) }
  }

  /// Whether something was recorded here since the list was made, and waits for the next one.
  public var isBehind: Bool {
    state.withLock { state in
      state.statuses.contains { state.list[$0.key]?.denial.status != $0.value }
    }
  }

  /// Where a denial stands now; `nil` for one that is not known.
  public func status(of denial: Int) -> Denial.Status? {
    state.withLock { $0.statuses[denial] ?? $0.list[denial]?.denial.status }
  }

  /// Lines that fit, from a place on, in the order to work; of an earlier list those that still fit.
  ///
  /// - Returns: The lines with who holds them, and the place to go on from; `nil` at the end.
  public func page(
    _ filter: QueueFilter, from place: Int, limit: Int, of earlier: QueueList? = nil
  ) -> (lines: [(line: QueueList.Line, item: WorkItem)], next: Int?) {
    let (current, items, statuses) = state.withLock { ($0.list, $0.items, $0.statuses) }
    let list = earlier ?? current
    var found: [(QueueList.Line, WorkItem)] = []
    for index in list.lines.indices.dropFirst(place) {
      let line = list.lines[index]
      let item = items[line.id] ?? WorkItem(denial: line.id)
      let status = statuses[line.id] ?? current[line.id]?.denial.status ?? line.denial.status
      guard filter.fits(line, holder: item.holder, status: status, on: list.day) else { continue }
      if found.count == limit { return (found, index) }
      found.append((line, item))
    }
    return (found, nil)
  }

  /// How many lines fit.
  public func count(_ filter: QueueFilter) -> Int {
    let (list, items, statuses) = state.withLock { ($0.list, $0.items, $0.statuses) }
    return list.lines.count { line in
      filter.fits(
        line, holder: items[line.id]?.holder, status: statuses[line.id] ?? line.denial.status,
        on: list.day)
    }
  }
}
