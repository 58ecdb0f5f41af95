import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// The rules beside a criterion's test, on the policies that have them. The request day is
/// 2026-09-01.
struct SideRuleTests {
  @Test(arguments: [
    (nil, Verdict.unknown), ((4.0, 20), .met), ((10.0, 42), .met), ((10.1, 20), .notMet),
    ((4.0, 43), .unknown),
  ])
  func `weeks without nicotine need a cotinine result, low and recent`(
    lab: (Double, Int)?, expected: Verdict
  ) throws {
    var facts = [fact("tobacco.nicotine_free_weeks", .number(8, unit: "weeks"))]
    if let lab {
      facts.append(
        try fact("labs.cotinine_ng_ml", .number(lab.0, unit: "ng/mL"), daysAgo: lab.1))
    }
    let criterion = try evaluate(
      "aetna-cpb-0743@2026-07-30", "lumbar-fusion-spondylolisthesis", facts
    ).criterion("NIC")
    #expect(criterion?.verdict == expected)
    if expected == .unknown {
      #expect(criterion?.question?.contains("10 ng/mL, from 2026-07-21 on") == true)
    }
  }

  @Test func `who never smoked needs no cotinine`() throws {
    let evaluation = try evaluate(
      "cigna-evicore-cmm-609@v1.0.2026", "609.5-isthmic",
      [fact("tobacco.never_smoker", .truth(true))])
    #expect(evaluation.criterion("NIC")?.verdict == .met)
  }

  @Test(
    arguments: [
      (nil, nil, Verdict.unknown), (false, nil, .waived), (true, nil, .unknown), (true, 7.9, .met),
      (true, 8.0, .notMet), (nil, 8.0, .unknown), (nil, 7.9, .met),
    ] as [(Bool?, Double?, Verdict)])
  func `a laboratory value for diabetics is asked of diabetics`(
    diabetic: Bool?, value: Double?, expected: Verdict
  ) throws {
    let facts =
      [diabetic.map { fact("patient.diabetic", .truth($0)) }]
      + [value.map { fact("labs.hba1c", .number($0, unit: "percent")) }]
    let evaluation = try evaluate(
      "aetna-cpb-0743@2026-07-30", "lumbar-fusion-spondylolisthesis", facts.compactMap(\.self))
    #expect(evaluation.criterion("A1C")?.verdict == expected)
  }

  @Test func `a contraindication excuses and claims nothing`() throws {
    let evaluation = try evaluate(
      "cigna-evicore-cmm-601@v1.0.2026", "601.4-radiculopathy",
      [fact("conservative.exercise.contraindicated", .truth(true))])
    #expect(evaluation.criterion("K2")?.verdict == .waived)
  }

  @Test func `a hard stop decides alone`() throws {
    let old = try evaluate(
      "cms-ncd-150.10", "age_gate", [fact("patient.age", .number(61, unit: "years"))])
    #expect(old.result == .notMet)
    #expect(old.criterion("A1")?.criterion.isHardStop == true)
  }

  @Test(arguments: [(40.0, Verdict.unknown), (40.1, .notMet)])
  func `an exclusion that is met rules out, one that is not only does not`(
    bodyMass: Double, expected: Verdict
  ) throws {
    let evaluation = try evaluate(
      "cms-lcd-L38033@undated", "single_level",
      [fact("patient.bmi", .number(bodyMass, unit: "kg/m2"))])
    #expect(evaluation.result == expected)
  }

  @Test(arguments: [(12.0, 42, Verdict.met), (12, 60, .unknown), (8, 42, .notMet)])
  func `visits count within their span`(visits: Double, days: Int, expected: Verdict) throws {
    var therapy = try fact("conservative.pt.visits", .number(visits, unit: "visits"), daysAgo: 30)
    therapy.firstDay = therapy.lastDay?.adding(days: 1 - days)
    let evaluation = try evaluate("selecthealth-622@2025-11-21", "general", [therapy])
    #expect(evaluation.criterion("A")?.verdict == expected)
  }

  @Test func `three months without a break are one course`() throws {
    func verdict(_ facts: [Fact]) throws -> Verdict? {
      try evaluate("cigna-evicore-cmm-609@v1.0.2026", "609.5-isthmic", facts)
        .criterion("K1")?.verdict
    }
    func course(_ weeks: Double, days: Int) throws -> Fact {
      var fact = try fact(
        "conservative.rx_analgesic.weeks", .number(weeks, unit: "weeks"), daysAgo: 30)
      fact.firstDay = fact.lastDay?.adding(days: 1 - days)
      return fact
    }
    #expect(try verdict([course(13, days: 91)]) == .met)
    #expect(try verdict([course(13, days: 150)]) == .unknown)
    #expect(try verdict([course(7, days: 49), course(7, days: 50)]) == .notMet)
  }

  @Test func `which root is weak decides the waiver`() throws {
    func fires(_ path: String) throws -> Bool? {
      try evaluate("bcbssc-cam-161@undated", "microdiscectomy", [fact(path, .motor(.three))])
        .waivers.first?.hasFired
    }
    #expect(try fires("neuro.motor_mrc.L5S1") == false)
    #expect(try fires("neuro.motor_mrc.L3L4") == true)
  }

  @Test func `only possible weakness waives nothing`() throws {
    var weakness = fact("neuro.myelopathy", .truth(true))
    weakness.assertion = .possible
    let evaluation = try evaluate(
      "aetna-cpb-0743@2026-07-30", "lumbar-decompression", [weakness])
    #expect(evaluation.waivers.map(\.hasFired) == [false])
    #expect(evaluation.criterion("K1")?.verdict == .unknown)
  }

  @Test func `unverified criteria are told apart`() throws {
    let evaluation = try evaluate("evicore-cmm-608@undated", "initial", [])
    #expect(evaluation.unverified.map(\.criterion.id) == ["K3"])
    #expect(evaluation.criterion("K3")?.effective == nil)
  }

  // MARK: - The sample

  private func fact(_ path: String, _ value: FactValue) -> Fact { Fact(FactPath(path), value) }

  private func fact(_ path: String, _ value: FactValue, daysAgo: Int) throws -> Fact {
    Fact(FactPath(path), value, lastDay: try Samples.day("2026-09-01").adding(days: -daysAgo))
  }

  private func evaluate(_ uid: String, _ id: String, _ facts: [Fact]) throws -> Evaluation {
    let library = try Samples.library()
    let policy = try #require(library[uid: uid])
    let pathway = try #require(policy.pathway(id))
    let request = SurgeryRequest(
      day: try Samples.day("2026-09-01"), procedureCodes: pathway.procedureCodes,
      levels: [SpinalLevel("L4-5")].compactMap(\.self), side: .left)
    return Evaluation(
      of: pathway, in: policy, request: request, facts: ChartFacts(facts), library: library)
  }
}
