/// One named numeric predictor, a value for each row, in the units it was recorded in.
///
/// Fitting centres and scales internally; coefficients are reported per unit of the value given.
public struct NumericColumn: Sendable, Hashable {
  /// The name of the term, as errors, coefficients and contributions will show it.
  public let name: String
  /// One value for each row.
  public let values: [Double]

  public init(_ name: String, _ values: [Double]) {
    self.name = name
    self.values = values
  }
}
