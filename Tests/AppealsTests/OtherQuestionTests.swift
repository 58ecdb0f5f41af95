import Appeals
import Claims
import Documents
import Testing

/// Denials that the criteria of the operation do not answer, and cases without a policy.
struct OtherQuestionTests {
  @Test func `a denial of the place gets no letter on the operation, and a card that says so`()
    throws
  {
    var sample = SampleCase()
    sample.filing.category = .siteOfService
    #expect(try sample.gaps() == [.siteOfService])
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("They deny the place, not the operation"))
  }

  @Test(arguments: [Route.planDocumentChallenge, .traceDuplicate, .proofOfTimelyFiling])
  func `a card tells a route that no criteria answer`(route: Route) throws {
    var sample = SampleCase()
    sample.filing.route = route
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(
      card.contains("route is \(route.rawValue)") && !card.contains("ile the \(route.rawValue)"))
    let clinical = HTMLRenderer(gnuplot: nil).render(try SampleCase().card().report)
    #expect(!clinical.contains("route is"))
  }

  @Test func `the day of a further level is the upholding decision's`() throws {
    var sample = SampleCase()
    sample.filing.level = 2
    sample.upholding = SampleLetters.commercial
      .replacing("August 24, 2026", with: "September 30, 2026")
      .replacing(
        "You may file an appeal within 180 calendar days of receipt of this notice.",
        with: "You may request a second level appeal within 60 days of the date of this letter.")
    let notes = try sample.draft().report.cover.compactMap {
      if case .notice(_, let words) = $0 { words } else { nil }
    }
    #expect(
      notes.contains("By the decision that upheld the denial, this is due by November 29, 2026."))
  }

  @Test func `without a policy the record is not checked, and nothing is said to be complete`()
    throws
  {
    var sample = SampleCase()
    sample.policy = "none"
    let checklist = try sample.checklist()
    #expect(
      checklist.items.first?.question
        == "What does the payer's policy ask? Get the text of Clinical Policy Bulletin 0743.")
    let page = HTMLRenderer(gnuplot: nil).render(checklist.report)
    #expect(!page.contains("Nothing is missing"))
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("none in the library; they name Clinical Policy Bulletin 0743"))
  }

  @Test(arguments: [
    ("The surgery is not medically necessary.", true),
    ("Because of that the surgery isn't considered medically necessary.", true),
    ("If a service is not medically necessary, we do not pay for it.", false),
    ("The site of service is not medically necessary.", false),
    ("This decision was not based on medical necessity.", false),
  ])
  func `a letter that names necessity as its ground is told from one that does not`(
    words: String, names: Bool
  ) {
    let letter = DenialLetterReader().read(
      "Example Plan\nDate: 10/15/2026\n\n\(words)\n", document: "letter.txt")
    #expect((letter.unnecessary != nil) == names)
  }
}
