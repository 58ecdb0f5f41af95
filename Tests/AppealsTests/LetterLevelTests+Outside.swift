import Claims
import ClinicalRecords
import Documents
import Foundation
import Testing
@testable import Appeals

/// Letters to a reviewer outside the plan.
extension LetterLevelTests {
  @Test func `a federal employee's review goes to the Office of Personnel Management`() throws {
    var sample = Self.further(nil)
    sample.filing.filer = .member(isAuthorized: true)
    sample.filing.lineOfBusiness = .other
    sample.upholding = """
      Blue Cross and Blue Shield Service Benefit Plan
      September 30, 2026

      We are upholding our decision on reconsideration, for there is no record of a claudication.
      If you don't agree with this reconsideration, you may ask OPM to review it. You must write to OPM within 90
      days after the date of this letter: United States Office of Personnel Management, Healthcare and
      Insurance, Federal Employee Insurance Operations, 1900 E Street NW, Washington, DC 20415-3610.
      """
    let html = try page(sample)
    #expect(html.contains("United States Office of Personnel Management, Healthcare and Insurance"))
    #expect(!html.contains("independent reviewer"))
  }

  @Test(arguments: [
    ("You may ask for a state hearing within 120 days of this letter.", "state hearing office"),
    ("You may ask for an external review within 4 months of this letter.", "independent reviewer"),
    (
      "You may ask for a state hearing within 120 days of this letter, or for an external review "
        + "within 60 days of it.", "independent reviewer"
    ),
  ])
  func `a review outside is heard by whom its notice offers alone`(offer: String, name: String) {
    let letter = DenialLetterReader().read(
      "Example Plan\nDate: 10/21/2026\n\nThe denial is upheld. \(offer)\n", document: "d.txt")
    #expect(OutsideReviewer(named: letter).name.contains(name))
  }

  @Test func `a request for external review goes where its notice says to write`() throws {
    var sample = Self.further(nil)
    sample.filing.filer = .member(isAuthorized: true)
    sample.upholding = """
      Example Plan
      September 30, 2026

      We are upholding the denial of your appeal, for there is no record of a claudication. You may request
      an external review by an Independent Review Organization within four months after you receive this
      letter. Write to: External Review Coordinator, PO Box 660, Omaha, NE 68101.
      """
    let html = try page(sample)
    #expect(html.contains("External Review Coordinator, PO Box 660, Omaha, NE 68101"))
    sample.upholding = """
      Example Plan
      September 30, 2026

      We are upholding the denial of your appeal, for there is no record of a claudication. Questions about
      this appeal: Example Plan Appeals, PO Box 12, Omaha, NE 68101.

      You may request an external review within four months after you receive this letter.
      """
    #expect(try !page(sample).contains("PO Box 12"))
  }
}
