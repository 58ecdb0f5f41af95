import Claims
import Foundation
import Ingest
import Practice
import Statistics
import Testing

struct PracticeSimulatorTests {
  @Test func `the same settings write the same bytes, another seed others`() throws {
    let first = try WrittenPractice(claims: 400)
    #expect(try WrittenPractice(claims: 400).files == first.files)
    #expect(try WrittenPractice(seed: 8, claims: 400).files != first.files)
  }

  @Test func `every remittance balances to the cent`() throws {
    var claims = 0
    for item in try WrittenPractice().read("835-") {
      switch item {
      case .remittedClaim(let claim):
        claims += 1
        #expect(claim.balanceDifference == .zero)
        #expect(claim.lines.allSatisfy { $0.balanceDifference == .zero })
      case .remittanceEnd(let check):
        #expect(check == BalanceCheck(payment: .zero, unbalancedClaims: 0, unbalancedLines: 0))
      case .issue(let issue): Issue.record("\(issue.place): \(issue.message)")
      default: break
      }
    }
    #expect(claims > 1000)
  }

  @Test func `every file says that it is synthetic`() throws {
    let practice = try WrittenPractice(claims: 400)
    for prefix in ["835-", "837P-", "837I-", "277CA-"] {
      let files = practice.interchanges(prefix)
      #expect(!files.isEmpty)
      for file in files {
        #expect(try EDIReader(bytes: file.bytes).read { _ in }.isSynthetic, "\(file.name)")
      }
    }
    for name in practice.files.keys where name.hasSuffix(".csv") {
      #expect(try practice.rows(name).allSatisfy { $0["synthetic"] == "yes" }, "\(name)")
    }
  }

  @Test func `its tables have the headers the shipped mappings choose`() throws {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let mappings = try ColumnMapping.all(
      inFolder: checkout.appending(path: "Data/mappings").path)
    let practice = try WrittenPractice(claims: 400)
    for (table, mapping) in [
      ("denials.csv", "overturn-denials"), ("appeals.csv", "overturn-appeals"),
      ("contract_rates.csv", "overturn-contract-rates"), ("payers.csv", "overturn-payers"),
      ("contract_terms.csv", "overturn-deadline-rules"),
    ] {
      let chosen = try ColumnMapping.matching(
        bytes: practice.files[table] ?? [], file: table, in: mappings)
      #expect(chosen.name == mapping)
    }
  }

  @Test func `what would come after the last day is pending, not lost`() throws {
    let practice = try WrittenPractice()
    let last = WrittenPractice.lastDay.description
    let appeals = try practice.rows("appeals.csv")
    #expect(appeals.allSatisfy { ($0["filed_day"] ?? "") <= last })
    #expect(appeals.allSatisfy { ($0["decided_day"] ?? "") <= last })
    let pending = appeals.filter { $0["outcome"] == "pending" }
    #expect(!pending.isEmpty)
    #expect(pending.allSatisfy { $0["decided_day"]?.isEmpty == true })
    for case .remittance(let payment) in try practice.read("835-") {
      #expect(payment.paymentDay <= WrittenPractice.lastDay)
    }
  }

  @Test func `a payment sent again has the contents it had`() throws {
    let practice = try WrittenPractice(months: 24, claims: 3000)
    var digests: [String: Set<String>] = [:]
    var sent: [String: Int] = [:]
    for case .remittance(let payment) in try practice.read("835-") {
      digests[payment.traceNumber, default: []].insert(payment.contentDigest)
      sent[payment.traceNumber, default: 0] += 1
    }
    #expect(digests.values.allSatisfy { $0.count == 1 })
    #expect(sent.values.contains(2))
  }

  // Family of procedure and drift are left out of this fit; both are drawn independently of the
  // documents, so that leaving them out only shrinks the slope a little toward zero (by less than
  // the three standard errors allowed).
  @Test func `the effect of documents on appeals is found again`() throws {
    let practice = try WrittenPractice(months: 12, claims: 24_000)
    let triage = Dictionary(
      try practice.rows("denials.csv").map { ($0["patient_control_number"] ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
    let decided = try practice.rows("appeals.csv").filter { $0["outcome"] != "pending" }
    let documents = decided.map {
      Double(triage[$0["patient_control_number"] ?? ""]?["documents_on_file"] ?? "") ?? 0
    }
    let reasons = decided.map { triage[$0["patient_control_number"] ?? ""]?["reason"] ?? "" }
    let design = try DesignMatrix(
      numeric: [NumericColumn("documents", documents)],
      factors: [
        try FactorColumn("payer", decided.map { $0["payer_id"] ?? "" }),
        try FactorColumn("reason", reasons),
      ], coding: .oneHot)
    let fit = try LogisticRegression(ridge: 0.1).fit(
      design, outcomes: decided.map { $0["outcome"] != "upheld" })
    let truth = PracticeTruth().overturn.documents
    #expect(decided.count > 1000)
    #expect(abs(fit.coefficients[1] - truth) < 3 * fit.standardErrors[1])
    #expect(fit.coefficients[1] > 5 * fit.standardErrors[1])
  }
}
