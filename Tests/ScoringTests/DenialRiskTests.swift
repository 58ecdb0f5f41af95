import Claims
import Scoring
import Statistics
import Testing

/// Denials foretold from the claim as it would be sent.
struct DenialRiskTests {
  private static let predictors = ClaimPredictors(
    families: ProcedureFamilies(["63047": "lumbar-decompression"]))

  private static func claim(
    _ number: Int, payer: String, authorized: Bool, sent: CalendarDay
  ) -> SubmittedClaim {
    SubmittedClaim(
      kind: .professional, patientControlNumber: "P\(number)", billed: Money(cents: 500_000),
      payer: Payer(identifier: payer, name: payer),
      authorizationNumber: authorized ? "A\(number)" : nil, submittedDay: sent,
      diagnoses: ["M48062"],
      lines: [
        SubmittedLine(procedure: Procedure(code: "63047"), billed: Money(cents: 500_000))
      ])
  }

  private static func denial(_ category: DenialCategory, known: CalendarDay) -> Denial {
    var reading = Sample.reading
    reading.category = category
    var denial = Sample.denial("d")
    denial.reading = reading
    denial.knownDay = known
    return denial
  }

  /// One claim a day; without an authorization 45 of 100 are denied for it, all else 10 of 100 for
  /// necessity. From a claim on it is those with an authorization that are denied for it.
  private static func set(_ count: Int, turnedFrom turn: Int = .max) throws -> SubmissionSet {
    var random = RandomSource(seed: 21)
    let first = Sample.day("2023-01-01")
    var builder = SubmissionSetBuilder(
      population: .firstLevel, predictors: predictors, asOf: first.adding(days: count))
    for index in 0..<count {
      let sent = first.adding(days: index)
      let authorized = random.bernoulli(0.7)
      let answer = sent.adding(days: 20)
      var denials: [Denial] = []
      if authorized == (index >= turn), random.bernoulli(0.45) {
        denials = [denial(.authorization, known: answer)]
      } else if random.bernoulli(0.1) {
        denials = [denial(.medicalNecessity, known: answer)]
      }
      builder.add(
        claim(index, payer: ["A", "B", "C"][index % 3], authorized: authorized, sent: sent),
        firstAnswer: answer, denials: denials)
    }
    return try builder.set()
  }

  @Test func `a missing authorization is found, named and priced`() throws {
    let set = try Self.set(1200)
    let model = try DenialRiskModel(
      trainingOn: set, asOf: Sample.day("2023-01-01").adding(days: 1200))
    let day = Sample.day("2026-01-01")
    let without = try model.risk(
      of: Self.predictors.row(of: Self.claim(1, payer: "A", authorized: false, sent: day)))
    let with = try model.risk(
      of: Self.predictors.row(of: Self.claim(2, payer: "A", authorized: true, sent: day)))
    // 0.45 + 0.55 × 0.1 and 0.1.
    #expect(abs(without.denied - 0.505) < 0.08)
    #expect(abs(with.denied - 0.1) < 0.05)
    #expect(without.lower < without.denied && without.denied < without.upper)
    #expect(without.likelyReason?.name == "authorization")
    #expect(with.likelyReason?.name == "medical-necessity")
  }

  @Test func `paid and the reasons add up to one, contributions to the log-odds`() throws {
    let model = try DenialRiskModel(
      trainingOn: Self.set(600), asOf: Sample.day("2023-01-01").adding(days: 600))
    let risk = try model.risk(
      of: Self.predictors.row(
        of: Self.claim(1, payer: "Z", authorized: false, sent: Sample.day("2026-01-01"))))
    #expect(abs(risk.paid + risk.reasons.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    let eta = risk.contributions.reduce(0) { $0 + $1.logOdds }
    #expect(abs(expit(eta) - risk.denied) < 1e-12)
    #expect(risk.unseenTerms.contains("payer"))
    #expect(risk.reasons.allSatisfy { $0.interval?.contains($0.probability) == true })
  }

  @Test func `it foretells later claims better than the base rate`() throws {
    let model = try DenialRiskModel(
      trainingOn: Self.set(1200), asOf: Sample.day("2023-01-01").adding(days: 1200))
    let held = try #require(model.holdout)
    #expect(held.logLoss < held.baseRateLogLoss)
    #expect(held.claims + held.trainingClaims <= model.ledger.used)
    #expect(held.reasonsRight <= held.reasonsNamed)
    #expect(held.isWorseThanBaseRate == false)
  }

  @Test func `where payers have turned round, the model is told to be worse than the base rate`()
    throws
  {
    let model = try DenialRiskModel(
      trainingOn: Self.set(1200, turnedFrom: 900),
      asOf: Sample.day("2023-01-01").adding(days: 1200))
    let held = try #require(model.holdout)
    #expect(held.logLoss > held.baseRateLogLoss)
    #expect(held.isWorseThanBaseRate == true)
  }

  @Test func `young and unanswered claims are counted apart and not taken for paid`() throws {
    let asOf = Sample.day("2025-06-01")
    var builder = SubmissionSetBuilder(
      population: .firstLevel, predictors: Self.predictors, asOf: asOf)
    let old = asOf.adding(days: -100)
    builder.add(
      Self.claim(1, payer: "A", authorized: true, sent: asOf.adding(days: -10)),
      firstAnswer: asOf.adding(days: -1), denials: [])
    builder.add(
      Self.claim(2, payer: "A", authorized: true, sent: old), firstAnswer: nil, denials: [])
    builder.add(
      Self.claim(3, payer: "A", authorized: true, sent: old), firstAnswer: old.adding(days: 20),
      denials: [])
    // Denied by a later answer, after it had been paid at first.
    builder.add(
      Self.claim(4, payer: "A", authorized: true, sent: old), firstAnswer: old.adding(days: 20),
      denials: [Self.denial(.coding, known: old.adding(days: 40))])
    let ledger = try builder.set().ledger
    #expect(ledger.immature == 1 && ledger.unanswered == 1 && ledger.paid == 2)
    #expect(ledger.submitted == ledger.immature + ledger.unanswered + ledger.used)
  }

  /// Surgeries one a day, of `payers` in turn, their claims answered alike.
  private static func set(surgeries: Int, claims: Int, payers: [String]) throws -> SubmissionSet {
    var random = RandomSource(seed: 4)
    let first = Sample.day("2023-01-01")
    var builder = SubmissionSetBuilder(
      population: .firstLevel, predictors: predictors, asOf: first.adding(days: surgeries + 60))
    for surgery in 0..<surgeries {
      let sent = first.adding(days: surgery)
      let answer = sent.adding(days: 20)
      let denials = random.bernoulli(0.3) ? [denial(.medicalNecessity, known: answer)] : []
      for part in 0..<claims {
        var claim = claim(
          10 * surgery + part, payer: payers[surgery % payers.count], authorized: true, sent: sent)
        claim.subscriber = Person(lastName: "", memberNumber: "M\(surgery)")
        claim.servicePeriod = ServicePeriod(first: sent, last: sent)
        builder.add(claim, firstAnswer: answer, denials: denials)
      }
    }
    return try builder.set()
  }

  @Test func `two claims of a surgery that come out alike tell no more than one does`() throws {
    let asOf = Sample.day("2024-06-01")
    func model(claims: Int) throws -> DenialRiskModel {
      try DenialRiskModel(
        trainingOn: Self.set(surgeries: 400, claims: claims, payers: ["A", "B"]), asOf: asOf)
    }
    let (single, double) = (try model(claims: 1), try model(claims: 2))
    #expect(single.designEffect == 1)
    #expect(abs(double.designEffect - 2) < 0.01, "\(double.designEffect)")
    let row = Self.predictors.row(
      of: Self.claim(1, payer: "A", authorized: true, sent: Sample.day("2025-01-01")))
    let (one, two) = (try single.risk(of: row), try double.risk(of: row))
    let width = { (risk: DenialRisk) in logit(risk.upper) - logit(risk.lower) }
    #expect(abs(width(two) / width(one) - 1) < 0.1, "\(width(one)) \(width(two))")
  }

  @Test func `claims that differ in nothing are refused and not a reason to stop`() throws {
    let alike = try Self.set(surgeries: 100, claims: 1, payers: ["A"])
    #expect(!alike.tellsClaimsApart)
    #expect(throws: TrainingError.refused(.constant(term: "payer"))) {
      try DenialRiskModel(trainingOn: alike, asOf: Sample.day("2024-06-01"))
    }
  }
}
