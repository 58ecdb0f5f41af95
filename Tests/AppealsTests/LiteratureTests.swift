import Appeals
import Claims
import Foundation
import Testing

struct LiteratureTests {
  private let slipPatient = StudyPopulation(
    diagnoses: [.stenosis], slip: .stable, symptomWeeks: 40, age: 68, families: ["lumbar-fusion"])

  @Test func `only what was read is cited`() throws {
    let literature = try Product.literature()
    for study in literature.studies where study.verification != .primary {
      #expect(!study.isCitable)
      var patient = slipPatient
      patient.families = study.supports
      patient.diagnoses = [study.diagnosis]
      #expect(!literature.supporting(patient).contains(study))
    }
    #expect(literature.studies.count { $0.verification != .primary } >= 8)
  }

  @Test func `a study of stable slips is for a stable slip in its ages`() throws {
    let literature = try Product.literature()
    #expect(literature.supporting(slipPatient).map(\.id).contains("ghogawala-2016"))
    for change: (inout StudyPopulation) -> Void in [
      { $0.age = 81 }, { $0.age = nil }, { $0.slip = .yes }, { $0.slip = nil },
      { $0.diagnoses = [.herniation] },
    ] {
      var patient = slipPatient
      change(&patient)
      #expect(!literature.supporting(patient).map(\.id).contains("ghogawala-2016"))
    }
  }

  @Test func `a study that excluded slips is not cited where the record is silent about one`()
    throws
  {
    let literature = try Product.literature()
    var patient = StudyPopulation(
      diagnoses: [.stenosis], slip: nil, symptomWeeks: 78, age: 68,
      families: ["lumbar-decompression"])
    #expect(!literature.supporting(patient).map(\.id).contains("sport-stenosis-2y"))
    patient.slip = .no
    #expect(literature.supporting(patient).map(\.id).contains("sport-stenosis-2y"))
  }

  @Test func `a fusion is not argued with a trial against fusion, which the card shows`() throws {
    let literature = try Product.literature()
    let supporting = literature.supporting(slipPatient).map(\.id)
    #expect(!supporting.contains("forsth-2016") && !supporting.contains("nordsten-ds-2021"))
    #expect(literature.adverse(slipPatient).map(\.id).contains("forsth-2016"))
  }

  @Test func `a row with a word that a column does not know is refused by name`() throws {
    var row = try #require(try Product.rows("literature.csv").first)
    row["slip"] = "maybe"
    #expect(throws: LiteratureError.self) { try Literature(rows: [row]) }
    row["slip"] = ""
    #expect(throws: LiteratureError.repeatedID(study: "sport-stenosis-2y")) {
      try Literature(rows: [row, row])
    }
  }

  @Test func `every objection has its number, its words and what not to say`() throws {
    let book = try Product.objections()
    #expect(book.objections.map(\.number) == Array(1...22))
    #expect(book.objections.allSatisfy { !$0.asks.isEmpty && !$0.needs.isEmpty })
    #expect(book.objections.allSatisfy { !$0.doNotSay.isEmpty })
  }

  @Test func `an objection with an unknown slot is refused`() throws {
    let json = try Product.data("objections.json")
    let text = String(decoding: json, as: UTF8.self)
      .replacing("{{relief}} is recorded", with: "{{releif}} is recorded")
    #expect(throws: ObjectionError.self) {
      try ObjectionBook(json: Data(text.utf8), literature: try Product.literature())
    }
  }
}
