extension Schema {
  /// Denials written before they kept something that they keep now are derived anew.
  static let derivedAnew = "DELETE FROM derivation_mark;"
}
