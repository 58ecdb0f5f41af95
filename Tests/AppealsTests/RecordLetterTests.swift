import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

/// Letters where no policy of the library governs.
struct RecordLetterTests {
  private static func sample() -> SampleCase {
    var sample = SampleCase()
    sample.policy = "none"
    return sample
  }

  private static func words(_ sample: SampleCase) throws -> String {
    try words(sample.draft().report.blocks)
  }

  private static func words(_ blocks: [Block]) -> String {
    blocks.map { block in
      switch block {
      case .heading(let words, _, _): words
      case .notice(_, let words), .paragraph(let words): words
      default: block.prose.map(\.words).joined(separator: " ")
      }
    }.joined(separator: "\n")
  }

  @Test func `without a policy the letter argues from the record and asks for the criteria`() throws
  {
    let words = try Self.words(Self.sample())
    for heading in ["Symptoms", "Examination", "Imaging", "Treatment before this request"] {
      #expect(words.contains(heading), "\(heading)")
    }
    #expect(words.contains("severe central canal stenosis L4-5"))
    #expect(words.contains("Clinical Policy Bulletin 0743, of which we have not found the text"))
    #expect(words.contains("We therefore claim of no criterion that it is met"))
    #expect(words.contains("Please also send us the criteria"))
    #expect(words.contains("specialty and the license"))
    for claim in ["record meets", "Section", "in force on the day of the request"] {
      #expect(!words.contains(claim), "\(claim)")
    }
  }

  @Test func `a denial that names no criteria is told so`() throws {
    var sample = Self.sample()
    sample.letter = sample.letter.replacing(
      "This decision is based on Clinical Policy\nBulletin 0743.", with: "")
    #expect(try Self.words(sample).contains("names no criteria, guideline or policy"))
  }

  @Test func `what the denial finds missing comes first`() throws {
    let words = try Self.words(Self.sample())
    let therapy = try #require(words.range(of: "Treatment before this request"))
    let symptoms = try #require(words.range(of: "\nSymptoms"))
    #expect(therapy.lowerBound < symptoms.lowerBound)
  }

  @Test func `every finding is quoted with its place and once`() throws {
    let letter = try Self.sample().draft()
    let findings = letter.report.blocks.flatMap(\.prose).filter {
      $0.words.hasPrefix("Documented") || $0.words.hasPrefix("The record states")
    }
    #expect(findings.count >= 6)
    for spans in findings { #expect(spans.contains { $0.anchor != nil }, "\(spans.words)") }
    let quoted = findings.compactMap { $0.words.firstMatch(of: /“([^”]+)”/).map { String($0.1) } }
    #expect(Set(quoted).count == quoted.count, "no words are said twice")
  }

  @Test func `a bare count is left to its quote, and one place is named once`() throws {
    var sample = Self.sample()
    let therapy = SampleChart.therapy
    sample.facts.append(
      Fact(
        FactPath("injections.esi.count"), .number(2, unit: "count"),
        support: [
          SampleChart.quote("goals not met", therapy), SampleChart.quote("4/28/26", therapy),
        ]))
    let words = try Self.words(sample)
    #expect(words.contains("The record states: “goals not met” (Exhibit A, line 2)."))
  }

  @Test func `a stimulator may be asked for because no operation is indicated`() throws {
    var sample = Self.sample()
    sample.families = ["spinal-cord-stimulation"]
    sample.facts.append(
      Fact(
        FactPath("plan.surgery_not_indicated_or_declined"), .truth(true),
        support: [SampleChart.quote("cannot stand to cook", SampleChart.office)]))
    #expect(try sample.gaps().isEmpty)
  }

  @Test func `of lengths told twice the latest is said, and no value again`() throws {
    var sample = Self.sample()
    func length(_ weeks: Double, _ day: String, _ words: String) -> Fact {
      Fact(
        FactPath("symptom.duration_weeks"), .number(weeks, unit: "weeks"),
        lastDay: CalendarDay(day), support: [SampleChart.quote(words, SampleChart.office)])
    }
    sample.facts += [
      length(30, "2026-01-02", "hips and pulses normal"), length(70, "2026-08-12", "one block"),
      Fact(
        FactPath("conservative.rx_any"), .words(["naproxen"]),
        support: [SampleChart.quote("500 bid", SampleChart.office)]),
    ]
    let words = try Self.words(sample)
    #expect(words.contains("70 weeks") && !words.contains("30 weeks"))
    #expect(!words.contains("“500 bid”"))
  }

  @Test func `the sheet before it says that no criteria stand behind it`() throws {
    let cover = try Self.words(Self.sample().draft().report.cover)
    #expect(cover.contains("No criteria stand behind this letter"))
    #expect(cover.contains("how long the symptoms have lasted"), "the record does not say")
  }

  @Test func `what the record contradicts is not said, and the sheet names the place`() throws {
    var sample = Self.sample()
    for index in sample.facts.indices where sample.facts[index].path.rawValue.hasPrefix("imaging") {
      sample.facts[index].isConflict = true
    }
    let letter = try sample.draft()
    #expect(!Self.words(letter.report.blocks).contains("severe central canal stenosis"))
    let cover = Self.words(letter.report.cover)
    #expect(cover.contains("mri_2026-06-30, line 2: the record contradicts"))
  }

  @Test func `criteria that are licensed cannot be argued from, and are asked for`() throws {
    var sample = SampleCase()
    sample.policy = "uhc-2026T0639I@2026-04-01"
    sample.pathway = try #require(SampleCase.library()[uid: sample.policy]?.pathways.first?.id)
    let letter = try sample.draft()
    let words = Self.words(letter.report.blocks)
    #expect(words.contains("The criteria that decide are licensed, and we do not have their text"))
    #expect(words.contains("We therefore claim of no criterion"))
    #expect(!words.contains("2026T0639I"))
    #expect(Self.words(letter.report.cover).contains("2026T0639I"), "whose text to ask for")
  }

  @Test func `a chart that says nothing gives no letter`() throws {
    var sample = Self.sample()
    sample.facts = []
    #expect(try sample.gaps() == [.nothingToCite(named: ["Clinical Policy Bulletin 0743"])])
  }

  @Test func `symptoms alone are nothing to argue from`() throws {
    var sample = Self.sample()
    sample.facts = [SampleChart.claudication]
    #expect(try sample.gaps() == [.nothingToCite(named: ["Clinical Policy Bulletin 0743"])])
  }

  @Test func `no time without nicotine, and what its own sentence takes back, are not said`() throws
  {
    var sample = Self.sample()
    let note = SourceDocument(
      name: "note", kind: "office", day: nil,
      text: "Smokes two packs a day.\nModerate stenosis at L4-5, but the nerves are not impinged.\n"
    )
    sample.documents.append(note)
    sample.facts += [
      Fact(
        FactPath("tobacco.nicotine_free_weeks"), .number(0, unit: "weeks"),
        support: [SampleChart.quote("Smokes two packs a day.", note)]),
      Fact(
        FactPath("imaging.stenosis_grade"), .stenosis(.moderate), level: SampleChart.level,
        support: [
          SampleChart.quote("Moderate stenosis at L4-5, but the nerves are not impinged.", note)
        ]),
    ]
    let record = try Self.words(sample).components(separatedBy: "What the record shows").last
    #expect(record?.contains("two packs") == false && record?.contains("not impinged") == false)
  }

  @Test func `a quote that changed stops it as it stops any letter`() throws {
    var sample = Self.sample()
    sample.documents.removeAll { $0.name == SampleChart.therapy.name }
    #expect(try sample.gaps().contains(.documentMissing(SampleChart.therapy.name)))
  }

  @Test(arguments: [LineOfBusiness.commercial, .medicareAdvantage, .medicare])
  func `every kind of first letter can be written so`(line: LineOfBusiness) throws {
    var sample = Self.sample()
    sample.filing.lineOfBusiness = line
    #expect(try Self.words(sample).contains("What the record shows"))
  }

  @Test(arguments: [2, nil])
  func `a further level is argued from the record as well`(level: Int?) throws {
    var sample = Self.sample()
    sample.filing.level = level
    sample.filing.filer = .member(isAuthorized: true)
    sample.upholding = """
      Summit Valley Health Plan
      September 20, 2026

      We received your appeal. We have decided to uphold the denial because six weeks of in-person
      physical therapy are not documented. You may ask for an external review within four months.
      """
    #expect(try Self.words(sample).contains("We therefore claim of no criterion"))
  }

  @Test func `studies that fit stand in for criteria, after those that answer the denial`() throws {
    var sample = Self.sample()
    sample.facts.append(
      Fact(
        FactPath("symptom.duration_weeks"), .number(70, unit: "weeks"),
        support: [SampleChart.quote("Stops after one block", SampleChart.office)]))
    sample.facts.append(
      Fact(
        FactPath("imaging.listhesis_mm"), .number(0, unit: "mm"), assertion: .absent,
        support: [SampleChart.quote("no more than mild narrowing", SampleChart.office)]))
    let words = try Self.words(sample)
    #expect(words.contains("Published evidence"))
    #expect(words.contains("N Engl J Med 2008;358:794-810"))
    #expect(!words.contains("Delitto"), "a study that speaks against it is not cited for it")
    for other in ["Friedly", "Försth"] {
      #expect(!words.contains(other), "of injections, or of one operation against another")
    }
  }
}
