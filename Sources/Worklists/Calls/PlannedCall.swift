public import Claims

/// A call before the step that is due, with what it could bring and where the surgeon's minutes have
/// room for it.
///
/// With w what comes in when overturned and V what the step after the call is expected to bring, a won
/// call brings w − V more than going on without it: its **stake**. With the chance p of a call and its
/// cost c
///
///     gain = p (w − V) − c,
///
/// the product rounded once to the cent. While p is not known no gain is counted; since p is one for all
/// calls, the order by stake is the order by gain, whatever p is. V is taken for the same after a lost call.
public struct PlannedCall: Sendable, Hashable {
  /// Where the surgeon's minutes have room for it.
  public enum Room: Sendable, Hashable {
    case thisWeek
    case week(of: CalendarDay)
    /// Nothing is left of those minutes before its last day.
    case none
    /// The list's minutes are everybody's together: whose the surgeon's are is not known.
    case notAsked
    /// It is expected to cost more than it adds.
    case notWorth
    /// What it could bring is not known.
    case unvalued
  }

  /// What its last day is.
  public enum Cut: String, Sendable, Hashable, CaseIterable {
    /// The last of its own window.
    case window
    /// The last on which the appeal after it can begin and be in time.
    case appeal
    /// The planned day of the service.
    case service
  }

  public let call: PossibleCall
  public let lastDay: CalendarDay
  public let cut: Cut
  /// The last day rests on something assumed.
  public let isAssumed: Bool
  /// w − V; unknown where one of them is.
  public let stake: Estimate<Money>
  public internal(set) var room: Room

  /// - Parameters:
  ///   - call: one that can be held.
  ///   - last: its last day and what that is.
  ///   - isAssumed: see ``isAssumed``.
  ///   - step: the sum of the step after it.
  ///   - hasRoom: whether the list has room for that step; V is nothing where it has none.
  init(
    _ call: PossibleCall, last: (day: CalendarDay, cut: Cut), isAssumed: Bool,
    before step: Estimate<Arithmetic>, hasRoom: Bool
  ) {
    self.call = call
    (lastDay, cut) = last
    self.isAssumed = isAssumed
    stake =
      step.value.map { sum in
        .estimated(
          sum.whenOverturned - (hasRoom ? max(.zero, sum.expectedNet) : .zero), basis: Self.basis)
      } ?? .unknown(reason: step.ground)
    room = .unvalued
  }

  static let basis =
    "what comes in when overturned − what the step after the call is expected to bring"

  /// p, as printed; `nil` while too few calls were decided.
  public var chance: Share? { call.step.chance }

  /// p × stake − c: what it adds to the list's dollars; unknown while p is.
  public var gain: Estimate<Money> {
    guard let stake = stake.value else { return .unknown(reason: stake.ground) }
    guard let chance else { return .unknown(reason: call.chance.ground) }
    return .estimated(
      chance.of(stake) - call.effort.cost,
      basis: "\(chance) × what it adds if won − \(call.effort.cost.words); \(call.chance.ground)")
  }

  /// The chance above which the call is worth its cost: c ÷ stake, rounded up to four decimals; `nil`
  /// where no chance is enough or the stake is unknown.
  public var breakEven: Share? {
    guard let stake = stake.value, stake > .zero, call.effort.cost <= stake else { return nil }
    let parts = (call.effort.cost.cents * 10_000 + stake.cents - 1) / stake.cents
    return Share(Double(parts) / 10_000)
  }

  /// What it is planned by: its gain or, while that is unknown, its stake; `nil` where it is not worth
  /// holding or nothing is known of it.
  var worth: Money? {
    guard let worth = gain.value ?? stake.value, worth > .zero, breakEven != nil else { return nil }
    return worth
  }
}

extension PlannedCall: CustomStringConvertible {
  /// What to do about it, for the line of its denial.
  public var description: String {
    let reason =
      switch cut {
      case .window: ""
      case .appeal: ", so that the appeal is still in time"
      case .service: ", the day of the surgery"
      }
    let day = "\(lastDay)\(isAssumed ? " (assumed)" : "")\(reason)"
    let could = "a peer-to-peer call could come first, by \(day)"
    return switch room {
    case .thisWeek: "peer-to-peer call first, planned this week, by \(day): file after it"
    case .week(let start):
      "peer-to-peer call first, planned for the week of \(start), by \(day): prepare, and file after it"
    case .none: "\(could), but no \(call.effort.skill) minutes are free"
    case .notAsked: "\(could): no minutes of the \(call.effort.skill) are given to plan it"
    case .notWorth: "\(could), but is expected to cost more than it adds"
    case .unvalued: "\(could); what it would bring is unknown"
    }
  }
}
