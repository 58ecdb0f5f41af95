/// Groups procedure codes into families that payers review alike, such as lumbar fusion.
public struct ProcedureFamilies: Sendable, Hashable {
  private let families: [String: String]

  /// - Parameter families: The family of each procedure code; our own short names.
  public init(_ families: [String: String]) {
    self.families = families
  }

  /// The family of the first listed code that has one: the principal procedure of a claim.
  ///
  /// - Returns: `other` when no code is in the table.
  public func family(of codes: [String]) -> String {
    codes.lazy.compactMap { families[$0] }.first ?? "other"
  }
}
