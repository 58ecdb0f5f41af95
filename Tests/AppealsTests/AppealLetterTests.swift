import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

struct AppealLetterTests {
  @Test func `the documented case makes a letter`() throws {
    let letter = try SampleCase().draft()
    #expect(letter.kind == .appeal)
    #expect(letter.report.subtitle == "Draft, not reviewed")
    let html = HTMLRenderer(gnuplot: nil).render(letter.report)
    for words in [
      "first-level appeal", "Summit Valley Appeals", "CPB 0743",
      "Review status: Draft, not reviewed",
      "The records do not show that at least six weeks", "N. Okafor, MD", "August 24, 2026",
    ] {
      #expect(html.localizedCaseInsensitiveContains(words), "\(words)")
    }
  }

  @Test func `a letter writes days one way, and headings in ordinary case`() throws {
    let report = try SampleCase().draft().report
    let prose = report.blocks.flatMap(\.prose).map(\.words)
    #expect(prose.contains { $0.contains("March 3, 2026 to April 28, 2026") })
    let said = prose.filter { $0.hasPrefix("Documented") || $0.contains("We ask you") }
    #expect(!said.isEmpty && said.allSatisfy { !$0.contains(/: [^“]*\d{4}-\d\d-\d\d/) })
    for case .heading(let words, _, _) in report.blocks {
      #expect(!words.contains(/\b(AND|IN|PERSON|ACTIVE|INCLUDING|EITHER)\b/), "\(words)")
    }
    #expect(
      try SampleCase().draft().report.blocks.contains {
        if case .heading(let words, _, _) = $0 { words.contains("ADL") } else { false }
      })
  }

  @Test func `an address that begins with the payer's name says it once`() throws {
    var sample = SampleCase()
    let payer = try #require(SampleLetters.read(sample.letter).payer?.value)
    sample.letter = sample.letter.replacing("Summit Valley Appeals, P.O.", with: "\(payer), P.O.")
    let html = HTMLRenderer(gnuplot: nil).render(try sample.draft().report)
    #expect(html.contains("<br>\(payer), P.O. Box") == false && html.contains("\(payer), P.O. Box"))
  }

  @Test func `the same words are not said twice under one criterion`() throws {
    var sample = SampleCase()
    sample.facts.append(SampleChart.education)
    let said = try sample.draft().report.blocks.flatMap(\.prose).filter {
      $0.words.contains("Body mechanics taught")
    }
    #expect(said.count == 1)
  }

  @Test func `months of the record are said as months`() throws {
    var sample = SampleCase()
    sample.facts.append(
      Fact(
        FactPath("symptom.duration_weeks"), .number(69.5, unit: "weeks"),
        lastDay: CalendarDay("2026-08-12"),
        support: [SampleChart.quote("Buttock and leg heaviness on walking", SampleChart.office)]))
    #expect(try sample.card().summary.spans.words.contains("Symptoms: 16 months"))
  }

  @Test func `a letter with an edited note is refused, naming document and line`() throws {
    var sample = SampleCase()
    let office = SampleChart.office
    sample.documents[0] = SourceDocument(
      name: office.name, kind: office.kind, day: office.day,
      text: office.text.replacing("one block", with: "two blocks"))
    let gaps = try sample.gaps()
    #expect(gaps.contains(.quoteChanged(document: office.name, line: 3)))
  }

  @Test func `a letter whose document is gone is refused`() throws {
    var sample = SampleCase()
    sample.documents.removeAll { $0.name == SampleChart.therapy.name }
    #expect(try sample.gaps().contains(.documentMissing(SampleChart.therapy.name)))
  }

  @Test func `a side mismatch stops the letter`() throws {
    var sample = SampleCase()
    sample.request.side = .left
    #expect(try sample.gaps().contains(.sideMismatch(against: "denial.txt")))
  }

  @Test func `a level mismatch between letter and request stops the letter`() throws {
    var sample = SampleCase()
    sample.letter = sample.letter.replacing("Laminectomy, L4-5", with: "Laminectomy, L3-4")
    #expect(try sample.gaps().contains(.levelMismatch(against: "denial.txt")))
  }

  @Test func `no letter answers a denial before it was written`() throws {
    let sample = SampleCase()
    let written = try #require(try sample.appeal().denial?.letterDay?.value)
    #expect(throws: NotReady.self) {
      try AppealLetter(
        sample.appeal(),
        template: LetterTemplate.read(
          String(decoding: Product.data("templates/appeal.txt"), as: UTF8.self), name: "appeal.txt"),
        objections: Product.objections(), literature: Product.literature(),
        today: written.adding(days: -1), provenance: SampleCase.provenance)
    }
  }

  @Test func `signs of the other side alone stop the letter, whatever has no side`() throws {
    var sample = SampleCase()
    sample.request.side = .left
    sample.facts.append(
      Fact(
        FactPath("exam.objective_finding"), .truth(true), lastDay: CalendarDay("2026-08-12"),
        side: .right, support: [SampleChart.quote("EHL 4/5 right", SampleChart.office)]))
    let gap = NotReady.Gap.sideMismatch(against: "office_2026-08-12")
    #expect(try sample.gaps().contains(gap))
    #expect(try sample.appeal().unsettled.contains { $0.contains("the other side") })
    sample.facts.append(
      Fact(
        FactPath("symptom.radicular_leg"), .truth(true), lastDay: CalendarDay("2026-08-12"),
        side: .left, support: [SampleChart.quote("Buttock and leg heaviness", SampleChart.office)]))
    #expect(try !sample.gaps().contains(gap), "symptoms on the side asked for are told as well")
  }

  @Test func `a request without level or side is refused`() throws {
    var sample = SampleCase()
    sample.request.levels = []
    sample.request.side = nil
    let gaps = try sample.gaps()
    #expect(gaps.contains(.requestIncomplete("level")))
    #expect(gaps.contains { "\($0)".contains("has no side") })
  }

  @Test func `an image that contradicts itself stops the letter`() throws {
    var sample = SampleCase()
    for index in sample.facts.indices where sample.facts[index].path.rawValue.hasPrefix("imaging") {
      sample.facts[index].isConflict = true
    }
    let gaps = try sample.gaps()
    #expect(gaps.contains { if case .conflict = $0 { true } else { false } })
  }

  @Test func `a letter of another patient is refused without saying who`() throws {
    var sample = SampleCase()
    sample.member.birthDay = CalendarDay("1961-01-02")
    sample.member.name = "Walter Nyberg"
    let gaps = try sample.gaps()
    #expect(gaps.contains(.otherPatient(differences: "name and birth date")))
    #expect(!NotReady(gaps).description.contains("Nyberg"))
  }

  @Test func `a red flag goes to the surgeon before any letter`() throws {
    var sample = SampleCase()
    sample.facts.append(
      Fact(
        FactPath("neuro.bowel_bladder"), .truth(true),
        support: [SampleChart.quote("EHL 4/5 right", SampleChart.office)]))
    #expect(try sample.gaps().first == .safety(document: SampleChart.office.name, line: 5))
    sample.filing.redFlagsSeen = true
    #expect(!(try sample.gaps().contains { if case .safety = $0 { true } else { false } }))
  }

  @Test func `what is missing is named and the letter is not made`() throws {
    var sample = SampleCase()
    sample.facts.removeAll { $0.path == FactPath("conservative.pt_in_person.weeks") }
    let gaps = try sample.gaps()
    #expect(gaps == [.criterionOpen(criterion: "criterion K1", verdict: "unknown")])
  }

  @Test func `an administrative denial gets no clinical letter`() throws {
    var sample = SampleCase()
    sample.filing.route = .correctedClaim
    #expect(try sample.gaps() == [.otherRoute(.correctedClaim)])
  }

  @Test(
    arguments: [
      (1, LineOfBusiness.commercial, LetterKind.appeal), (2, .commercial, .secondAppeal),
      (1, .medicareAdvantage, .reconsideration), (1, .medicare, .redetermination),
      (2, .medicare, .independentReconsideration), (nil, .commercial, .externalReview),
    ] as [(Int?, LineOfBusiness, LetterKind)])
  func `route and level choose the letter`(
    level: Int?, line: LineOfBusiness, kind: LetterKind
  ) throws {
    #expect(try LetterKind(route: .clinicalAppeal, level: level, lineOfBusiness: line) == kind)
  }

  @Test func `a plan that forwards by itself gets no second letter`() {
    #expect(throws: NotReady([.forwardedByPlan])) {
      try LetterKind(route: .clinicalAppeal, level: 2, lineOfBusiness: .medicareAdvantage)
    }
  }

  @Test func `nothing marked unverified appears`() throws {
    let literature = try Product.literature()
    let html = HTMLRenderer(gnuplot: nil).render(try SampleCase().draft().report)
    for study in literature.studies where !study.isCitable {
      #expect(!html.contains(study.citation) && !html.contains(study.statement))
    }
  }

  @Test func `a criterion read only in summary is flagged until its text is fetched`() throws {
    func warnings(_ letter: AppealLetter) -> [String] {
      letter.report.cover.compactMap { if case .notice(_, let text) = $0 { text } else { nil } }
    }
    let sample = SampleCase()
    #expect(try warnings(sample.draft()).contains { $0.contains("only summaries were read") })
    #expect(try warnings(sample.draft()).contains { $0.contains("took effect") })
    let ids = try sample.appeal().argument?.points.filter(\.isPleaded).map(\.verdict.criterion.id)
    let words = Dictionary(uniqueKeysWithValues: Set(ids ?? []).map { ($0, "Fetched text \($0).") })
    let fetched = try sample.draft(policyWords: words)
    #expect(!warnings(fetched).contains { $0.contains("only summaries were read") })
    let quoted = fetched.report.blocks.contains { block in
      guard case .quotation(let words, let source, _) = block else { return false }
      return words.words == "Fetched text K1." && source.words.contains("0743")
    }
    #expect(quoted, "the payer's words stand with their policy and section")
  }

  @Test func `text from data cannot become markup`() throws {
    var sample = SampleCase()
    let evil = "<script>alert(1)</script> {{today}} & \"quoted\" onclick="
    let note = SourceDocument(
      name: "note<b>.txt", kind: "office", day: nil, text: "Before \(evil) after")
    sample.documents.append(note)
    sample.facts.append(
      Fact(
        FactPath("function.adl_limits"), .words([evil]), lastDay: CalendarDay("2026-08-13"),
        support: [SampleChart.quote(evil, note)]))
    sample.member.name = "Rosa <i>Delgado</i>"
    sample.letter = sample.letter.replacing(
      "Reason for denial: ", with: "Reason for denial: <img> ")
    let html = HTMLRenderer(gnuplot: nil).render(try sample.draft().report)
    for tag in ["<script", "<img", "<i>", "note<b>"] { #expect(!html.contains(tag), "\(tag)") }
    #expect(html.contains("{{today}}"), "braces in a note are words")
  }

  @Test func `a practice's template may not ask for what there is not`() throws {
    #expect(throws: TemplateError.self) { try SampleCase().draft(template: "Dear {{reviewer}}") }
  }
}
