public import Claims
import GRDB

/// Takes the contents of one file, in file order, within the transaction of its load.
///
/// Handed to the closure of ``ClaimStore/load(_:loadedAt:mayDeny:reading:)``, and of no use after.
public final class FileLoader {
  private let file: Int
  private let issues: IssueInserts
  private let payments: PaymentLoader
  private let submissions: SubmissionLoader
  private let facts: FactInserts
  private let connection: LoadConnection
  private var summary = LoadSummary()
  /// Rows that contradict an earlier one of the file, by kind.
  private var contradicting: [LoadSummary.Kind: Int] = [:]

  init(
    file: Int, connection: LoadConnection, mayDeny: @escaping (RemittedClaim) -> Bool
  ) throws {
    self.file = file
    self.connection = connection
    issues = IssueInserts(file: file, connection: connection)
    payments = try PaymentLoader(
      file: file, issues: issues, mayDeny: mayDeny, connection: connection)
    submissions = try SubmissionLoader(file: file, connection: connection)
    facts = FactInserts(file: file, connection: connection)
  }

  /// What was added so far; contents still waiting in memory are not yet in it.
  public var progress: LoadSummary { summary }

  public func add(_ item: Imported) throws {
    switch item {
    case .remittance(let remittance): try payments.open(remittance, &summary)
    case .remittedClaim(let claim): try payments.add(claim, &summary)
    case .providerAdjustment(let adjustment): try payments.add(adjustment, &summary)
    case .remittanceEnd(let check): try payments.close(check, &summary)
    case .submittedClaim(let claim): try submissions.add(claim, &summary)
    case .acknowledgement(let acknowledgement): try submissions.add(acknowledgement)
    case .exportedClaim(let claim): try submissions.add(claim)
    case .authorization(let decision): try add(decision, as: .authorization)
    case .denialNotice(let notice): try add(notice, as: .denialNotice)
    case .appeal(let appeal): try add(appeal, as: .appeal)
    case .contractRate(let rate): try add(rate, as: .contractRate)
    case .externalReview(let review): try add(review, as: .externalReview)
    case .payerProfile(let profile): try add(profile, as: .payerProfile)
    case .deadlineRule(let rule): try add(rule, as: .deadlineRule)
    case .actionRule(let rule): try add(rule, as: .actionRule)
    case .chartReview(let review): try add(review, as: .chartReview)
    case .issue(let issue): _ = try issues.add(issue, &summary)
    }
  }

  /// Says what the file turned out to hold, which only its reading shows.
  ///
  /// - Parameters:
  ///   - kind: `835`, `837P and 277CA`, the mapping's name.
  ///   - isSynthetic: Whether anything in it says that it is synthetic.
  /// - Throws: ``StoreError``.
  public func describe(kind: String, isSynthetic: Bool) throws {
    try connection.use { database in
      try database.execute(
        sql: "UPDATE source_file SET kind = ?, is_synthetic = ? WHERE id = ?",
        arguments: [kind, isSynthetic, file])
    }
  }

  private func add(_ fact: some VersionedFact, as kind: LoadSummary.Kind) throws {
    let addition = try facts.add(fact)
    summary.count(kind, addition == .known ? \.known : \.loaded)
    if addition == .contradicting { contradicting[kind, default: 0] += 1 }
  }

  private func tellContradictions() throws {
    for (kind, count) in contradicting.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let issue = ImportIssue(
        severity: .warning, place: .file,
        message:
          "\(count) \(count == 1 ? "row says" : "rows say") otherwise than an earlier row of the same "
          + "\(kind.rawValue); the last one counts: correct the file and load it again")
      _ = try issues.add(issue, &summary)
    }
  }

  /// Writes what waits, and the file's tallies.
  func finish() throws -> LoadSummary {
    try payments.finish(&summary)
    try submissions.finish(&summary)
    try tellContradictions()
    try connection.settle()
    try connection.use { database in
      for (kind, tally) in summary.tallies {
        try database.execute(
          sql: """
            INSERT INTO file_tally (file_id, kind, loaded, known, refused) VALUES (?, ?, ?, ?, ?)
            """,
          arguments: [file, kind.rawValue, tally.loaded, tally.known, tally.refused])
      }
    }
    return summary
  }
}
