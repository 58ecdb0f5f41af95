public import Claims

/// One thing the record says about the patient, with the words it rests on.
public struct Fact: Sendable, Hashable, Codable {
  /// How far the record vouches for it.
  ///
  /// Only `present` may meet a criterion. `planned`, `possible` and `conditional` leave it unknown;
  /// `absent` and `declined` speak against it.
  public enum Assertion: String, Sendable, Hashable, Codable, CaseIterable {
    case present, absent, possible, conditional, planned, declined
  }

  /// Whether finding, level and side agree with symptom and examination.
  public enum Concordance: String, Sendable, Hashable, Codable, CaseIterable {
    case agrees, disagrees
    case cannotTell = "cannot-tell"
  }

  public var path: FactPath
  /// `nil` where something is named without its measure: therapy without weeks.
  public var value: FactValue?
  public var assertion: Assertion
  /// When it began and ended, or was measured; `nil` where the record does not say.
  public var firstDay: CalendarDay?
  public var lastDay: CalendarDay?
  /// Whether the record states ``lastDay`` to the day. Where it gives a month or year only,
  /// ``lastDay`` is one of the days meant, by which every window decides alike, and is not printed.
  public var isLastDayStated: Bool
  public var level: SpinalLevel?
  public var side: Side?
  public var concordance: Concordance?
  /// The record contradicts itself: `support` and `against` both have words.
  public var isConflict: Bool
  public var support: [Quote]
  public var against: [Quote]

  public init(
    _ path: FactPath, _ value: FactValue? = nil, assertion: Assertion = .present,
    firstDay: CalendarDay? = nil, lastDay: CalendarDay? = nil, isLastDayStated: Bool = true,
    level: SpinalLevel? = nil,
    side: Side? = nil, concordance: Concordance? = nil, isConflict: Bool = false,
    support: [Quote] = [], against: [Quote] = []
  ) {
    self.path = path
    self.value = value
    self.assertion = assertion
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.isLastDayStated = isLastDayStated
    self.level = level
    self.side = side
    self.concordance = concordance
    self.isConflict = isConflict
    self.support = support
    self.against = against
  }

  /// The last day as the record states it: what may be printed.
  public var statedLastDay: CalendarDay? { isLastDayStated ? lastDay : nil }
}
