import Claims
import Foundation
import GRDB

/// Writes payments: each once, whole, and never over another of the same identity.
final class PaymentLoader {
  private enum State {
    case none
    case loading(payment: Int, opened: [LoadSummary.Kind: LoadSummary.Tally])
    case known
    case refused(issue: Int)
  }

  private let file: Int
  private let connection: LoadConnection
  private let issues: IssueInserts
  private let mayDeny: (RemittedClaim) -> Bool
  private let rows: RemittanceInserts
  private var state = State.none
  /// How many payments the file has opened.
  private var number = 0

  init(
    file: Int, issues: IssueInserts, mayDeny: @escaping (RemittedClaim) -> Bool,
    connection: LoadConnection
  ) throws {
    self.file = file
    self.connection = connection
    self.issues = issues
    self.mayDeny = mayDeny
    rows = try RemittanceInserts(connection: connection)
  }

  func open(_ remittance: Remittance, _ summary: inout LoadSummary) throws {
    try abandon(&summary)
    number += 1
    if let id = try rows.open(remittance, file: file) {
      state = .loading(payment: id, opened: summary.tallies)
      summary.count(.payment, \.loaded)
    } else if try earlierDigest(of: remittance) == remittance.contentDigest {
      summary.count(.payment, \.known)
      state = .known
    } else {
      summary.count(.payment, \.refused)
      let issue = try issues.add(.otherContents(payment: number), &summary)
      state = .refused(issue: issue)
      try quarantine(remittance, issue)
    }
  }

  func add(_ claim: RemittedClaim, _ summary: inout LoadSummary) throws {
    switch state {
    case .loading(let payment, _):
      try rows.add(claim, payment: payment, mayDeny: mayDeny(claim))
      summary.count(.remittedClaim, \.loaded)
    case .known: summary.count(.remittedClaim, \.known)
    case .refused(let issue): try refuse(claim, .remittedClaim, issue, &summary)
    case .none: try refuse(claim, .remittedClaim, issues.add(.noPayment, &summary), &summary)
    }
  }

  func add(_ adjustment: ProviderAdjustment, _ summary: inout LoadSummary) throws {
    let kind = LoadSummary.Kind.providerAdjustment
    switch state {
    case .loading(let payment, _):
      try rows.add(adjustment, payment: payment)
      summary.count(kind, \.loaded)
    case .known: summary.count(kind, \.known)
    case .refused(let issue): try refuse(adjustment, kind, issue, &summary)
    case .none: try refuse(adjustment, kind, issues.add(.noPayment, &summary), &summary)
    }
  }

  func close(_ check: BalanceCheck, _ summary: inout LoadSummary) throws {
    switch state {
    case .loading(let payment, _): rows.close(payment: payment, check)
    case .refused(let issue): try quarantine(check, issue)
    case .known, .none: break
    }
    state = .none
  }

  func finish(_ summary: inout LoadSummary) throws {
    try abandon(&summary)
    try rows.flush()
  }

  /// Half a payment is none: takes back one that was never closed.
  private func abandon(_ summary: inout LoadSummary) throws {
    defer { state = .none }
    guard case .loading(let payment, let opened) = state else { return }
    try rows.remove(payment: payment)
    for kind in [LoadSummary.Kind.payment, .remittedClaim, .providerAdjustment] {
      let taken = (summary.tallies[kind]?.loaded ?? 0) - (opened[kind]?.loaded ?? 0)
      summary.count(kind, \.loaded, by: -taken)
      summary.count(kind, \.refused, by: taken)
    }
    _ = try issues.add(.notClosed(payment: number), &summary)
  }

  /// The content digest of the payment with this identity.
  private func earlierDigest(of remittance: Remittance) throws -> String? {
    let payee = remittance.payeeIdentifier
    return try connection.use { database in
      try String.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT content_digest FROM payment
            WHERE payer_key = ? AND originator = ? AND trace_number = ? AND payment_day = ?
              AND paid_cents = ? AND payee_key = ?
            """),
        arguments: [
          remittance.payer.key, remittance.originator, remittance.traceNumber,
          remittance.paymentDay.description, remittance.paid.cents,
          payee.isEmpty ? remittance.payeeName : payee,
        ])
    }
  }

  private func refuse(
    _ content: some Encodable, _ kind: LoadSummary.Kind, _ issue: Int,
    _ summary: inout LoadSummary
  ) throws {
    summary.count(kind, \.refused)
    try quarantine(content, issue)
  }

  private func quarantine(_ content: some Encodable, _ issue: Int) throws {
    try issues.quarantine(Data(ContentText.text(content).utf8), issue: issue)
  }
}

extension ImportIssue {
  fileprivate static func otherContents(payment number: Int) -> ImportIssue {
    ImportIssue(
      severity: .refused, place: .file,
      message: "payment already loaded with other contents (payment \(number) of the file): payer, "
        + "trace number, day, amount and payee are those of one known; ask the payer which holds")
  }

  fileprivate static func notClosed(payment number: Int) -> ImportIssue {
    ImportIssue(
      severity: .refused, place: .file,
      message: "payment breaks off before its end (payment \(number) of the file): nothing of it "
        + "was loaded; ask for the whole file")
  }

  fileprivate static let noPayment = ImportIssue(
    severity: .refused, place: .file,
    message: "expected a payment before its claims and provider adjustments")
}
