import Claims
import ClinicalRecords
import MedicalPolicies
import Testing

struct LibraryTests {
  @Test func `every policy of the product loads`() throws {
    let library = try Samples.library()
    #expect(library.policies.count == 27)
    #expect(library.policies.flatMap(\.pathways).count == 47)
    #expect(!library.directory.isEmpty)
  }

  @Test func `every fact a policy asks for is in the catalogue, with a document to ask for`() throws
  {
    let library = try Samples.library()
    for criterion in library.policies.flatMap(\.pathways).flatMap(\.criteria) {
      let paths =
        [criterion.fact, criterion.unlessFact, criterion.alternativeFact, criterion.appliesIf]
        + criterion.conditions.map(\.fact)
      for path in paths.compactMap(\.self) {
        #expect(library.facts[path]?.document.isEmpty == false, "\(path.rawValue)")
      }
    }
  }

  @Test func `an empty chart proves nothing and disproves nothing`() throws {
    let library = try Samples.library()
    for policy in library.policies {
      for pathway in policy.pathways {
        let evaluation = Evaluation(
          of: pathway, in: policy, request: try request(pathway), facts: ChartFacts(),
          library: library)
        #expect(evaluation.result == .unknown, "\(policy.uid) \(pathway.id)")
        #expect(evaluation.criteria.allSatisfy { $0.verdict == .unknown && $0.question != nil })
        #expect(evaluation.safetyStops.isEmpty && evaluation.conflicts.isEmpty)
      }
    }
  }

  @Test func `one more supporting fact never turns a criterion that is met`() throws {
    let library = try Samples.library()
    for policy in library.policies {
      for pathway in policy.pathways {
        let request = try request(pathway)
        var chart = ChartFacts()
        var before = Evaluation(
          of: pathway, in: policy, request: request, facts: chart, library: library)
        for criterion in pathway.root.criteria {
          for fact in supporting(criterion, request) { chart.add(fact) }
          let after = Evaluation(
            of: pathway, in: policy, request: request, facts: chart, library: library)
          for verdict in before.criteria where verdict.verdict.truth == true {
            let now = after.criterion(verdict.criterion.id)
            // A criterion of the opposite sense may share the fact.
            if now?.criterion.fact == criterion.fact { continue }
            #expect(now?.verdict.truth == true, "\(policy.uid) \(verdict.criterion.id)")
          }
          before = after
        }
      }
    }
  }

  @Test func `a chart that shows everything meets every criterion it can`() throws {
    let library = try Samples.library()
    for policy in library.policies {
      for pathway in policy.pathways {
        let request = try request(pathway)
        for criterion in pathway.root.criteria {
          if case .policyMet = criterion.test { continue }
          let evaluation = Evaluation(
            of: pathway, in: policy, request: request,
            facts: ChartFacts(supporting(criterion, request)), library: library)
          let verdict = evaluation.criterion(criterion.id)
          #expect(
            verdict?.verdict.truth == true,
            "\(policy.uid) \(criterion.id): \(verdict?.reason ?? "")")
        }
      }
    }
  }

  @Test func `a decompression policy decides the criterion of the fusion policy`() throws {
    let library = try Samples.library()
    let fusion = try #require(library[uid: "cigna-evicore-cmm-609@v1.0.2026"])
    let pathway = try #require(fusion.pathway("609.4-actual-instability"))
    let inner = try #require(library[uid: "evicore-cmm-608@undated"]?.pathway("initial"))
    let request = try request(pathway)
    let facts = inner.root.criteria.flatMap { supporting($0, request) }
    let met = Evaluation(
      of: pathway, in: fusion, request: request, facts: ChartFacts(facts), library: library)
    #expect(met.criterion("DEC")?.verdict == .met)
    #expect(met.criterion("DEC")?.facts.isEmpty == false)
  }

  // MARK: - Charts made to meet

  private func request(_ pathway: Pathway) throws -> SurgeryRequest {
    SurgeryRequest(
      day: try Samples.day("2026-09-01"), procedureCodes: pathway.procedureCodes,
      levels: [SpinalLevel("L4-5")].compactMap(\.self), side: .left)
  }

  private func supporting(_ criterion: Criterion, _ request: SurgeryRequest) -> [Fact] {
    let tests =
      [(criterion.fact, criterion.test)] + criterion.conditions.map { ($0.fact, $0.test) }
    return tests.map { path, test in
      Fact(
        path, value(test), firstDay: nil, lastDay: request.day.adding(days: -20),
        level: request.levels.first, side: .left, concordance: .agrees)
    }
    .map { criterion.spanDays == nil ? $0 : $0.within(days: 30) }
  }

  private func value(_ test: CriterionTest) -> FactValue? {
    switch test {
    case .isTrue: .truth(true)
    case .isFalse: .truth(false)
    case .documented: .words(["something"])
    case .number(let comparison, let limit, let unit):
      .number(comparison.isLowerBound ? limit + 1 : limit - 1, unit: unit.rawValue)
    case .between(let low, let high, let unit): .number((low + high) / 2, unit: unit.rawValue)
    case .motor(let comparison, _): .motor(comparison.isLowerBound ? .five : .zero)
    case .stenosis(let comparison, _): .stenosis(comparison.isLowerBound ? .severe : .none)
    case .choice(let words): .choice(words[0])
    case .contains(let words): .words(words)
    case .medicine: .words(["naproxen"])
    case .policyMet: nil
    }
  }
}

extension Fact {
  fileprivate func within(days: Int) -> Fact {
    var fact = self
    fact.firstDay = lastDay?.adding(days: 1 - days)
    return fact
  }
}
