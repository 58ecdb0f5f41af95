/// A length of time as a note states it: "6 wks", "6-8 weeks", "several months".
public struct StatedLength: Sendable, Hashable, Codable {
  public enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
    case hours, days, weeks, months, years

    /// A month is a twelfth of 365.25 days, so three months are 91 whole days and six are 182.
    public var days: Double {
      switch self {
      case .hours: 1.0 / 24
      case .days: 1
      case .weeks: 7
      case .months: 365.25 / 12
      case .years: 365.25
      }
    }
  }

  /// The least and the most it says; both `nil` where the words are vague.
  public let low: Double?
  public let high: Double?
  public let unit: Unit

  public init(low: Double?, high: Double?, unit: Unit) {
    self.low = low
    self.high = high
    self.unit = unit
  }

  public var isVague: Bool { low == nil }

  /// The least number of whole days, `nil` where it is vague: 3 months are 91.
  public var leastDays: Int? { low.map { Int(($0 * unit.days).rounded(.down)) } }

  /// The least number of weeks to one decimal, never rounded up: 3 months are 13.0.
  public var leastWeeks: Double? {
    unit == .weeks ? low : leastDays.map { TreatmentCourse.weeks(ofDays: $0) }
  }
}
