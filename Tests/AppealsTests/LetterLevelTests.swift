import Claims
import ClinicalRecords
import Documents
import Foundation
import Testing

@testable import Appeals

/// The right letter for level, filer and haste.
struct LetterLevelTests {
  static let upheld = SampleLetters.commercial
    .replacing("August 24, 2026", with: "September 30, 2026")

  static func further(_ level: Int?) -> SampleCase {
    var sample = SampleCase()
    sample.filing.level = level
    sample.upholding = upheld
    return sample
  }

  func page(_ sample: SampleCase) throws -> String {
    HTMLRenderer(gnuplot: nil).render(try sample.draft().report)
  }

  @Test(
    arguments: [
      (1, LineOfBusiness.commercial), (1, .medicareAdvantage), (1, .medicare), (2, .commercial),
      (2, .medicare), (nil, .commercial),
    ] as [(Int?, LineOfBusiness)])
  func `every kind has its template, and the letter calls itself by its name`(
    level: Int?, line: LineOfBusiness
  ) throws {
    var sample = Self.further(level)
    sample.filing.lineOfBusiness = line
    sample.filing.filer = .member(isAuthorized: true)
    let letter = try sample.draft()
    let html = HTMLRenderer(gnuplot: nil).render(letter.report)
    #expect(html.contains("Re: \(letter.kind.name)"))
    #expect(html.contains("September 30, 2026") == letter.kind.answersUpholding)
  }

  @Test func `a further level without the decision it answers is refused`() throws {
    var sample = Self.further(2)
    sample.upholding = nil
    #expect(try sample.gaps() == [.noUpholding(level: "second-level appeal")])
  }

  @Test func `a decision without a day or a reason is refused`() throws {
    var sample = Self.further(2)
    sample.upholding = "Harborline Health\n\nYour appeal was received.\n"
    #expect(try sample.gaps() == [.upholdingUnread("upheld.txt")])
  }

  @Test func `a decision from before the denial is no answer to its appeal`() throws {
    var sample = Self.further(2)
    sample.upholding = SampleLetters.commercial
      .replacing("August 24, 2026", with: "July 1, 2026")
    #expect(try sample.gaps() == [.upholdingEarlier("upheld.txt")])
  }

  @Test func `the denial itself is no decision upon its appeal`() throws {
    var sample = Self.further(2)
    sample.upholding = sample.letter
    #expect(try sample.gaps() == [.upholdingEarlier("upheld.txt")])
  }

  @Test func `where the payer's own appeals are used up only a review outside is asked for`() throws
  {
    var sample = Self.further(2)
    sample.upholding = Self.upheld.replacing(
      "Reason for denial:",
      with: "You have exhausted your internal appeal rights.\n\nReason for denial:")
    let gaps = try sample.gaps()
    #expect(
      gaps.contains { if case .appealsOver("upheld.txt", _) = $0 { true } else { false } })
    sample.filing.level = nil
    sample.filing.filer = .member(isAuthorized: true)
    #expect(try sample.gaps() == [])
  }

  @Test func `a decision that nothing comes after is answered by no letter`() throws {
    var sample = Self.further(nil)
    sample.filing.filer = .member(isAuthorized: true)
    sample.upholding = Self.upheld.replacing(
      "Reason for denial:",
      with: "There is no further administrative appeal.\n\nReason for denial:"
    ).replacing(/external review within[^.]*/, with: "copy")
    let gaps = try sample.gaps()
    #expect(
      gaps.contains { if case .notAppealable("upheld.txt", _) = $0 { true } else { false } })
  }

  @Test func `a decision that approves a part still upholds the rest`() throws {
    var sample = Self.further(2)
    sample.upholding = Self.upheld.replacing(
      "Reason for denial:",
      with: "We have approved CPT 63048. We uphold the denial of CPT 63047.\n\nReason for denial:")
    #expect(try sample.gaps() == [])
  }

  @Test func `a decision that overturned upholds nothing`() throws {
    var sample = Self.further(2)
    sample.upholding = Self.upheld.replacing(
      "Reason for denial:", with: "The denial is overturned.\n\nReason for denial:")
    let gaps = try sample.gaps()
    #expect(gaps.count == 1)
    #expect(
      gaps.contains { if case .upholdingApproves("upheld.txt", _) = $0 { true } else { false } })
  }

  @Test func `an operation that is not wanted any more is not argued for`() throws {
    var sample = SampleCase()
    let quote = SampleChart.quote("EHL 4/5 right", SampleChart.office)
    sample.facts.append(
      Fact(
        FactPath("plan.surgery_not_indicated_or_declined"), .truth(true), support: [quote]))
    #expect(try sample.gaps() == [.notWanted(document: SampleChart.office.name, line: 5)])
    sample.facts[sample.facts.count - 1].isConflict = true
    #expect(try sample.gaps().isEmpty, "a later plan stands against it")
  }

  @Test func `a decision on another member stops the letter`() throws {
    var sample = Self.further(2)
    sample.upholding = Self.upheld.replacing("SVH440912873", with: "SVH999999999")
    #expect(try sample.gaps() == [.otherPatient(differences: "member number")])
  }

  @Test func `external review is the member's, who must have authorized it`() throws {
    var sample = Self.further(nil)
    #expect(try sample.gaps() == [.authorization])
    sample.filing.filer = .member(isAuthorized: true)
    let html = try page(sample)
    #expect(html.contains("written authorization is enclosed"))
    #expect(!html.contains("Summit Valley Appeals"), "the plan's address is not the reviewer's")
  }

  @Test(
    arguments: [
      ("leg paralysis by Christmas", NotReady.Gap.noUrgency),
      ("EHL 4/5", .urgencyTooShort),
      (
        "progressive leg weakness since July",
        .urgencyDenied(document: "call_2026-08-30", line: 2)
      ),
      ("fell twice this week", .urgencyDenied(document: "call_2026-08-30", line: 3)),
      // The payer's letter is no record of the patient.
      ("at least six weeks", .noUrgency),
    ])
  func `haste needs a reason that the record states of the patient, word for word`(
    reason: String, expected: NotReady.Gap
  ) throws {
    var sample = SampleCase()
    sample.documents.append(
      SourceDocument(
        name: "call_2026-08-30", kind: "office",
        text: "Telephone call.\nDenies progressive leg weakness since July.\n"
          + "Her mother has fell twice this week.\n"))
    sample.filing.expeditedReason = reason
    #expect(try sample.gaps() == [expected])
  }

  @Test func `a reason for haste is quoted as its whole sentence, with its exhibit`() throws {
    var sample = SampleCase()
    sample.filing.expeditedReason = "leg  heaviness on walking"
    let html = try page(sample)
    #expect(html.contains("Re: expedited first-level appeal"))
    #expect(html.contains("Why this cannot wait"))
    #expect(
      html.contains("“Buttock and leg heaviness on walking, relieved by sitting.” ("),
      "the sentence, not the words alone")
  }

  @Test func `a red flag for a reason is shown to the surgeon first`() throws {
    var sample = SampleCase()
    let quote = SampleChart.quote("EHL 4/5 right", SampleChart.office)
    sample.facts.append(
      Fact(FactPath("neuro.progressive_deficit"), .truth(true), support: [quote]))
    sample.filing.expeditedReason = "EHL 4/5 right"
    #expect(
      try sample.gaps() == [.safety(document: SampleChart.office.name, line: quote.line)])
    sample.filing.redFlagsSeen = true
    #expect(try page(sample).contains("EHL 4/5 right"))
  }

  @Test func `without haste the letter does not speak of it`() throws {
    #expect(!(try page(SampleCase()).contains("cannot wait")))
  }

  @Test func `the payer's own words stand with their section`() throws {
    let letter = try SampleCase().draft(policyWords: ["K1": "Six weeks of therapy are needed."])
    let html = HTMLRenderer(gnuplot: nil).render(letter.report)
    #expect(html.contains("Six weeks of therapy are needed."))
  }

  @Test func `a reply to a request for records lists them and argues nothing`() throws {
    let reply = try recordsReply(.sendRecords)
    let html = HTMLRenderer(gnuplot: nil).render(reply.report)
    for document in SampleChart.documents { #expect(html.contains(document.name)) }
    #expect(html.contains("not an appeal"))
    #expect(!html.contains("EHL 4/5"), "the cover repeats nothing of the record")
  }

  @Test func `a denial that asked for no records is not answered with any`() throws {
    #expect(throws: NotReady([.recordsNotAsked])) { try recordsReply(.clinicalAppeal) }
  }

  private func recordsReply(_ route: Route) throws -> RecordsReply {
    var sample = SampleCase()
    sample.filing.route = route
    let text = String(decoding: try Product.data("templates/records-reply.txt"), as: UTF8.self)
    return try RecordsReply(
      sample.appeal(),
      template: Template(text, name: "records-reply.txt", names: RecordsReply.names),
      today: SampleCase.today, provenance: SampleCase.provenance)
  }
}
