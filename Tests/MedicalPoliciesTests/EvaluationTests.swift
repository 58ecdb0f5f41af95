import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

/// Single rules, on the criteria of the example case: K1 is six weeks of in-person therapy within
/// 365 days, D moderate stenosis at the requested level.
struct EvaluationTests {
  private static let therapy = FactPath("conservative.pt_in_person.weeks")
  private static let stenosis = FactPath("imaging.stenosis_grade")

  @Test(arguments: [
    (5.9, "weeks", Verdict.notMet), (6, "weeks", .met), (41, "days", .notMet), (42, "days", .met),
    (1.38, "months", .notMet), (1.5, "months", .met), (12, "visits", .unknown),
  ])
  func `nothing is rounded up, months are 30.4 days, visits no weeks`(
    value: Double, unit: String, expected: Verdict
  ) throws {
    let fact = Fact(Self.therapy, .number(value, unit: unit), lastDay: try day("2026-04-28"))
    #expect(try verdict("K1", [fact]) == expected)
  }

  @Test(arguments: [
    (Fact.Assertion.present, Verdict.met), (.planned, .unknown), (.possible, .unknown),
    (.conditional, .unknown), (.declined, .notMet), (.absent, .notMet),
  ])
  func `only what is present meets`(assertion: Fact.Assertion, expected: Verdict) throws {
    let fact = Fact(
      Self.therapy, .number(8, unit: "weeks"), assertion: assertion,
      lastDay: try day("2026-04-28"))
    #expect(try verdict("K1", [fact]) == expected)
  }

  @Test(arguments: [
    ("2025-08-20", Verdict.met), ("2025-08-19", .notMet), ("2026-08-20", .met),
    ("2026-08-21", .unknown),
  ])
  func `a window runs back from the request day and both ends count`(
    last: String, expected: Verdict
  ) throws {
    let fact = Fact(Self.therapy, .number(8, unit: "weeks"), lastDay: try day(last))
    #expect(try verdict("K1", [fact]) == expected)
  }

  @Test func `evidence without a day is not inside a window`() throws {
    #expect(try verdict("K1", [Fact(Self.therapy, .number(8, unit: "weeks"))]) == .unknown)
  }

  @Test(arguments: [
    (["naproxen"], Verdict.met), (["NSAIDs"], .met), (["Tylenol"], .met), (["nortriptyline"], .met),
    (["gabapentin"], .unknown), (["Flexeril", "Norco"], .unknown), (["gabapentin", "Mobic"], .met),
  ])
  func `only a medicine of a class that the policy names is a trial`(
    names: [String], expected: Verdict
  ) throws {
    let fact = Fact(
      FactPath("conservative.rx_any"), .words(names), lastDay: try day("2026-04-28"))
    #expect(try verdict("K2", [fact]) == expected)
  }

  @Test func `another medicine neither proves nor denies, and is not cited`() throws {
    let path = FactPath("conservative.rx_any")
    let gabapentin = Fact(path, .words(["gabapentin"]), lastDay: try day("2026-05-28"))
    let naproxen = Fact(path, .words(["naproxen"]), lastDay: try day("2026-04-28"))
    let request = try request()
    let found = try #require(try evaluate([gabapentin, naproxen], request).criterion("K2"))
    #expect(found.verdict == .met && found.facts == [naproxen])
    let alone = try #require(try evaluate([gabapentin], request).criterion("K2"))
    #expect(alone.reason.contains("gabapentin") && alone.reason.contains("anti-inflammatories"))
  }

  @Test func `weeks that their days do not bear out are unknown`() throws {
    let fact = Fact(
      Self.therapy, .number(8, unit: "weeks"), firstDay: try day("2026-04-10"),
      lastDay: try day("2026-04-28"))
    #expect(try verdict("K1", [fact]) == .unknown)
  }

  @Test func `two short courses are not added`() throws {
    let courses = try ["2026-02-01", "2026-04-28"].map {
      Fact(Self.therapy, .number(3.5, unit: "weeks"), lastDay: try day($0))
    }
    #expect(try verdict("K1", courses) == .unknown)
    #expect(try verdict("K1", [courses[0]]) == .notMet)
  }

  @Test(arguments: [
    (StenosisGrade.mildModerate, Verdict.notMet), (.moderate, .met), (.moderateSevere, .met),
  ])
  func `mild to moderate is not moderate`(grade: StenosisGrade, expected: Verdict) throws {
    #expect(try verdict("D", [stenosis(grade)]) == expected)
  }

  @Test func `a finding at another level is a conflict, and none at all is unknown`() throws {
    #expect(try verdict("D", [stenosis(.severe, level: "L3-4")]) == .conflict)
    #expect(try verdict("D", [stenosis(.mild, level: "L3-4")]) == .unknown)
    #expect(try verdict("D", [stenosis(.severe, level: nil)]) == .unknown)
  }

  @Test func `every requested level must have it`() throws {
    let request = try request(levels: ["L3-4", "L4-5"])
    let both = [stenosis(.severe), stenosis(.moderate, level: "L3-4")]
    #expect(try verdict("D", both, request) == .met)
    #expect(try verdict("D", [stenosis(.severe)], request) == .unknown)
    #expect(
      try verdict("D", [stenosis(.severe), stenosis(.mild, level: "L3-4")], request) == .notMet)
  }

  @Test func `a finding on the other side is a conflict`() throws {
    let left = stenosis(.severe, side: .left)
    #expect(try verdict("D", [left], request(side: .left)) == .met)
    #expect(try verdict("D", [left], request(side: .right)) == .conflict)
    #expect(try verdict("D", [left], request(side: .bilateral)) == .unknown)
    #expect(try verdict("D", [left], request(side: SurgeryRequest.RequestedSide.none)) == .met)
    #expect(
      try verdict("D", [left, stenosis(.severe, side: .right)], request(side: .bilateral)) == .met)
  }

  @Test func `a request without level or side leaves findings unknown and asks for them`() throws {
    let noLevel = try evaluate([stenosis(.severe)], request(levels: [])).criterion("D")
    #expect(noLevel?.verdict == .unknown)
    #expect(noLevel?.question?.hasPrefix("Which levels are requested?") == true)
    let noSide = try evaluate([stenosis(.severe, side: .left)], request(side: nil)).criterion("D")
    #expect(noSide?.verdict == .unknown)
    #expect(noSide?.question?.hasPrefix("Which side is requested?") == true)
  }

  @Test(arguments: [
    (Fact.Concordance.agrees, Verdict.met), (.disagrees, .conflict), (.cannotTell, .unknown),
  ])
  func `a finding must agree with symptoms and examination`(
    concordance: Fact.Concordance, expected: Verdict
  ) throws {
    #expect(try verdict("D", [stenosis(.severe, concordance: concordance)]) == expected)
  }

  @Test func `a conflict anywhere stops the letter even where another path is met`() throws {
    var fact = stenosis(.severe)
    fact.isConflict = true
    let evaluation = try evaluate([fact], request())
    #expect(evaluation.criterion("D")?.verdict == .conflict)
    #expect(evaluation.conflicts.map(\.criterion.id) == ["D"])
  }

  @Test func `the later finding counts, and two of one day contradict each other`() throws {
    let path = FactPath("symptom.radicular_or_claudication")
    let before = Fact(path, .truth(true), lastDay: try day("2026-01-01"))
    let after = Fact(path, .truth(false), lastDay: try day("2026-08-01"))
    #expect(try verdict("B", [before, after]) == .notMet)
    #expect(try verdict("B", [after, before]) == .notMet)
    let same = Fact(path, .truth(true), lastDay: try day("2026-08-01"))
    #expect(try verdict("B", [after, same]) == .conflict)
  }

  @Test func `an alternative fact meets, at the same level and side`() throws {
    var other = Fact(FactPath("imaging.neural_compression"), .truth(true))
    other.level = SpinalLevel("L4-5")
    other.concordance = .agrees
    #expect(try verdict("D", [stenosis(.mild), other]) == .met)
    other.concordance = .cannotTell
    #expect(try verdict("D", [stenosis(.mild), other]) == .unknown)
  }

  @Test(arguments: ["neuro.cauda_equina", "neuro.bowel_bladder", "urgent.infection"])
  func `a red flag, even a possible one, stops for safety`(path: String) throws {
    for assertion in [Fact.Assertion.present, .possible] {
      let facts = [Fact(FactPath(path), .truth(true), assertion: assertion)]
      #expect(try evaluate(facts, request()).safetyStops.map(\.assertion) == [assertion])
    }
    let denied = [Fact(FactPath(path), assertion: .absent), Fact(FactPath(path), .truth(false))]
    #expect(try evaluate(denied, request()).safetyStops.isEmpty)
  }

  @Test func `strength of three is severe, four minus waives without a stop`() throws {
    let path = FactPath("neuro.motor_mrc_min")
    #expect(
      try evaluate([Fact(path, .motor(.three))], request()).safetyStops.map(\.path) == [path])
    let weak = try evaluate([Fact(path, .motor(.fourMinus))], request())
    #expect(weak.safetyStops.isEmpty)
    #expect(weak.waivers.allSatisfy { $0.hasFired })
  }

  // MARK: - The sample

  private func evaluate(_ facts: [Fact], _ request: SurgeryRequest) throws -> Evaluation {
    let library = try Samples.library()
    let policy = try #require(library[uid: "aetna-cpb-0743@2026-07-30"])
    let pathway = try #require(policy.pathway("lumbar-decompression"))
    return Evaluation(
      of: pathway, in: policy, request: request, facts: ChartFacts(facts), library: library)
  }

  private func verdict(
    _ id: String, _ facts: [Fact], _ request: SurgeryRequest? = nil
  ) throws -> Verdict? {
    try evaluate(facts, request ?? self.request()).criterion(id)?.verdict
  }

  private func request(
    levels: [String] = ["L4-5"], side: SurgeryRequest.RequestedSide? = .bilateral
  ) throws -> SurgeryRequest {
    SurgeryRequest(
      day: try day("2026-08-20"), procedureCodes: ["63047"],
      levels: levels.compactMap { SpinalLevel($0) }, side: side, diagnosisCodes: ["M48.062"])
  }

  private func stenosis(
    _ grade: StenosisGrade, level: String? = "L4-5", side: Side? = nil,
    concordance: Fact.Concordance = .agrees
  ) -> Fact {
    Fact(
      Self.stenosis, .stenosis(grade), level: level.flatMap { SpinalLevel($0) }, side: side,
      concordance: concordance)
  }

  private func day(_ text: String) throws -> CalendarDay { try Samples.day(text) }
}
