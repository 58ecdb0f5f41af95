import Appeals
import Claims
import Documents
import Testing

/// Who decides an external review, by funding, and what of it a letter and its cover say.
struct ExternalReviewRulesTests {
  private static func rules() throws -> ExternalReviewRules {
    try ExternalReviewRules(rows: Product.rows("rules/external-review.csv"))
  }

  private func second(_ funding: PayerProfile.Funding) throws -> (cover: String, letter: String) {
    var sample = SampleCase()
    sample.filing.level = 2
    sample.filing.lineOfBusiness = .commercial
    sample.filing.funding = funding
    sample.upholding = SampleLetters.commercial
      .replacing("August 24, 2026", with: "September 30, 2026")
    let report = try AppealLetter(
      sample.appeal(),
      template: LetterTemplate.read(
        String(decoding: Product.data("templates/second-appeal.txt"), as: UTF8.self),
        name: "second-appeal.txt"),
      objections: Product.objections(), literature: Product.literature(),
      externalReviews: Self.rules(), today: SampleCase.today, provenance: SampleCase.provenance
    ).report
    let render = HTMLRenderer(gnuplot: nil)
    let bare = Report(
      title: report.title, provenance: report.provenance, blocks: report.blocks, layout: .letter)
    let cover = Report(
      title: "", provenance: report.provenance, blocks: report.cover, layout: .letter)
    return (render.render(cover), render.render(bare))
  }

  @Test func `a self-funded plan is asked under federal law, an insured one under its state's`()
    throws
  {
    let own = try second(.selfFunded)
    #expect(
      own.letter.contains("external review by an independent review organization under federal"))
    #expect(own.cover.contains("its decision binds the plan"))
    #expect(own.cover.contains("within 4 months of the final adverse decision"))
    #expect(own.cover.contains("reported, confirm"), "it was not read in the live rule")
    let insured = try second(.insured)
    #expect(
      insured.letter.contains("under the law of the plan&#39;s state")
        || insured.letter.contains("under the law of the plan's state"))
    #expect(insured.cover.contains("60 days in some states"))
    #expect(!insured.cover.contains("binds the plan"))
    #expect(insured.cover.contains("takes the plan to be insured: confirm it"))
  }

  @Test func `unknown funding is to be found out, and nothing is claimed of either`() throws {
    let page = try second(.unknown)
    #expect(page.cover.contains("Find out how the plan is funded"))
    #expect(page.letter.contains("notice of any right to external review"))
    for words in ["4 months", "federal law", "60 days in some"] {
      #expect(!page.cover.contains(words) && !page.letter.contains(words), "\(words)")
    }
  }

  @Test func `Medicare Advantage forwards by itself, and what nobody verified is not told`() throws
  {
    let rules = try Self.rules()
    let advantage = try #require(rules.rule(for: .medicareAdvantage, .unknown))
    #expect(advantage.words.contains("forwards an upheld reconsideration by itself"))
    #expect(advantage.words.contains("by 42 CFR 422.590"))
    #expect(rules.rule(for: .medicaid, .government) == nil)
    #expect(rules.rule(for: .commercial, .government) == nil)
  }

  @Test
  func `California's review goes before the general rule, and gives no time that was not read`()
    throws
  {
    let rules = try Self.rules()
    let insured = try #require(rules.rule(for: .commercial, .insured, state: "CA"))
    #expect(insured.decidedBy == "California's Independent Medical Review" && !insured.isFirst)
    #expect(insured.words.contains("take the time from the notice"))
    #expect(insured.words.contains("reported, confirm"))
    #expect(insured.words.firstMatch(of: /\d+ (?:days|months)/) == nil)
    #expect(rules.rule(for: .commercial, .insured, state: "OH")?.name == "insured")
    #expect(rules.rule(for: .commercial, .selfFunded, state: "CA")?.name == "self-funded")
    #expect(rules.rule(for: .workersCompensation, .unknown, state: "CA")?.isFirst == true)
    #expect(rules.rule(for: .workersCompensation, .unknown, state: "OH") == nil)
  }

  @Test func `where the review comes first, no appeal is written and no decision on one asked for`()
    throws
  {
    var sample = SampleCase()
    sample.filing.lineOfBusiness = .workersCompensation
    sample.filing.isReviewFirst = true
    #expect(throws: NotReady([.reviewFirst])) { try sample.draft() }
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("ile the request for independent medical review"))
    sample.filing.level = nil
    #expect(try sample.gaps() == [.authorization])
    sample.filing.filer = .member(isAuthorized: true)
    let draft = try sample.draft()
    let page = HTMLRenderer(gnuplot: nil).render(draft.report)
    #expect(draft.kind == .independentReview && draft.kind.template == "independent-review.txt")
    #expect(page.contains("request for independent medical review") && !page.contains("upheld"))
  }

  @Test func `the day for it is the decision's own`() throws {
    var sample = SampleCase()
    sample.filing.isReviewFirst = true
    sample.letter = sample.letter.replacing(
      "you may request an external review within four (4) months",
      with: "an independent medical review must be requested by September 23, 2026")
    let card = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(card.contains("by 2026-09-23, by the decision"))
  }

  private static let row = [
    "name": "north", "line_of_business": "commercial", "funding": "insured", "state": "",
    "first": "",
    "ask": "a notice",
    "decided_by": "a reviewer", "time": "", "advice": "", "verification": "S", "source": "a page",
  ]

  @Test(
    arguments: [
      ("verification", "X"), ("source", ""), ("ask", ""), ("decided_by", ""),
      ("funding", "charity"), ("funding", "unknown"), ("line_of_business", "unheard-of"),
    ])
  func `a rule that cannot be read is refused by row, without its cell`(
    column: String, cell: String
  ) {
    #expect {
      try ExternalReviewRules(rows: [Self.row.merging([column: cell]) { $1 }])
    } throws: { error in
      let words = String(describing: error)
      return words.hasPrefix("row 1: \(column)")
        && (cell.count < 2 || cell == "unknown" || !words.contains(cell))
    }
  }

  @Test func `two rules for one kind of plan are refused`() {
    #expect(throws: PeerToPeerRules.Fault.self) {
      try ExternalReviewRules(rows: [Self.row, Self.row.merging(["name": "south"]) { $1 }])
    }
  }
}

/// Authorization asked for after the service.
struct RetroAuthorizationTests {
  private static var given: SampleCase {
    var sample = SampleCase()
    sample.filing.route = .retroAuthorization
    sample.letter = sample.letter
      .replacing("your request for prior authorization of", with: "your claim for")
      .replacing("Requested service:", with: "Date of service: 07/01/2026\nService:")
    return sample
  }

  @Test func `the route calls for its own letter, once`() throws {
    let kind = try LetterKind(route: .retroAuthorization, level: 1, lineOfBusiness: .commercial)
    #expect(kind == .retroAuthorization)
    #expect(throws: NotReady([.otherRoute(.retroAuthorization)])) {
      try LetterKind(route: .retroAuthorization, level: 2, lineOfBusiness: .commercial)
    }
  }

  @Test func `a service still to come is asked for before it`() throws {
    var sample = SampleCase()
    sample.filing.route = .retroAuthorization
    #expect(try sample.appeal().denial?.isPreService?.value == true)
    #expect(try sample.gaps() == [.serviceToCome])
  }

  @Test func `why none was obtained is left to the practice, and the rest is cited`() throws {
    let sample = Self.given
    #expect(try sample.appeal().denial?.isPreService?.value != true)
    let report = try sample.draft().report
    let html = HTMLRenderer(gnuplot: nil).render(report)
    #expect(html.contains("Re: request for authorization after the service"))
    #expect(html.contains("for this reason:") && html.contains("____________"))
    #expect(html.contains("This request is no appeal"))
    #expect(html.contains("16 visits"))
    let notes = report.cover.compactMap {
      if case .notice(_, let words) = $0 { words } else { nil }
    }
    #expect(notes.contains { $0.hasPrefix("Fill in why authorization was not obtained") })
  }

  @Test func `what was done already is not asked for in haste`() throws {
    var sample = Self.given
    sample.filing.expeditedReason = "leg heaviness on walking"
    #expect(try sample.gaps() == [.notUrgentAfterService])
  }
}
