public import Claims

/// What the database holds, at a glance.
public struct StoreStatus: Sendable, Hashable, Codable {
  /// Files of one kind and what became of their contents.
  public struct FileKind: Sendable, Hashable, Codable {
    public var kind: String
    public var files: Int
    public var syntheticFiles: Int
    public var loaded: Int
    public var known: Int
    /// Refused contents, by readers and by the store.
    public var refused: Int
  }

  /// Whether the payments are explained by their claims: Σ BPR02 = Σ CLP04 − Σ PLB.
  public struct Reconciliation: Sendable, Hashable, Codable {
    /// Σ BPR02.
    public var paid: Money
    /// Σ CLP04.
    public var claimsPaid: Money
    /// Σ PLB; positive reduces payments.
    public var providerAdjustments: Money
    /// Payments whose own difference is not zero.
    public var unbalancedPayments: Int
    /// Claims with CLP03 − Σ CAS ≠ CLP04, and lines with SVC02 − Σ CAS ≠ SVC03.
    public var unbalancedClaims: Int
    public var unbalancedLines: Int

    /// Zero when everything is explained.
    public var difference: Money { paid - claimsPaid + providerAdjustments }
  }

  public struct Model: Sendable, Hashable, Codable {
    public var id: Int
    public var kind: String
    public var population: String
    public var createdAt: String
    public var asOf: CalendarDay
    public var isInForce: Bool
    public var verdict: String
  }

  public struct Run: Sendable, Hashable, Codable {
    public var id: Int
    public var asOf: CalendarDay
    public var createdAt: String
    public var minutes: Int
    /// Entries by bucket.
    public var buckets: [String: Int]
  }

  public var files: [FileKind]
  public var lastLoadedAt: String?
  /// Rows by table, such as `payment`, `remitted_claim`, `denial_notice`.
  public var rows: [String: Int]
  /// Σ CLP03 over remitted claims; reversals take off.
  public var billed: Money
  public var reconciliation: Reconciliation
  public var issues: [ImportIssue.Severity: Int]
  public var denials: [Denial.Status: Int]
  /// Whether ``denials`` counts everything that is loaded.
  public var isDerivationCurrent: Bool
  /// Claims a clearinghouse or payer rejected before adjudication, without a later acceptance or
  /// remittance: they were never filed.
  public var rejectedClaims: Int
  public var models: [Model]
  /// The newest first, at most ten.
  public var runs: [Run]
  public var latestKnownDay: CalendarDay?
}

/// A file and what became of its contents.
public struct LoadedFile: Sendable, Hashable, Codable {
  public var file: SourceFile
  public var loadedAt: String
  public var loaded: Int
  public var known: Int
  /// Refused contents, by its reader and by the store.
  public var refused: Int
}
