import Claims
import Foundation
import Ingest
import X12

/// What one file gives, sorted by kind.
struct EDIReading {
  var outcome = EDIOutcome()
  var all: [Imported] = []
  var remittances: [Remittance] = []
  var claims: [RemittedClaim] = []
  var providerAdjustments: [ProviderAdjustment] = []
  var balances: [BalanceCheck] = []
  var submitted: [SubmittedClaim] = []
  var acknowledgements: [Acknowledgement] = []
  var authorizations: [AuthorizationDecision] = []
  var issues: [ImportIssue] = []

  var refusals: [ImportIssue] { issues.filter { $0.severity == .refused } }

  init(_ reader: EDIReader) throws {
    var imported: [Imported] = []
    outcome = try reader.read { imported.append($0) }
    for one in imported { take(one) }
  }

  init(_ text: String) throws {
    try self.init(EDIReader(bytes: Array(text.utf8)))
  }

  private mutating func take(_ imported: Imported) {
    all.append(imported)
    switch imported {
    case .remittance(let remittance): remittances.append(remittance)
    case .remittedClaim(let claim): claims.append(claim)
    case .providerAdjustment(let adjustment): providerAdjustments.append(adjustment)
    case .remittanceEnd(let balance): balances.append(balance)
    case .submittedClaim(let claim): submitted.append(claim)
    case .acknowledgement(let acknowledgement): acknowledgements.append(acknowledgement)
    case .authorization(let decision): authorizations.append(decision)
    case .issue(let issue): issues.append(issue)
    default: break
    }
  }
}

/// One transaction in its envelopes, with its counts right.
func interchange(_ code: String, guide: String, _ segments: String, sender: String = "PAYER")
  throws -> String
{
  var bytes: [UInt8] = []
  var writer = InterchangeWriter { bytes += $0 }
  try writer.beginInterchange(
    InterchangeHeader(
      sender: sender, receiver: "PRACTICE", date: "240102", time: "0304", control: 7))
  try writer.beginGroup(
    GroupHeader(
      functionalCode: "HP", sender: sender, receiver: "PRACTICE", date: "20240102", time: "0304",
      version: guide))
  try writer.beginTransaction(code)
  try writer.finish()
  let count = segments.count { $0 == "~" }
  return String(decoding: bytes, as: UTF8.self)
    .replacing("~SE*2*", with: "~\(segments)SE*\(count + 2)*")
}

enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  static func files(_ name: String) -> [URL] {
    let folder = folder.appending(path: name)
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { ["835", "837", "277", "278", "edi"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
