extension Schema {
  /// Denials written before they kept the day they were paid are derived anew.
  static let paymentDays = "DELETE FROM derivation_mark;"
}
