import Claims
import Foundation
import Store

/// Invented values, as small as the claims about them allow.
enum Sample {
  static let aetna = Payer(identifier: "60054", name: "AETNA")

  static func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else { throw SampleError.day(text) }
    return day
  }

  static func file(_ name: String, kind: String = "835", isSynthetic: Bool = true) -> SourceFile {
    SourceFile(
      name: name, digest: "sha256 of \(name)", bytes: 100, kind: kind, isSynthetic: isSynthetic)
  }

  static func remittance(
    trace: String = "CHECK1", day text: String = "2026-01-10", produced: String? = nil,
    cents: Int = 0, digest: String? = nil
  ) throws -> Remittance {
    try Remittance(
      payer: aetna, payeeName: "SPINE CENTER", payeeIdentifier: "1234567893", traceNumber: trace,
      originator: "1512345678", paymentDay: day(text), productionDay: produced.map(day),
      paid: Money(cents: cents), method: "ACH", contentDigest: digest ?? "digest of \(trace)")
  }

  /// Billed 100.00, denied with CO-50, a day of service and a remark on its line.
  static func deniedClaim(_ number: String = "PCN1", claimNumber: String = "ICN1") throws
    -> RemittedClaim
  {
    try RemittedClaim(
      patientControlNumber: number, status: "1", billed: Money(cents: 10_000), paid: .zero,
      patientResponsibility: .zero, filingIndicator: "12", claimNumber: claimNumber,
      facilityCode: "24", frequencyCode: "1",
      patient: Person(lastName: "DOE", firstName: "JANE", memberNumber: "W1"),
      servicePeriod: ServicePeriod(day("2025-12-01")), receivedDay: day("2025-12-05"),
      remarks: ["MA01"],
      lines: [
        RemittedLine(
          procedure: Procedure(code: "63030", modifiers: ["59", "RT"]),
          billed: Money(cents: 10_000), paid: .zero, units: 1,
          servicePeriod: ServicePeriod(day("2025-12-01")), lineControlNumber: "L1",
          adjustments: [
            Adjustment(
              group: .contractual, reason: "50", amount: Money(cents: 10_000), quantity: 1.5)
          ],
          remarks: ["N115", "M25"])
      ])
  }

  /// Billed 100.00, allowed 60.00 of which 10.00 is the patient's.
  static func paidClaim(_ number: String, claimNumber: String = "ICN2") -> RemittedClaim {
    RemittedClaim(
      patientControlNumber: number, status: "1", billed: Money(cents: 10_000),
      paid: Money(cents: 5_000), claimNumber: claimNumber,
      lines: [
        RemittedLine(
          procedure: Procedure(code: "63030"), billed: Money(cents: 10_000),
          paid: Money(cents: 5_000), units: 1,
          adjustments: [
            Adjustment(group: .contractual, reason: "45", amount: Money(cents: 4_000)),
            Adjustment(group: .patient, reason: "2", amount: Money(cents: 1_000)),
          ])
      ])
  }

  /// Takes back what ``paidClaim(_:claimNumber:)`` paid.
  static func reversal(_ number: String, claimNumber: String = "ICN2") -> RemittedClaim {
    var claim = paidClaim(number, claimNumber: claimNumber)
    claim.status = "22"
    claim.billed = -claim.billed
    claim.paid = -claim.paid
    claim.lines[0].billed = -claim.lines[0].billed
    claim.lines[0].paid = -claim.lines[0].paid
    for index in claim.lines[0].adjustments.indices {
      claim.lines[0].adjustments[index].amount = -claim.lines[0].adjustments[index].amount
    }
    return claim
  }

  static let balanced = BalanceCheck(payment: .zero, unbalancedClaims: 0, unbalancedLines: 0)

  /// A payment from its opening to its end.
  static func payment(_ remittance: Remittance, _ claims: [RemittedClaim]) -> [Imported] {
    [.remittance(remittance)] + claims.map(Imported.remittedClaim) + [.remittanceEnd(balanced)]
  }
}

enum SampleError: Error, Equatable { case day(String), stopped }

extension ClaimStore {
  /// Loads `items` as the contents of a file; an adjudication with CARC 50 may deny.
  @discardableResult
  func load(_ name: String, isSynthetic: Bool = true, _ items: [Imported]) throws -> LoadSummary {
    try load(
      Sample.file(name, isSynthetic: isSynthetic), loadedAt: "2026-11-24T10:00:00",
      mayDeny: { claim in
        claim.lines.contains { $0.adjustments.contains { $0.reason == "50" } }
      },
      reading: { loader in for item in items { try loader.add(item) } })
  }
}

/// A folder that goes with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  func file(_ name: String) -> String { path + "/" + name }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
