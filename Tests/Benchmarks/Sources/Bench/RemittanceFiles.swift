import Claims
import Foundation
import Statistics
import X12

/// Remittance files of a spine practice: eight payers, a payment each week from each, about
/// eighty claims a payment, five thousand claims a file.
///
/// Half of the denied claims come back some weeks later: reversed and paid, or upheld. The same
/// number of claims gives the same bytes.
struct RemittanceFiles {
  private static let claimsPerFile = 5000
  private static let start = CalendarDay(year: 2018, month: 1, day: 5)

  private let folder: String
  private let claims: Int
  private var random = RandomSource(seed: 835)
  private var written = 0
  private var payments = 0
  private var numbered = 0
  /// What comes back, by the number of the payment it comes back in.
  private var returning: [Int: [GeneratedClaim]] = [:]

  init(folder: String, claims: Int) {
    self.folder = folder
    self.claims = claims
  }

  func write() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var files = self
    var number = 0
    while files.written < claims {
      number += 1
      try files.writeFile(number)
    }
  }

  private mutating func writeFile(_ number: Int) throws {
    let name = "remittance-" + String(String(10_000 + number).dropFirst()) + ".835"
    let path = "\(folder)/\(name)"
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw BenchError("\(path): cannot be written")
    }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var writer = InterchangeWriter(lineBreaks: true) { try file.write(contentsOf: Data($0)) }
    try writer.beginInterchange(
      InterchangeHeader(
        sender: "SYNTHETIC", receiver: "PRACTICE", date: "240105", time: "0600", control: number))
    try writer.beginGroup(
      GroupHeader(
        functionalCode: "HP", sender: "SYNTHETIC", receiver: "PRACTICE", date: "20240105",
        time: "0600", version: "005010X221A1"))
    let end = min(claims, written + Self.claimsPerFile)
    while written < end { try writePayment(limit: end - written, to: &writer) }
    try writer.finish()
    try file.close()
  }

  private mutating func writePayment(
    limit: Int, to writer: inout InterchangeWriter
  ) throws {
    guard let start = Self.start else { throw BenchError("the first day does not exist") }
    let payer = Payers.all[payments % Payers.all.count]
    let day = start.adding(days: 7 * (payments / Payers.all.count))
    var paid = (returning.removeValue(forKey: payments) ?? []).prefix(limit).flatMap {
      answers(to: $0, payer)
    }
    for _ in 0..<max(0, min(limit - paid.count, Int.random(in: 60...100, using: &random))) {
      paid.append(newClaim(day, payer))
    }
    written += paid.count
    try GeneratedPayment(number: payments + 1, payer: payer, day: day, claims: paid)
      .write(to: &writer)
    payments += 1
  }

  private mutating func newClaim(_ day: CalendarDay, _ payer: Payers.Payer) -> GeneratedClaim {
    let claim = GeneratedClaim(
      number: 1_000_000 + numbered, paidOn: day, by: payer, &random)
    numbered += 1
    if claim.isDenied, random.bernoulli(0.5) {
      let weeks = Int.random(in: 5...14, using: &random)
      returning[payments + weeks * Payers.all.count, default: []].append(claim)
    }
    return claim
  }

  /// What a payer sends when an appeal is decided: the first answer reversed, and the new one.
  private mutating func answers(
    to claim: GeneratedClaim, _ payer: Payers.Payer
  ) -> [GeneratedClaim] {
    let isOverturned = random.bernoulli(0.6)
    let answer = claim.answered(isOverturned: isOverturned, by: payer, &random)
    guard isOverturned else { return [answer] }
    var reversal = claim
    reversal.status = "22"
    return [reversal, answer]
  }
}
