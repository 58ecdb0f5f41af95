public import Claims

/// What became, between two days, of the denials in play: those to work and those appealed.
///
/// For counts, for dollars and for those of unknown amount alike,
///
///     in play now = in play then + new + back in play − left ± amounts changed
///
/// where what left counts at its amount of then, what came at its amount of now. The other side is
/// counted on its own, so that ``unexplained`` can tell.
///
/// Pure: both days are told as known on them, from all that is loaded now; a remittance loaded late
/// counts on its own day.
public struct WeekChange: Sendable, Hashable {
  public let since: CalendarDay
  public let day: CalendarDay
  public let opening: DenialTally
  public let closing: DenialTally
  /// By standing, of ``closing``.
  public let toWork: DenialTally
  public let appealed: DenialTally
  /// Every denial that moved, by what happened, then the most dollars first, then by number.
  public let moves: [Move]
  /// Won or paid on both days, with less paid now than then, or with more.
  public let takenBack: [Settled]
  public let paidFurther: [Settled]
  /// What amounts changed by, of denials in play on both days.
  public let revaluation: DenialTally

  /// A denial that does not stand where it stood.
  public struct Move: Sendable, Hashable {
    /// `nil` when it was not known then.
    public let before: DenialSighting?
    /// `nil` when the record holds it no more.
    public let after: DenialSighting?
    public let event: Event

    public var denial: Denial? { (after ?? before)?.denial }
    public var id: Int? { (after ?? before)?.id }
  }

  /// A denial settled alike on both days, of which the payment changed.
  public struct Settled: Sendable, Hashable {
    public let before: DenialSighting
    public let after: DenialSighting

    /// Below zero where money was taken back.
    var change: Money { after.denial.recovered - before.denial.recovered }

    fileprivate init?(_ before: DenialSighting?, _ after: DenialSighting?) {
      guard let before, let after, before.standing == after.standing,
        [.won, .paidUnasked, .clawedBack].contains(after.standing)
      else { return nil }
      (self.before, self.after) = (before, after)
    }
  }

  /// What happened to a denial; each is in one.
  public enum Event: Hashable, Sendable {
    /// Not known then, in play now.
    case new
    /// Known then and not in play; in play now.
    case backInPlay
    /// In play then; now here.
    case left(DenialStanding)
    /// In play then; the record holds it no more.
    case withdrawn
    /// In play on both days, and stands elsewhere: appealed, or upheld with a further level open.
    case stays(DenialStanding)
    /// Never in play on either day: moved past it, as a win clawed back does.
    case elsewhere(DenialStanding)
  }

  /// - Parameters:
  ///   - before: Every denial known on `since`, each once.
  ///   - after: Every denial known on `day`, each once.
  ///   - since: The earlier day.
  ///   - day: The later day.
  public init(
    from before: [DenialSighting], to after: [DenialSighting], since: CalendarDay,
    day: CalendarDay
  ) {
    let then = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let now = Dictionary(after.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let numbers = Set(then.keys).union(now.keys).sorted()
    self.since = since
    self.day = day
    opening = DenialTally(before.filter(\.standing.isInPlay).map(\.denial))
    closing = DenialTally(after.filter(\.standing.isInPlay).map(\.denial))
    toWork = DenialTally(after.filter(\.standing.isToWork).map(\.denial))
    appealed = DenialTally(after.filter { $0.standing == .appealed }.map(\.denial))
    moves = numbers.compactMap { id in
      Event(from: then[id], to: now[id]).map {
        Move(before: then[id], after: now[id], event: $0)
      }
    }.sorted { Self.order($0) < Self.order($1) }
    let settled = numbers.compactMap { Settled(then[$0], now[$0]) }
    takenBack = settled.filter { $0.change < .zero }
    paidFurther = settled.filter { $0.change > .zero }
    let staying = numbers.filter {
      then[$0]?.standing.isInPlay == true && now[$0]?.standing.isInPlay == true
    }
    revaluation =
      DenialTally(staying.compactMap { now[$0]?.denial })
      - DenialTally(staying.compactMap { then[$0]?.denial })
  }

  private static func order(_ move: Move) -> (Int, Int, Int) {
    (move.event.place, -(move.denial?.recoverable.value?.cents ?? 0), move.id ?? 0)
  }

  public func moves(_ event: Event) -> [Move] { moves.filter { $0.event == event } }

  /// What came counts at its amount of now, what left at its amount of then.
  public func tally(_ event: Event) -> DenialTally {
    DenialTally(
      moves(event).compactMap { move in
        switch event {
        case .left, .withdrawn: move.before?.denial
        case .new, .backInPlay, .stays, .elsewhere: move.after?.denial
        }
      })
  }

  /// In play then, and what came, less what left, and what amounts changed by.
  public var explained: DenialTally {
    let came = tally(.new) + tally(.backInPlay)
    let left = Event.departures.reduce(DenialTally()) { $0 + tally($1) }
    return opening + came - left + revaluation
  }

  /// `nil` when both sides are equal: count, dollars and those of unknown amount.
  public var unexplained: DenialTally? {
    explained.isEqual(to: closing) ? nil : closing - explained
  }
}

extension WeekChange.Event {
  /// Every way out of play.
  static let departures: [Self] =
    DenialStanding.allCases.filter { !$0.isInPlay }.map { .left($0) } + [.withdrawn]

  /// In the order they are told.
  static let all: [Self] =
    [.new, .backInPlay] + DenialStanding.allCases.map { .stays($0) } + departures
    + DenialStanding.allCases.map { .elsewhere($0) }

  fileprivate var place: Int { Self.all.firstIndex(of: self) ?? Self.all.count }

  /// `nil` when the denial stands where it stood, or what left the record was not in play.
  fileprivate init?(from before: DenialSighting?, to after: DenialSighting?) {
    let (then, now) = (before?.standing, after?.standing)
    guard then != now else { return nil }
    switch (then?.isInPlay ?? false, now?.isInPlay ?? false) {
    case (false, true): self = then == nil ? .new : .backInPlay
    case (true, true):
      guard let now else { return nil }
      self = .stays(now)
    case (true, false): self = now.map { .left($0) } ?? .withdrawn
    case (false, false):
      guard let now else { return nil }
      self = .elsewhere(now)
    }
  }
}
