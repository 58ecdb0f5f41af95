import Claims

/// Tells once a file of each denial reason that is not on the published list, as of an 835's.
struct ToldReasons {
  /// A longer reason is an export's own text, told once for all.
  private static let codeLength = 5

  private var told: Set<String> = []

  mutating func note(on imported: Imported, line: Int) -> ImportIssue? {
    guard let reason = imported.denialReason, !PublishedReasons.contains(reason) else { return nil }
    let kind = reason.utf8.count <= Self.codeLength ? reason : "text"
    guard told.insert(kind).inserted else { return nil }
    return ImportIssue(
      severity: .note, place: .line(line),
      message: "reason: expected a claim adjustment reason code of the published list; the row is "
        + "loaded with the reason as it stands, for a person to read")
  }
}

extension Imported {
  fileprivate var denialReason: String? {
    switch self {
    case .exportedClaim(let claim) where claim.status == .denied: claim.reason
    case .denialNotice(let notice) where notice.category == nil: notice.reason
    default: nil
    }
  }
}
