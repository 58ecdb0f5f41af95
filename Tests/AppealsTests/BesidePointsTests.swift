import Appeals
import Claims
import ClinicalRecords
import Documents
import Testing

/// What a denial says is missing and the policy does not ask for.
struct BesidePointsTests {
  /// A policy that asks for an interval since an earlier operation and for no treatment.
  private static func sample(reason: String) -> SampleCase {
    var sample = SampleCase()
    sample.policy = "evicore-cmm-608@undated"
    sample.pathway = "repeat"
    sample.letter = SampleLetters.commercial.replacing(
      "The records do not show that at least six weeks of\nin-person physical therapy were completed "
        + "within the past year. Failure to\nexhaust conservative treatment. This decision is based on "
        + "Clinical Policy\nBulletin 0743.",
      with: "\(reason) This decision is based on CMM-608.3.")
    sample.facts.append(
      FusionChart.fact(
        "prior_surgery.weeks_since", .number(160, unit: "weeks"), "Slip has progressed"))
    sample.documents.append(FusionChart.chart)
    return sample
  }

  @Test func `a letter that answers no treatment documented quotes the treatment, with its days`()
    throws
  {
    let page = HTMLRenderer(gnuplot: nil).render(
      try Self.sample(reason: "No treatment is documented.").draft().report)
    #expect(page.contains("What the denial also says"))
    #expect(page.contains("March 3, 2026 to April 28, 2026"))
    // No criterion asks for it, and none is claimed.
    #expect(!page.contains("answers section"))
  }

  @Test func `where the record has none, the draft says what to get`() throws {
    var sample = Self.sample(reason: "No treatment is documented.")
    sample.facts.removeAll { $0.path.rawValue.hasPrefix("conservative.") }
    let draft = try sample.draft()
    #expect(!HTMLRenderer(gnuplot: nil).render(draft.report).contains("What the denial also says"))
    let warnings = draft.report.cover.compactMap {
      if case .notice(_, let words) = $0 { words } else { nil }
    }
    #expect(warnings.contains { $0.contains("Get: therapy start and end") })
  }

  @Test(arguments: [
    "The implant is not covered.", "Flexion-extension films show no translation.",
  ])
  func `a finding that the denial speaks of is not volunteered`(reason: String) throws {
    let page = HTMLRenderer(gnuplot: nil).render(try Self.sample(reason: reason).draft().report)
    #expect(!page.contains("What the denial also says"))
  }

  @Test func `a segment that the record calls unstable answers that no instability is documented`()
    throws
  {
    var sample = Self.sample(reason: "The records do not document instability.")
    sample.facts.append(
      FusionChart.fact(
        "imaging.dynamic_instability", .truth(true), "Slip has progressed", level: "L4-5"))
    let page = HTMLRenderer(gnuplot: nil).render(try sample.draft().report)
    #expect(page.contains("What the denial also says") && page.contains("“Slip has progressed”"))
  }

  @Test func `what a criterion of the letter carries is not said twice`() throws {
    let page = HTMLRenderer(gnuplot: nil).render(try SampleCase().draft().report)
    #expect(!page.contains("What the denial also says"))
  }

  @Test(arguments: [
    ("The plan's step therapy protocol was not followed.", true),
    ("You must first try an injection.", true),
    ("The next step of the appeal is external review.", false),
  ])
  func `a denial by steps has an objection of its own`(reason: String, isSteps: Bool) throws {
    #expect(try Self.sample(reason: reason).card().objections.contains(21) == isSteps)
  }

  @Test func `a denial of the place is led by the place and not by a finding`() throws {
    var sample = SampleCase()
    sample.filing.category = .siteOfService
    let card = try sample.card()
    #expect(card.strongest == nil && card.objections.first == 17)
    let page = HTMLRenderer(gnuplot: nil).render(card.report)
    #expect(page.contains("Why this patient needs the place"))
    #expect(!page.contains("Thirty seconds"))
    #expect(card.tasks.contains { $0.contains("ASA class") })
  }
}
