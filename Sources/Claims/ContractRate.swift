/// What a contract allows for one procedure over a span of days.
public struct ContractRate: Sendable, Hashable, Codable {
  public var payer: Payer
  /// CPT or HCPCS code.
  public var procedure: String
  /// For one unit.
  public var allowed: Money
  public var firstDay: CalendarDay
  /// The last day in force; `nil` while it is.
  public var lastDay: CalendarDay?
  /// Where the rate stands: contract, schedule, page.
  public var source: String
  /// `true` where one file gave several rates from this day on: the lowest stands here, and is no
  /// rate known.
  public var isContradicted: Bool?

  public init(
    payer: Payer, procedure: String, allowed: Money, firstDay: CalendarDay,
    lastDay: CalendarDay? = nil, source: String
  ) {
    self.payer = payer
    self.procedure = procedure
    self.allowed = allowed
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.source = source
  }
}
