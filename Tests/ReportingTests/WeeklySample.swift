import Claims
import Documents
import Reporting
import Scoring
import Worklists

let reportDay = CalendarDay(number: 20_757)
let tenThousand = Estimate.known(Money(cents: 1_000_000), source: "contract")

func candidate(
  _ id: Int, recoverable: Estimate<Money>, standing: FilingDeadline.Standing = .sourced,
  daysLeft: Int = 30, name: String = "Payer", isAppealable: Bool = true
) -> Candidate {
  let denial = Denial(
    key: "d\(id)", origin: .remittance, isSynthetic: true,
    payer: Payer(identifier: "P1", name: name), lineOfBusiness: .commercial,
    patientControlNumber: "PCN\(id)", group: .contractual, reason: "50",
    reading: ReasonReading(
      category: .medicalNecessity, route: .clinicalAppeal, isAppealable: isAppealable,
      name: "not medically necessary", expectedDocuments: [], verification: .primary,
      source: "test"),
    knownDay: reportDay.adding(days: -10), recoverable: recoverable)
  return Candidate(
    id: id, denial: denial,
    chance: OverturnChance(probability: 0.5, lower: 0.4, upper: 0.6, isExtrapolated: false),
    recoveredFraction: .estimated(0.9, basis: "20 won denials"),
    deadline: FilingDeadline(
      alarm: reportDay.adding(days: daysLeft), limit: reportDay.adding(days: daysLeft),
      standing: standing, start: reportDay.adding(days: -10), startName: "payment day",
      rule: "r", source: "contract §4", verification: .primary, verifiedDay: nil),
    effort: Effort(
      minutes: 60, skill: .nurse, wage: Money(cents: 5000), outOfPocket: .zero, prepDays: 2,
      verification: .primary, source: "measured"))
}

func weekly(
  _ candidates: [Candidate], minutes: Int = 600, contradictions: [Contradiction] = [],
  rejections: RejectionTable? = nil, adjustments: AdjustmentTable = AdjustmentTable([]),
  latest: CalendarDay = reportDay
) -> WeeklyReport {
  WeeklyReport(
    worklist: Worklist(ranking: candidates, on: reportDay, minutes: minutes),
    inventory: candidates.map(\.denial), model: nil, scores: [:],
    contradictions: contradictions,
    reconciliation: Reconciliation(
      files: 1, payments: 1, claims: 1, paid: .zero, claimsPaid: .zero,
      providerAdjustments: .zero, unbalancedPayments: 0, unbalancedClaims: 0, refused: 0,
      warnings: 0, latestDay: latest),
    provenance: Provenance(
      toolVersion: "test", command: "test", asOf: reportDay.description, synthetic: true),
    rejections: rejections, adjustments: adjustments)
}
