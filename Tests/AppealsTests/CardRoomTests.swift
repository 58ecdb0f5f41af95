import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

/// A card is one page whatever it is made from, and says what it has no room for.
struct CardRoomTests {
  private static let filler =
    " and as was set out at the earlier visits in the words of the patient, of the family and of the "
    + "referring physician, with the same limits by day and by night, at home and at work, on stairs, "
    + "on level ground and in the car, sitting, standing, lying and turning in bed"

  /// Every fact rests on a sentence of some sixty words.
  private static func long(times: Int) throws -> SampleCase {
    var sample = SampleCase()
    sample.member.name =
      "Rosa Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff de la Fontaine-Montgomery"
    let tail = String(repeating: filler, count: times)
    let quotes = sample.facts.compactMap(\.support.first)
    var texts = Dictionary(grouping: quotes, by: \.document).mapValues { group in
      group.map { $0.text + tail + "." }.joined(separator: "\n") + "\n"
    }
    sample.documents = sample.documents.map { document in
      SourceDocument(
        name: document.name + "_of_the_department_of_neurological_and_orthopedic_spine_surgery",
        kind: document.kind, day: document.day, text: texts.removeValue(forKey: document.name) ?? ""
      )
    }
    sample.facts = sample.facts.map { fact in
      var fact = fact
      guard let quote = fact.support.first,
        let document = sample.documents.first(where: { $0.name.hasPrefix(quote.document) })
      else { return fact }
      fact.support = [SampleChart.quote(quote.text + tail + ".", document)]
      return fact
    }
    sample.letter = sample.letter
      .replacing(
        "SUMMIT VALLEY HEALTH PLAN",
        with: "SUMMIT VALLEY COMMUNITY AND EMPLOYERS MUTUAL HEALTH BENEFIT ASSOCIATION PLAN"
      )
      .replacing(
        "Reason for denial: The",
        with:
          "Reason for denial: Function is not quantified, imaging shows only mild stenosis, other "
          + "causes were not excluded, there was some relief and a progressive deficit was not shown. The"
      )
    return sample
  }

  private func card(_ sample: SampleCase) throws -> BattleCard {
    let ids = try sample.appeal().argument?.points.map(\.verdict.criterion.id) ?? []
    let words = "The policy says here at length" + String(repeating: Self.filler, count: 3) + "."
    return try BattleCard(
      sample.appeal(), objections: Product.objections(), literature: Product.literature(),
      policyWords: Dictionary(ids.map { ($0, words) }, uniquingKeysWith: { first, _ in first }),
      calls: PeerToPeerRules(rows: Product.rows("rules/peer-to-peer.csv")),
      today: SampleCase.today, provenance: SampleCase.provenance)
  }

  @Test(
    .enabled(if: Paper.isInstalled, "needs chromium and pdfinfo"), arguments: [1, 2, 4, 12])
  func `the longest names, answers and citations still make one page`(times: Int) throws {
    let card = try card(Self.long(times: times))
    #expect(card.objections.count == 4)
    let html = HTMLRenderer(gnuplot: nil).render(card.report)
    #expect(try Paper.pages(of: html) == 1)
    #expect(html.contains("Left out here"))
    // Never cut: whose call, why, the next step.
    for words in ["Denied because", "If they say no", "Thirty seconds"] {
      #expect(html.contains(words), "\(words)")
    }
  }

  @Test(.enabled(if: Paper.isInstalled, "needs chromium and pdfinfo"))
  func `every criterion that is met is cited where the page has room for it`() throws {
    let sample = SampleCase()
    let met = try sample.appeal().argument?.points.filter { $0.verdict.verdict == .met } ?? []
    let html = HTMLRenderer(gnuplot: nil).render(try sample.card().report)
    #expect(met.count > 3)
    #expect(html.ranges(of: "<li>Section ").count >= met.count)
    #expect(html.ranges(of: "words are not fetched").count == 1)
    #expect(!html.contains("of the criteria that are met"))
    #expect(try Paper.pages(of: html) == 1)
  }

  @Test func `citations give way first, and not below three`() throws {
    let html = HTMLRenderer(gnuplot: nil).render(try card(Self.long(times: 1)).report)
    #expect(html.contains("of the criteria that are met"))
    #expect(html.ranges(of: "The policy says here").count == 3)
  }

  @Test func `what is left out goes in the stated order and is named`() throws {
    func said(_ times: Int) throws -> String {
      try HTMLRenderer(gnuplot: nil).render(card(Self.long(times: times)).report)
    }
    let page = try said(12)
    #expect(page.contains("the end of the policy&#39;s wording"))
    #expect(page.contains("the ends of long quotations"))
    let short = HTMLRenderer(gnuplot: nil).render(try SampleCase().card().report)
    #expect(!short.contains("the ends of long quotations"))
  }

  @Test func `a cut quotation is closed behind its ellipsis and keeps its link`() throws {
    let report = try card(Self.long(times: 12)).report
    for spans in report.blocks.flatMap(\.prose) where spans.words.contains(" …") {
      let words = spans.words
      #expect(words.count { $0 == "“" } == words.count { $0 == "”" }, "\(words.prefix(80))")
      #expect(spans.contains { $0.anchor != nil } || words.hasPrefix("Section"))
    }
  }
}
