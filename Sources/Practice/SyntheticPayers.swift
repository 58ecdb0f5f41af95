import Claims

/// A payer of the simulated practice. None exists.
struct SyntheticPayer: Sendable {
  let identifier: String
  let name: String
  let lineOfBusiness: LineOfBusiness
  let funding: PayerProfile.Funding
  let network: PayerProfile.Network
  let state: String
  /// CLP06 and SBR09.
  let filingIndicator: String
  /// Of the practice's claims.
  let share: Double
  /// Of the base rate.
  let rate: Double
  /// Relative to the practice's average.
  let denialRate: Double
  /// Days of the contract's first appeal; `nil` where the practice holds no terms.
  let appealDays: Int?
  let hasContractRates: Bool

  var payer: Payer { Payer(identifier: identifier, name: name) }

  static let all = [
    SyntheticPayer(
      identifier: "SYN01", name: "Harborline Health (synthetic)", lineOfBusiness: .commercial,
      funding: .insured, network: .contracted, state: "OH", filingIndicator: "12", share: 0.19,
      rate: 1.5, denialRate: 1.0, appealDays: 180, hasContractRates: true),
    SyntheticPayer(
      identifier: "SYN02", name: "Granite Mutual (synthetic)", lineOfBusiness: .commercial,
      funding: .selfFunded, network: .contracted, state: "OH", filingIndicator: "CI", share: 0.16,
      rate: 1.4, denialRate: 1.5, appealDays: 90, hasContractRates: true),
    SyntheticPayer(
      identifier: "SYN03", name: "Lakeshore Blue Plan (synthetic)", lineOfBusiness: .commercial,
      funding: .insured, network: .contracted, state: "OH", filingIndicator: "BL", share: 0.17,
      rate: 1.35, denialRate: 0.9, appealDays: 120, hasContractRates: true),
    SyntheticPayer(
      identifier: "SYN04", name: "Meridian Advantage (synthetic)",
      lineOfBusiness: .medicareAdvantage, funding: .government, network: .contracted, state: "OH",
      filingIndicator: "16", share: 0.14, rate: 1.0, denialRate: 1.6, appealDays: 60,
      hasContractRates: true),
    SyntheticPayer(
      identifier: "SYN05", name: "Original Medicare contractor (synthetic)",
      lineOfBusiness: .medicare, funding: .government, network: .contracted, state: "OH",
      filingIndicator: "MB", share: 0.13, rate: 1.0, denialRate: 0.5, appealDays: nil,
      hasContractRates: true),
    SyntheticPayer(
      identifier: "SYN06", name: "Buckeye Community Care (synthetic)", lineOfBusiness: .medicaid,
      funding: .government, network: .contracted, state: "OH", filingIndicator: "MC", share: 0.08,
      rate: 0.7, denialRate: 1.1, appealDays: 60, hasContractRates: true),
    SyntheticPayer(
      identifier: "SYN07", name: "State Workers Fund (synthetic)",
      lineOfBusiness: .workersCompensation, funding: .government, network: .unknown, state: "OH",
      filingIndicator: "WC", share: 0.05, rate: 1.6, denialRate: 1.3, appealDays: nil,
      hasContractRates: false),
    SyntheticPayer(
      identifier: "SYN08", name: "Summit Employers Trust (synthetic)",
      lineOfBusiness: .commercial, funding: .selfFunded, network: .nonContracted, state: "PA",
      filingIndicator: "15", share: 0.05, rate: 1.8, denialRate: 1.2, appealDays: nil,
      hasContractRates: false),
    SyntheticPayer(
      identifier: "SYN09", name: "Northgate Exchange Plan (synthetic)",
      lineOfBusiness: .commercial, funding: .insured, network: .contracted, state: "OH",
      filingIndicator: "HM", share: 0.03, rate: 1.1, denialRate: 1.2, appealDays: 45,
      hasContractRates: true),
  ]
}
