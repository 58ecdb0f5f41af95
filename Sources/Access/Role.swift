/// What somebody may do.
public enum Permission: String, Sendable, Hashable, Codable, CaseIterable {
  /// See the list, denials and scores.
  case worklist
  /// Take, give back, note, record what was filed and decided.
  case work
  /// See what was read in a chart: verdicts with quotes, letter, card.
  case chart
  case finance
  /// Take the list, or what is seen of it, out of the program.
  case export
  /// Give back what another holds.
  case assign
  case audit
  case accounts
}

/// What somebody is in the practice. A role sees the least it needs: finance no chart, a biller no
/// reserve.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
  case viewer, biller, clinician, manager, finance, admin

  public var permissions: Set<Permission> {
    switch self {
    case .viewer: [.worklist]
    case .biller: [.worklist, .work, .chart, .export]
    case .clinician: [.worklist, .work, .chart]
    case .manager: [.worklist, .work, .chart, .finance, .export, .assign]
    case .finance: [.worklist, .finance, .export]
    case .admin: [.accounts, .audit]
    }
  }
}
