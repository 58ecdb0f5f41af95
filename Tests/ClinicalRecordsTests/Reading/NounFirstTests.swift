import Claims
import Testing

@testable import ClinicalRecords

/// Lists that name the thing first and its measure behind, short names of operations, forms of names.
struct NounFirstTests {
  @Test(arguments: [
    "MRI 6/30/26: stenosis, severe, L4-5.", "MRI 6/30/26: Stenosis: severe, L4-5.",
    "MRI: Central stenosis L4-5, severe.", "MRI: canal stenosis - severe - L4-5",
    "MRI 6/30/26: L4-5 central stenosis, severe.",
    "MRI: Stenosis, severe (L4-5).",
  ])
  func `a grade behind the noun is of the level beside it`(text: String) throws {
    let read = try reading(text, levels: ["L4-5"])
    let grade = try #require(read.fact("imaging.stenosis_grade", at: "L4-5"))
    #expect(grade.value == .stenosis(.severe) && grade.assertion == .present)
  }

  @Test func `a grade and a side behind the noun are its own`() throws {
    let found = marked("Foraminal stenosis L5-S1, mild, left.").mentions(by: Stenosis())
    #expect(found.map(\.value) == [.stenosis(.mild)])
    #expect(found.map(\.side) == [.left])
    #expect(found.first?.levels.map(\.description) == ["L5-S1"])
  }

  @Test func `a slip with its grade behind is of the level beside it`() {
    let found = marked("MRI: Spondylolisthesis, grade 1, L4-5.").mentions(by: Listhesis())
    #expect(found.first?.levels.map(\.description) == ["L4-5"])
  }

  @Test(arguments: [
    ("PSH: L4-5 lami 2021.", "laminectomy", "2021-12-31"),
    ("h/o L4-5 lami 2021", "laminectomy", "2021-12-31"),
    ("Hx: L4-5 lami in 2021 with good result.", "laminectomy", "2021-12-31"),
    ("s/p L4-5 hemilami 3/2/21.", "laminectomy", "2021-03-02"),
    ("h/o L4-5 lumbar decomp 2021.", "decompression", "2021-12-31"),
    ("h/o microdisc L4-5, 2021.", "discectomy", "2021-12-31"),
  ])
  func `an operation by its short name is one`(text: String, name: String, last: String) throws {
    let fact = try #require(try reading(text, levels: ["L4-5"]).fact("prior_surgery.history"))
    #expect(fact.value == .choice(name) && fact.lastDay == day(last))
    #expect(fact.level == SpinalLevel("L4-5"))
  }

  @Test func `two operations in a list keep their own levels and years`() throws {
    let read = try reading("h/o lami L4-5 2021, h/o microdisc L5-S1 2018.", levels: ["L4-5"])
    let facts = read.facts("prior_surgery.history")
    #expect(facts.map(\.value) == [.choice("laminectomy"), .choice("discectomy")])
    #expect(facts.map(\.level) == [SpinalLevel("L4-5"), SpinalLevel("L5-S1")])
    #expect(facts.map(\.lastDay) == [day("2021-12-31"), day("2018-12-31")])
  }

  @Test(arguments: [
    "Patient: Last: Smith First: John DOB: 3/4/1961", "Last: Smith First: John",
    "Last Name: Smith   First Name: John   MI: Q", "Patient Name: Last: SMITH  First: JOHN  MI: Q",
    "Patient\nLast: Smith\nFirst: John", "First: John Last: Smith",
  ])
  func `boxes for last and first name make one name`(text: String) {
    let note = Note(name: "form", text: text + "\n\nSeen for low back pain.")
    let other = Patient(name: "John Smith")
    #expect(note.patient.name != nil)
    #expect(note.patient.differences(from: other).isEmpty)
    #expect(note.patient.differences(from: Patient(name: "Ann Jones")) == [.name])
  }
}

extension MarkedNote {
  fileprivate func mentions(by extractor: some Extractor) -> [Mention] {
    extractor.mentions(in: self)
  }
}
