/// Who bears an adjusted amount (CAS01, element 1033). Groups outside the list are kept as read.
public struct AdjustmentGroup: RawRepresentable, Sendable, Hashable, Codable {
  public var rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// CO: the provider's liability under its contract; the patient may not be billed.
  public static let contractual = AdjustmentGroup(rawValue: "CO")
  /// PR: the patient's.
  public static let patient = AdjustmentGroup(rawValue: "PR")
  /// OA: neither, such as what a prior payer paid.
  public static let other = AdjustmentGroup(rawValue: "OA")
  /// PI: the payer's own initiative, without a contract.
  public static let payerInitiated = AdjustmentGroup(rawValue: "PI")
}

/// One reason for paying less than billed: group, claim adjustment reason code (CARC), amount.
public struct Adjustment: Sendable, Hashable, Codable {
  public var group: AdjustmentGroup
  /// The CARC, such as `50`; an unknown one is kept as read.
  public var reason: String
  /// Positive reduces the payment.
  public var amount: Money
  public var quantity: Double?

  public init(
    group: AdjustmentGroup, reason: String, amount: Money, quantity: Double? = nil
  ) {
    self.group = group
    self.reason = reason
    self.amount = amount
    self.quantity = quantity
  }
}
