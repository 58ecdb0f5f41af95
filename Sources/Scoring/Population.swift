public import Claims

/// Whose decisions a model describes. Populations never mix: a health plan's first-level answer, an
/// independent reviewer's and a simulated payer's are three different questions.
public enum Population: String, Sendable, Hashable, Codable, CaseIterable {
  /// The payer's answer to the first appeal of a denial.
  case firstLevel = "first-level"
  /// An independent reviewer's decision, known by year and without money.
  case externalReview = "external-review"
  /// Denials of a simulated practice.
  case synthetic

  /// The population of a denial in the practice's own inventory.
  public init(of denial: Denial) {
    self = denial.isSynthetic ? .synthetic : .firstLevel
  }

  /// In words, for a heading.
  public var words: String {
    switch self {
    case .firstLevel: "first-level appeals"
    case .externalReview: "external reviews"
    case .synthetic: "synthetic first-level appeals"
    }
  }
}
