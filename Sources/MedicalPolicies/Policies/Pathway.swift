public import Claims

/// One way a policy covers a procedure: for these codes and this indication, these criteria.
public struct Pathway: Sendable, Hashable {
  public let id: String
  /// The procedure's family, in the library's words.
  public let family: String
  public let procedureCodes: [String]
  public let indication: String
  /// Empty for any diagnosis.
  public let diagnosisCodes: [String]
  /// How far the list of diagnoses is verified; where unverified it only sorts.
  public let diagnosisVerification: Verification
  public let section: String
  public let root: CriteriaNode
  public let waivers: [Waiver]
  /// Criteria of which none may be met.
  public let exclusions: [Criterion]
  public let notes: String?

  /// Root, exclusions and waivers together.
  public var criteria: [Criterion] {
    root.criteria + exclusions + waivers.flatMap(\.when.criteria)
  }
}

/// A condition that excuses criteria.
public struct Waiver: Sendable, Hashable {
  public let id: String
  public let label: String
  public let when: CriteriaNode
  /// Ids of criteria of the same pathway.
  public let waives: [String]
  public let section: String
  public let verification: Verification
}
