import Claims
import ClinicalRecords
import Documents
import Testing

@testable import Appeals

/// Whether a letter denies for the first time, decides nothing yet, or decides an appeal; and whether
/// the service was given.
struct LetterStandingTests {
  private func read(_ text: String) -> DenialLetter {
    DenialLetterReader().read("Example Plan\nDate: 10/13/2026\n\n" + text, document: "letter.txt")
  }

  @Test(arguments: [
    "We are unable to approve this request at this time because information is needed. This is not a "
      + "denial.",
    "A final decision has NOT been made. Call by 10/16/2026 for a peer-to-peer.",
    "The request does not meet criteria and is pending an adverse determination.",
    "Please send the MRI report. If we do not receive it, the request will be denied.",
  ])
  func `a letter that decides nothing yet is no denial`(words: String) {
    #expect(read(words).pending != nil)
  }

  @Test(arguments: [
    "The request is denied because records are missing. If you do not appeal, later requests will be "
      + "denied too.",
    "We've denied the services below. This is not a decision of your doctor.",
    "This is not a denial of emergency care. The request was denied.",
  ])
  func `a denial that speaks of other denials stays one`(words: String) {
    #expect(read(words).pending == nil)
  }

  @Test(arguments: [
    "We are upholding our decision on reconsideration. There is no record of claudication.",
    "SECOND LEVEL GRIEVANCE DECISION\n\nThe panel met on 10/30/2026. It agrees with the first decision of "
      + "9/14/2026: the request stays denied.",
    "We received your second level appeal on 09/14/2026. We are upholding the denial.",
    "Your records were reviewed again. This is our final decision.",
    "You have completed the plan's internal appeal process.",
    "Re: Second Level Appeal - Final Internal Adverse Benefit Determination\nMember: Pat Example",
  ])
  func `a decision upon an appeal is no first denial`(words: String) {
    #expect(read(words).upholding != nil)
  }

  @Test(arguments: [
    "If we uphold our decision, you may ask for an external review.",
    "After you have completed the plan's internal appeal process you may ask for a hearing.",
    "External review may be requested within 4 months after the final internal adverse determination.",
  ])
  func `a first denial that tells of later levels stays one`(words: String) {
    #expect(read("The request is denied. " + words).upholding == nil)
  }

  @Test func `a day of service before the letter's means that the service was given`() {
    let table = read(
      """
      Date of service   Procedure   Billed
      09/22/2026        63047       $18,400.00
      09/22/2026        63048       $4,200.00
      """)
    #expect(table.isPreService?.value == false)
    #expect(table.serviceDay?.value == CalendarDay("2026-09-22"))
    #expect(table.serviceWords == "given already (2026-09-22)")
    let labelled = read(
      "Date of service: 09/22/2026\nYour prior authorization request was denied.\n")
    #expect(labelled.isPreService?.value == false, "the date wins over the words")
    let planned = read("Date of service: 11/24/2026\nService: 63047\n")
    #expect(planned.isPreService?.value == true)
    #expect(planned.serviceWords == "still to come (2026-11-24)")
    #expect(read("Service: 63047 L4-5\n").serviceWords == nil, "unknown is an answer")
  }

  @Test func `what is not decided is argued in a call and appealed by nobody`() throws {
    var sample = SampleCase()
    sample.letter += "\nNOTICE OF INTENT TO DENY\nThis is not a denial.\n"
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("Not decided; they say") && !card.contains("Denied because"))
    #expect(card.contains("Ask for the decision in writing"))
    #expect(throws: NotReady.self) { try sample.draft() }
    let decided = HTMLRenderer(gnuplot: nil).render(try SampleCase().card().report)
    #expect(decided.contains("Denied because") && !decided.contains("Not decided"))
  }

  @Test func `a denial that the practice knows of is one whatever the letter says`() {
    let pending = read("This is not a denial: records are needed.")
    #expect(pending.pending != nil && pending.knownDenied.pending == nil)
  }

  @Test func `whom a letter is addressed to pays nothing`() {
    let letter = DenialLetterReader().read(
      "CAROL WHITCOMB\n1 Main St\nDayton, OH 45400\n\nJuly 2, 2026\n\nWe denied the request.\n",
      document: "letter.txt")
    #expect(letter.payer == nil)
  }
}
