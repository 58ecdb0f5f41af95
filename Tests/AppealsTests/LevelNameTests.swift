import Appeals
import Claims
import Documents
import Testing

/// A letter calls itself what the payer's notice calls it.
struct LevelNameTests {
  private static func title(_ rights: String) throws -> String {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial.replacing(
      "You may file an appeal within 180 calendar days of receipt of this notice.", with: rights)
    return try sample.draft().report.title
  }

  @Test(arguments: [
    (
      "You may ask us to reconsider. We must receive your request within 180 days of this notice.",
      "Request for reconsideration"
    ),
    ("You may appeal within 180 days of this notice.", "First-level appeal"),
  ])
  func `a first level bears the notice's own name`(rights: String, name: String) throws {
    #expect(try Self.title(rights).hasPrefix(name + ":"))
  }

  @Test func `a plan that knows only grievances gets one`() throws {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial.replacing("APPEAL", with: "GRIEVANCE")
      .replacing("Appeal", with: "Grievance").replacing("appeal", with: "grievance")
    #expect(try sample.draft().report.title.hasPrefix("Grievance:"))
  }

  @Test func `a card files what the notice calls for`() throws {
    var sample = SampleCase()
    sample.letter = SampleLetters.commercial.replacing(
      "You may file an appeal within 180 calendar days of receipt of this notice.",
      with:
        "You may ask us to reconsider. We must receive your request within 180 days of this notice."
    )
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("File the request for reconsideration by"))
  }

  @Test func `the review after a federal plan is the personnel office's`() throws {
    var sample = SampleCase()
    sample.filing.level = nil
    sample.filing.filer = .member(isAuthorized: true)
    sample.upholding = SampleLetters.commercial
      .replacing("August 24, 2026", with: "September 30, 2026")
      .replacing(
        "You may file an appeal within 180 calendar days of receipt of this notice.",
        with:
          "We uphold our decision. You may ask the Office of Personnel Management (OPM) to review "
          + "it within 90 days of the date of this letter."
      )
      .replacing("an external review within four (4) months", with: "a copy of the file")
    #expect(
      try sample.draft().report.title.hasPrefix(
        "Request for review by the Office of Personnel Management:"))
  }
}
