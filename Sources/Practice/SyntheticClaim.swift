import Claims
import Statistics

/// One claim of a simulated surgery, before any payer saw it.
struct SyntheticClaim: Sendable {
  struct Line: Sendable {
    let code: String
    let charge: Int
    /// What the payer would allow, in cents.
    let allowed: Int
  }

  let number: String
  let isFacility: Bool
  let payer: SyntheticPayer
  let payerIndex: Int
  let surgery: Surgery
  let hasAddedLevel: Bool
  let lines: [Line]
  let patient: Person
  let birthYear: Int
  let surgeon: Int
  let serviceDay: CalendarDay
  let submittedDay: CalendarDay
  /// Documents on file, 0...6: what drives appeals, and their outcome.
  let documents: Int
  let hasAuthorization: Bool
  /// ICD-10-CM codes as sent, principal first.
  let diagnoses: [String]

  /// SG marks the surgery center's own part, which has another price than the surgeon's.
  var modifier: String? { isFacility ? "SG" : nil }
  var charge: Int { lines.reduce(0) { $0 + $1.charge } }
  var allowed: Int { lines.reduce(0) { $0 + $1.allowed } }
}

/// Makes the two claims of each surgery, each surgery from a stream of its own.
struct CaseMaker: Sendable {
  let settings: PracticeSettings
  private let flaws: PracticeTruth.Flaws
  private let source: RandomSource

  init(_ settings: PracticeSettings, flaws: PracticeTruth.Flaws) {
    self.settings = settings
    self.flaws = flaws
    source = RandomSource(seed: settings.seed)
  }

  var cases: Int { (settings.claims + 1) / 2 }

  /// The claims of a surgery, and the source its payers' decisions are drawn from.
  func claims(ofCase index: Int) -> (claims: [SyntheticClaim], random: RandomSource) {
    var random = source.stream(UInt64(index))
    let payerIndex = random.categorical(SyntheticPayer.all.map(\.share))
    let payer = SyntheticPayer.all[payerIndex]
    let surgery = Surgery.all[random.categorical(Surgery.all.map(\.share))]
    let hasAddedLevel = surgery.hasAddedLevel && random.bernoulli(0.4)
    let serviceDay = serviceDay(index, &random)
    let patient = patient(index, &random)
    let documents = min(
      6, max(0, Int((random.normal(mean: 3.2, standardDeviation: 1.5)).rounded())))
    let birthYear = 1940 + Int(random.uniform() * 50)
    let surgeon = random.categorical([0.3, 0.25, 0.2, 0.12, 0.08, 0.05])
    let isAuthorized = !random.bernoulli(flaws.authorizationMissingShare)
    let isUnspecified = random.bernoulli(flaws.unspecifiedDiagnosisShare)
    let submitted = serviceDay.adding(days: 2 + Int(random.uniform() * 6))
    let claims = [true, false].prefix(2 * index + 2 > settings.claims ? 1 : 2).map { isFacility in
      SyntheticClaim(
        number: "\(isFacility ? "F" : "S")\(100_000 + index)", isFacility: isFacility,
        payer: payer, payerIndex: payerIndex, surgery: surgery, hasAddedLevel: hasAddedLevel,
        lines: Self.lines(surgery, payer, isFacility, hasAddedLevel), patient: patient,
        birthYear: birthYear, surgeon: surgeon, serviceDay: serviceDay, submittedDay: submitted,
        documents: documents, hasAuthorization: isAuthorized,
        diagnoses: isUnspecified ? [Surgery.unspecifiedDiagnosis] : surgery.diagnoses)
    }
    return (claims, random)
  }

  /// Surgeries follow one another through the months; each falls on a weekday.
  private func serviceDay(_ index: Int, _ random: inout RandomSource) -> CalendarDay {
    let share = (Double(index) + random.uniform()) / Double(cases)
    let day = settings.firstDay.adding(days: Int(share * Double(settings.days)))
    return day.weekday <= 5 ? day : day.adding(days: 5 - day.weekday)
  }

  private func patient(_ index: Int, _ random: inout RandomSource) -> Person {
    let last = ["ASHLING", "BRAMWELL", "CORDERY", "DUNMORE", "ELLSWICK", "FARROWAY", "GANTRY"]
    let first = ["ALDER", "BIRCH", "CEDAR", "ELM", "HAZEL", "LINDEN", "ROWAN", "WILLOW"]
    return Person(
      lastName: "SYN\(last[Int(random.uniform() * Double(last.count))])",
      firstName: first[Int(random.uniform() * Double(first.count))],
      memberNumber: "SYN\(1_000_000 + index)")
  }

  private static func lines(
    _ surgery: Surgery, _ payer: SyntheticPayer, _ isFacility: Bool, _ hasAddedLevel: Bool
  ) -> [SyntheticClaim.Line] {
    let used =
      surgery.hasAddedLevel && !hasAddedLevel ? surgery.lines.dropLast() : surgery.lines[...]
    return used.compactMap { line in
      let dollars = isFacility ? line.facility : line.surgeon
      guard dollars > 0 else { return nil }
      return SyntheticClaim.Line(
        code: line.code, charge: dollars * Surgery.chargeFactor * 100,
        allowed: Int((Double(dollars) * payer.rate * 100).rounded()))
    }
  }
}
