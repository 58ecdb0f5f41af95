import Claims
import Scoring
import Statistics

/// Denials and cases made for these tests.
enum Sample {
  static let reading = ReasonReading(
    category: .medicalNecessity, route: .clinicalAppeal, isAppealable: true,
    name: "not medically necessary", expectedDocuments: [], verification: .primary,
    source: "test")

  static func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("a test names a day wrongly") }
    return day
  }

  static func denial(
    _ key: String = "d", status: Denial.Status = .open, decided: String? = nil,
    appeals: [Appeal] = [], recoverable: Estimate<Money> = .unknown(reason: "test"),
    recovered: Money = .zero, witness: Denial.RecoveryWitness? = .remittances,
    isSynthetic: Bool = false
  ) -> Denial {
    Denial(
      key: key, origin: .remittance, isSynthetic: isSynthetic,
      payer: Payer(identifier: "P1", name: "Payer"), lineOfBusiness: .commercial,
      patientControlNumber: key, reason: "50", reading: reading, knownDay: day("2025-01-10"),
      denied: Money(cents: 2_000_000), recoverable: recoverable, status: status,
      decidedDay: decided.map(day), recovered: recovered, recoveryWitness: witness,
      appeals: appeals)
  }

  static func appeal(
    filed: String, outcome: AppealOutcome = .pending, decided: String? = nil, level: Int = 1
  ) -> Appeal {
    Appeal(
      payer: Payer(identifier: "P1", name: "Payer"), patientControlNumber: "d", level: level,
      filedDay: day(filed), outcome: outcome, decidedDay: decided.map(day))
  }

  static func trainingSet(
    _ denials: [Denial], asOf: String = "2025-12-31", horizonDays: Int = 120
  ) -> TrainingSet {
    TrainingSet(
      denials: denials, population: .firstLevel,
      predictors: Predictors(families: ProcedureFamilies([:])), asOf: day(asOf),
      horizonDays: horizonDays)
  }

  /// Cases filed one a day from 2024-01-01, with a true effect of `x` on the log-odds.
  static func cases(_ count: Int, effect: Double = 1, horizonDays: Int = 30) -> [Observation] {
    var random = RandomSource(seed: 7)
    return (0..<count).map { index in
      let x = random.normal()
      let filed = day("2024-01-01").adding(days: index)
      return Observation(
        caseName: "case \(index)",
        row: DesignRow(numbers: ["x": x], levels: ["payer": index.isMultiple(of: 3) ? "A" : "B"]),
        isOverturned: random.bernoulli(expit(effect * x)), startDay: filed,
        labelDay: filed.adding(days: horizonDays), payer: "A", category: "medical-necessity",
        amount: nil)
    }
  }
}
