/// The units of policies and facts.
public enum MeasureUnit: String, Sendable, Hashable, CaseIterable {
  case hours, days, weeks, months, years
  case count, sessions, visits
  case millimetres = "mm"
  case centimetres = "cm"
  case degrees = "deg"
  case percent, grade, vas10, sd
  case bodyMass = "kg/m2"
  case nanograms = "ng/mL"

  /// A month is 30.4 days, as policies count it here, and a year twelve months; `nil` for what is
  /// no duration.
  public var days: Double? {
    switch self {
    case .hours: 1.0 / 24
    case .days: 1
    case .weeks: 7
    case .months: 30.4
    case .years: 12 * 30.4
    default: nil
    }
  }

  /// - Returns: `nil` where the units measure different things: visits are no weeks.
  public func convert(_ value: Double, to unit: MeasureUnit) -> Double? {
    if self == unit { return value }
    if let days, let other = unit.days { return value * days / other }
    switch (self, unit) {
    case (.millimetres, .centimetres): return value / 10
    case (.centimetres, .millimetres): return value * 10
    default: return nil
    }
  }

  /// Behind a number: `6 weeks`, `50 %`.
  public var words: String {
    switch self {
    case .percent: "%"
    case .vas10: "of 10"
    case .count, .grade: ""
    case .degrees: "degrees"
    case .sd: "SD"
    default: rawValue
    }
  }
}
