import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

struct ChecklistTests {
  @Test func `the one document that decides comes first`() throws {
    var sample = SampleCase()
    sample.facts.removeAll { $0.path == FactPath("conservative.pt_in_person.weeks") }
    let first = try #require(try sample.checklist().items.first)
    #expect(first.urgency == .decisive)
    #expect(first.criterion?.contains("K1") == true)
    #expect(first.question.contains("physical therapy"))
  }

  @Test func `a red flag is before everything`() throws {
    var sample = SampleCase()
    sample.facts = [
      Fact(
        FactPath("neuro.cauda_equina"), .truth(true),
        support: [SampleChart.quote("EHL 4/5 right", SampleChart.office)])
    ]
    #expect(try sample.checklist().items.first?.urgency == .safety)
  }

  @Test func `an empty chart gives questions and no crash`() throws {
    var sample = SampleCase()
    sample.facts = []
    sample.documents = []
    let items = try sample.checklist().items
    #expect(items.count >= 6)
    #expect(items.map(\.urgency) == items.map(\.urgency).sorted())
  }

  @Test func `it can be asked before any denial`() throws {
    var sample = SampleCase()
    sample.hasLetter = false
    #expect(!(try sample.checklist().items.contains { $0.urgency == .filing }))
  }

  @Test func `a documented case lacks only the payer's wording and recommendations`() throws {
    let urgencies = Set(try SampleCase().checklist().items.map(\.urgency))
    #expect(urgencies.isSubset(of: [.wording, .recommended]))
  }

  @Test func `what the letter does not say about its clocks is asked`() throws {
    var sample = SampleCase()
    sample.letter = SampleLetters.withOrders
    let questions = try sample.checklist().items.filter { $0.urgency == .filing }
    #expect(questions.contains { $0.question.hasPrefix("By when must the appeal be filed?") })
    #expect(questions.contains { $0.question.hasPrefix("Which policy was applied?") })
  }

  @Test func `a case without a policy still gives a checklist`() throws {
    var sample = SampleCase()
    sample.policy = "none"
    #expect(try sample.checklist().report.title.contains("63047"))
  }

  private func cells(_ checklist: Checklist, _ column: String) throws -> [Cell] {
    let tables = checklist.report.blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let table = try #require(tables.first)
    let place = try #require(table.columns.firstIndex { $0.title == column })
    return table.rows.map { $0.cells[place] }
  }

  @Test func `only an answer that settles a requirement has a worth`() throws {
    var sample = SampleCase()
    sample.facts.removeAll { $0.path == FactPath("conservative.pt_in_person.weeks") }
    let worth = Checklist.Worth(
      now: 0.5, ifMet: 0.6, ifNotMet: 0.4, gainEnds: .init(lower: -0.01, upper: 0.2),
      chanceMet: .estimated(0.75, basis: "75 of 100"),
      netIfMet: .estimated(Money(cents: 80_000), basis: "x"),
      net: .estimated(Money(cents: 59_500), basis: "x"), cost: Money(cents: 2_000),
      isCostAssumed: true)
    let checklist = try sample.checklist(value: .learned(worth))
    let open = checklist.items.map(\.settles)
    #expect(open.first == true && open.count(where: \.self) == 1)
    let nets = try cells(checklist, "Expected net")
    #expect(nets[0] == .dollars(cents: 59_500, mark: .estimated))
    #expect(nets.dropFirst().allSatisfy { $0 == .empty })
    let words = String(describing: checklist.report.blocks)
    for part in ["50.0 %", "60.0 % (90 % 49.0 % to 70.0 %: could be chance)", "-$20.00", "assumed"]
    {
      #expect(words.contains(part))
    }
  }

  @Test func `nothing learned is unknown and moves no question`() throws {
    var sample = SampleCase()
    sample.facts.removeAll { $0.path == FactPath("conservative.pt_in_person.weeks") }
    let plain = try sample.checklist()
    let checklist = try sample.checklist(value: .unknown(reason: "no model is in force"))
    #expect(checklist.items == plain.items)
    #expect(try cells(checklist, "Expected net")[0] == .unknown)
    #expect(String(describing: checklist.report.blocks).contains("no model is in force"))
  }

  @Test func `how often a document shows it unknown, only the two ends are told`() throws {
    let worth = Checklist.Worth(
      now: 0.5, ifMet: 0.6, ifNotMet: nil, gainEnds: nil, chanceMet: .unknown(reason: "3 settled"),
      netIfMet: .estimated(Money(cents: 80_000), basis: "x"), net: .unknown(reason: "3 settled"),
      cost: Money(cents: 2_000), isCostAssumed: false)
    var sample = SampleCase()
    let complete = try sample.checklist(value: .learned(worth))
    #expect(try complete.report == sample.checklist().report)
    sample.facts.removeAll { $0.path == FactPath("conservative.pt_in_person.weeks") }
    let words = String(describing: try sample.checklist(value: .learned(worth)).report.blocks)
    #expect(words.contains("$800.00 (estimated) if it shows it and -$20.00 if not"))
    #expect(words.contains("unknown: 3 settled"))
  }
}
