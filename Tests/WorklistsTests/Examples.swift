import Claims
import Foundation
import Worklists

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func day(_ text: String) -> CalendarDay {
  guard let day = CalendarDay(text) else { preconditionFailure("no such day: \(text)") }
  return day
}

let monday = day("2026-11-23")
let aetna = Payer(identifier: "60054", name: "Aetna")
let someone = Payer(identifier: "99999", name: "Some payer")

func denial(
  key: String = "D", payer: Payer = someone, line: LineOfBusiness = .commercial,
  kind: SubmittedClaim.Kind? = .institutional, route: Route = .clinicalAppeal,
  isAppealable: Bool = true, isPreService: Bool = false, service: CalendarDay? = nil,
  paid: CalendarDay? = nil, produced: CalendarDay? = nil, notice: CalendarDay? = nil,
  known: CalendarDay = monday, stated: CalendarDay? = nil,
  recoverable: Estimate<Money> = .known(Money(cents: 100_000), source: "contract"),
  status: Denial.Status = .open
) -> Denial {
  let reading = ReasonReading(
    category: .medicalNecessity, route: route, isAppealable: isAppealable, name: "not necessary",
    expectedDocuments: [], verification: .primary, source: "test")
  return Denial(
    key: key, origin: .remittance, isSynthetic: true, payer: payer, lineOfBusiness: line,
    claimKind: kind, isPreService: isPreService, reading: reading, serviceDay: service,
    paymentDay: paid, productionDay: produced, noticeDay: notice, knownDay: known,
    statedDeadline: stated, recoverable: recoverable, status: status)
}

func deadline(
  alarm: CalendarDay, limit: CalendarDay? = nil, standing: FilingDeadline.Standing = .sourced
) -> FilingDeadline {
  FilingDeadline(
    alarm: alarm, limit: limit ?? alarm, standing: standing, start: alarm.adding(days: -180),
    startName: "notice day", rule: "test", source: "test", verification: .primary,
    verifiedDay: nil)
}

func effort(
  minutes: Int = 60, skill: Skill = .biller, wage: Int = 3000, pocket: Int = 0, prep: Int = 0
) -> Effort {
  Effort(
    minutes: minutes, skill: skill, wage: Money(cents: wage),
    outOfPocket: Money(cents: pocket), prepDays: prep, verification: .unverified, source: "test")
}

func candidate(
  id: Int = 1, _ denial: Denial = denial(), probability: Double? = 0.5,
  fraction: Estimate<Double> = .known(1, source: "test"),
  deadline: FilingDeadline = deadline(alarm: monday.adding(days: 90)),
  effort: Effort = effort(), isExtrapolated: Bool = false, plannedDay: CalendarDay? = nil
) -> Candidate {
  let chance = probability.flatMap {
    OverturnChance(
      probability: $0, lower: $0 / 2, upper: ($0 + 1) / 2, isExtrapolated: isExtrapolated)
  }
  return Candidate(
    id: id, denial: denial, chance: chance, recoveredFraction: fraction, deadline: deadline,
    effort: effort, plannedDay: plannedDay)
}

/// The rows of a file in `Data/rules`, whose cells hold neither commas nor quotes.
func ruleRows(_ name: String) throws -> [[String: String]] {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let text = try String(
    contentsOf: root.appendingPathComponent("Data/rules/\(name)"), encoding: .utf8)
  var lines = text.split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  let header = lines.removeFirst()
  return try lines.map { cells in
    guard cells.count == header.count else { throw CocoaError(.fileReadCorruptFile) }
    return Dictionary(uniqueKeysWithValues: zip(header, cells))
  }
}

func productTable(contract: [DeadlineRule] = []) throws -> DeadlineTable {
  let rules = try ruleRows("deadlines.csv").map { try DeadlineRule(row: $0) }
  return try DeadlineTable(rules: rules, contract: contract)
}

func profile(
  _ payer: Payer = someone, _ line: LineOfBusiness = .commercial,
  _ funding: PayerProfile.Funding = .unknown, _ network: PayerProfile.Network = .unknown,
  _ state: String? = nil
) -> PayerProfile {
  PayerProfile(
    payer: payer, lineOfBusiness: line, funding: funding, network: network, state: state)
}
