import Adjudication
import Claims
import Testing

/// Day `number` of the year 2026; day 1 is January 1.
func day(_ number: Int) -> CalendarDay { CalendarDay(number: 20_453 + number) }

func dollars(_ amount: Int) -> Money { Money(cents: amount * 100) }

let spinePayer = Payer(identifier: "87726", name: "First Payer")
let otherPayer = Payer(identifier: "60054", name: "Second Payer")

/// A line of $1,000 with adjustments as `CO-50 400`.
func line(
  _ code: String = "63047", billed: Int = 1000, paid: Int = 0, _ adjustments: String...,
  remarks: [String] = [], control: String? = nil, units: Double = 1, modifiers: [String] = []
) -> RemittedLine {
  RemittedLine(
    procedure: Procedure(code: code, modifiers: modifiers), billed: dollars(billed),
    paid: dollars(paid), units: units, servicePeriod: ServicePeriod(day(5)),
    lineControlNumber: control, adjustments: adjustments.map(adjustment), remarks: remarks)
}

/// Reads `CO-50 400`.
func adjustment(_ text: String) -> Adjustment {
  let parts = text.split { $0 == "-" || $0 == " " }.map(String.init)
  return Adjustment(
    group: AdjustmentGroup(rawValue: parts[0]), reason: parts[1],
    amount: dollars(Int(parts[2]) ?? 0))
}

func claim(
  _ lines: RemittedLine..., status: String = "1", number: String? = "ICN1",
  adjustments: [String] = [], remarks: [String] = [], billed: Int? = nil, paid: Int? = nil,
  original: String? = nil
) -> RemittedClaim {
  RemittedClaim(
    patientControlNumber: "P1", status: status,
    billed: billed.map(dollars) ?? lines.reduce(.zero) { $0 + $1.billed },
    paid: paid.map(dollars) ?? lines.reduce(.zero) { $0 + $1.paid }, filingIndicator: "CI",
    claimNumber: number, originalClaimNumber: original,
    adjustments: adjustments.map(adjustment), remarks: remarks, lines: lines)
}

extension RemittedClaim {
  /// Status 22: the same claim with every amount negated.
  var reversed: RemittedClaim {
    var copy = self
    copy.status = "22"
    copy.billed = -billed
    copy.paid = -paid
    copy.adjustments = adjustments.map(\.negated)
    copy.lines = lines.map { line in
      var line = line
      line.billed = -line.billed
      line.paid = -line.paid
      line.adjustments = line.adjustments.map(\.negated)
      return line
    }
    return copy
  }
}

extension Adjustment {
  var negated: Adjustment { Adjustment(group: group, reason: reason, amount: -amount) }
}

/// A payment of one claim, known on its payment day.
func payment(
  _ number: Int, _ claim: RemittedClaim, by payer: Payer = spinePayer, trace: String? = nil,
  produced: Int? = nil
) -> ClaimHistory.Adjudication {
  ClaimHistory.Adjudication(
    remittance: Remittance(
      payer: payer, payeeName: "Spine Center", payeeIdentifier: "1", traceNumber: trace ?? "T",
      originator: "1", paymentDay: day(number), productionDay: produced.map(day),
      paid: claim.paid, method: "ACH", contentDigest: trace ?? "\(number)"),
    claim: claim)
}

func recoupment(_ number: Int, _ amount: Int, reason: String = "WO", reference: String = "ICN1")
  -> ClaimHistory.Recoupment
{
  ClaimHistory.Recoupment(
    day: day(number),
    adjustment: ProviderAdjustment(
      reason: reason, reference: reference, amount: dollars(amount)))
}

func appeal(
  filed: Int, _ outcome: AppealOutcome = .pending, decided: Int? = nil, recovered: Int? = nil,
  level: Int = 1, payer: Payer = spinePayer
) -> Appeal {
  Appeal(
    payer: payer, patientControlNumber: "P1", level: level, filedDay: day(filed),
    outcome: outcome, decidedDay: decided.map(day), recovered: recovered.map(dollars))
}

func history(
  _ adjudications: ClaimHistory.Adjudication..., submissions: [SubmittedClaim] = [],
  notices: [DenialNotice] = [], appeals: [Appeal] = [], exports: [ExportedClaim] = [],
  recoupments: [ClaimHistory.Recoupment] = []
) -> ClaimHistory {
  ClaimHistory(
    patientControlNumber: "P1", submissions: submissions, adjudications: adjudications,
    notices: notices, appeals: appeals, exports: exports, recoupments: recoupments)
}

/// The contract allows $800 for a decompression and $300 for an added level.
let contract = ExpectedAllowed(
  rates: [
    ContractRate(
      payer: spinePayer, procedure: "63047", allowed: dollars(800), firstDay: day(1),
      source: "contract, exhibit B"),
    ContractRate(
      payer: spinePayer, procedure: "63048", allowed: dollars(300), firstDay: day(1),
      source: "contract, exhibit B"),
  ])

func productAdjudicator(_ expected: ExpectedAllowed = contract) throws -> Adjudicator {
  Adjudicator(catalogue: try ProductCatalogue.load(), expectedAllowed: expected)
}

extension Adjudicator {
  /// All that is known by the end of the year.
  func denials(of history: ClaimHistory) -> [Denial] { denials(of: history, asOf: day(365)) }

  func soleDenial(of history: ClaimHistory, asOf number: Int = 365) throws -> Denial {
    let denials = denials(of: history, asOf: day(number))
    try #require(denials.count == 1)
    return denials[0]
  }
}

extension Denial {
  /// The denial without what may change after its known day.
  var asFirstKnown: Denial {
    var denial = self
    denial.status = .open
    denial.decidedDay = nil
    denial.recovered = .zero
    denial.recoveryPaymentDay = nil
    denial.recoveryWitness = nil
    denial.appeals = []
    denial.contradictions = []
    // What is at stake shrinks by what is paid unasked.
    denial.denied = nil
    denial.recoverable = .unknown(reason: "left out")
    return denial
  }
}
