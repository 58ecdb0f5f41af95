/// The kind of coverage, which chooses appeal rights and clocks.
public enum LineOfBusiness: String, Sendable, Hashable, Codable, CaseIterable {
  case commercial
  case medicare
  case medicareAdvantage = "medicare-advantage"
  case medicaid
  case workersCompensation = "workers-compensation"
  case auto
  case other
  case unknown

  /// From the claim filing indicator, CLP06 or SBR09 (element 1032).
  public init(filingIndicator: String?) {
    switch filingIndicator {
    case "12", "13", "14", "15", "BL", "CI", "HM": self = .commercial
    case "MA", "MB": self = .medicare
    case "16": self = .medicareAdvantage
    case "MC": self = .medicaid
    case "WC": self = .workersCompensation
    case "AM", "LM": self = .auto
    case "CH", "DS", "FI", "OF", "TV", "VA", "11", "17": self = .other
    default: self = .unknown
    }
  }
}
