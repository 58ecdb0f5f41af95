/// One row of the deadline table: for which denials, how many days from what, and who says so.
///
/// A `nil` key field fits everything; the rule with the most fields named wins. Product rules stand
/// in `Data/rules`; a practice adds its contract's terms in the same format.
public struct DeadlineRule: Sendable, Hashable, Codable {
  public enum Anchor: String, Sendable, Hashable, Codable, CaseIterable {
    /// The date of the denial notice; without a letter the payment day.
    case notice
    /// The receipt of the notice, presumed ``receiptDays`` after its date.
    case receipt
    case serviceDay = "service-day"
  }

  public enum DayKind: String, Sendable, Hashable, Codable, CaseIterable {
    case calendar, business
  }

  public var name: String
  public var payerIdentifier: String?
  public var lineOfBusiness: LineOfBusiness?
  public var funding: PayerProfile.Funding?
  public var network: PayerProfile.Network?
  public var claimKind: SubmittedClaim.Kind?
  public var route: Route?
  public var isPreService: Bool?
  public var state: String?
  /// 1 is the first level.
  public var level: Int
  /// The safe number of days; never more than ``limitDays``.
  public var alarmDays: Int
  /// The last day in time, where it is later than the safe one.
  public var limitDays: Int
  public var dayKind: DayKind
  public var anchor: Anchor
  public var receiptDays: Int
  public var source: String
  public var verification: Verification
  public var verifiedDay: CalendarDay?

  public init(
    name: String, payerIdentifier: String? = nil, lineOfBusiness: LineOfBusiness? = nil,
    funding: PayerProfile.Funding? = nil, network: PayerProfile.Network? = nil,
    claimKind: SubmittedClaim.Kind? = nil, route: Route? = nil, isPreService: Bool? = nil,
    state: String? = nil, level: Int = 1, alarmDays: Int, limitDays: Int? = nil,
    dayKind: DayKind = .calendar, anchor: Anchor = .notice, receiptDays: Int = 0,
    source: String, verification: Verification, verifiedDay: CalendarDay? = nil
  ) {
    self.name = name
    self.payerIdentifier = payerIdentifier
    self.lineOfBusiness = lineOfBusiness
    self.funding = funding
    self.network = network
    self.claimKind = claimKind
    self.route = route
    self.isPreService = isPreService
    self.state = state
    self.level = level
    self.alarmDays = alarmDays
    self.limitDays = limitDays ?? alarmDays
    self.dayKind = dayKind
    self.anchor = anchor
    self.receiptDays = receiptDays
    self.source = source
    self.verification = verification
    self.verifiedDay = verifiedDay
  }
}
