public import Claims

/// A call before the step that is due, with what it could bring and where the surgeon's minutes have
/// room for it.
///
/// With w what comes in when overturned and V what the step after the call is expected to bring, a won
/// call brings w − V more than going on without it: its **stake**. With the chance p of a call and its
/// cost c
///
///     gain = p w + (1 − p) V − c − V
///
/// each product rounded once to the cent, as in ``FilingPath``. While p is not known no gain is counted;
/// since p is one for all calls, the order by stake is the order by gain, whatever p is.
public struct PlannedCall: Sendable, Hashable {
  /// Where the surgeon's minutes have room for it.
  public enum Room: Sendable, Hashable {
    case thisWeek
    case week(of: CalendarDay)
    /// Nothing is left of those minutes before its last day.
    case none
    /// The list's minutes are everybody's together: whose the surgeon's are is not known.
    case notAsked
    /// What it could bring is not known.
    case unvalued
  }

  public let call: PossibleCall
  /// The last day on which it may be held: of its window, before the step's own day to act by and before
  /// the planned service.
  public let lastDay: CalendarDay
  /// w − V; unknown where w is.
  public let stake: Estimate<Money>
  /// What it adds to the list's dollars; unknown while the chance of a call is.
  public let gain: Estimate<Money>
  public internal(set) var room: Room

  /// - Parameters:
  ///   - call: one that can be held.
  ///   - lastDay: see ``lastDay``.
  ///   - whenOverturned: w.
  ///   - otherwise: V, at least zero; nothing where the list has no room for the step.
  init(
    _ call: PossibleCall, lastDay: CalendarDay, whenOverturned: Estimate<Money>, otherwise: Money
  ) {
    self.call = call
    self.lastDay = lastDay
    stake =
      whenOverturned.value.map { .estimated($0 - otherwise, basis: Self.basis) }
      ?? .unknown(reason: whenOverturned.ground)
    gain = Self.gain(call, whenOverturned, otherwise)
    room = .unvalued
  }

  static let basis =
    "what comes in when overturned − what the step after the call is expected to bring"

  private static func gain(
    _ call: PossibleCall, _ whenOverturned: Estimate<Money>, _ otherwise: Money
  ) -> Estimate<Money> {
    guard let money = whenOverturned.value else { return .unknown(reason: whenOverturned.ground) }
    guard let chance = call.step.chance else {
      return .unknown(reason: call.chance.ground)
    }
    let gain =
      chance.of(money) + chance.complement.of(otherwise) - call.effort.cost - otherwise
    return .estimated(gain, basis: "chance × stake − cost; chance: \(call.chance.ground)")
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

  /// Its gain is known, and holding it brings less than it costs.
  var isPassedOver: Bool { gain.value.map { $0 <= .zero } ?? false }
}

extension PlannedCall: CustomStringConvertible {
  /// What to do about it, for the line of its denial.
  public var description: String {
    let day = "\(lastDay)\(call.isAssumed ? " (assumed)" : "")"
    return switch room {
    case .thisWeek: "peer-to-peer call first, planned this week, by \(day): file after it"
    case .week(let start):
      "peer-to-peer call first, planned for the week of \(start), by \(day): prepare, and file after it"
    case .none:
      "a peer-to-peer call could come first, by \(day), but no \(call.effort.skill) minutes are free"
    case .notAsked:
      "a peer-to-peer call could come first, by \(day): no minutes of the \(call.effort.skill) are given "
        + "to plan it"
    case .unvalued:
      "a peer-to-peer call could come first, by \(day); what it would bring is unknown"
    }
  }
}
