import Appeals
import Claims
import Documents
import MedicalPolicies
import Testing

/// Where the denial letter speaks of something else than the case argues, each paper says so.
struct DiscrepancyTests {
  private static func other() -> SampleCase {
    var sample = SampleCase()
    sample.request.procedureCodes = ["63047"]
    sample.letter = """
      Notice of Denial of Medical Coverage
      Date: August 24, 2026
      Name: Rosa Delgado

      We've denied the medical services listed below requested by you or your doctor:
      Lumbar laminectomy (CPT 63047) L4-L5 and lumbar fusion (CPT 22612) L4-L5

      Why did we deny your request?
      Local Coverage Determination L37848 requires instability, which your records do not show.

      Ask for an appeal within 65 days of the date of this notice.
      """
    return sample
  }

  private static let words = [
    "the denial letter names 22612, which the request does not",
    "the denial letter names L37848, and CPB 0743 is argued",
    "the denial letter is of medicare advantage coverage and the case file says commercial "
      + "coverage",
  ]

  @Test func `another procedure, policy or coverage than the case's is for a person to settle`()
    throws
  {
    var sample = Self.other()
    sample.filing.lineOfBusiness = .commercial
    #expect(try sample.appeal().unsettled == Self.words)
  }

  @Test func `letter, card and checklist say it`() throws {
    var sample = Self.other()
    sample.filing.lineOfBusiness = .commercial
    let render = HTMLRenderer(gnuplot: nil).render
    for page in try [
      render(sample.draft().report), render(sample.card().report),
      render(sample.checklist().report),
    ] {
      #expect(page.contains("names L37848, and CPB 0743 is argued"))
    }
  }

  @Test func `a policy of several numbers is named by any of them`() throws {
    let library = try SampleCase.library()
    let family = try #require(library.policies.first { $0.number.contains("L39758") })
    func names(_ words: String) -> Bool {
      DenialLetterReader().read("We used \(words).\n", document: "letter.txt").names(family)
    }
    #expect(family.number.contains("|"))
    #expect(names("LCD L39758") && names("LCD L39741") && !names("LCD L37848"))
  }

  @Test func `a letter about what the case argues leaves nothing to settle`() throws {
    #expect(try SampleCase().appeal().unsettled.isEmpty)
  }
}
