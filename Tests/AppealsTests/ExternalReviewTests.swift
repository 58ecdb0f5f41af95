import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Testing

/// Nine decided external appeals of New York, taken back to the day of the denial.
struct ExternalReviewTests {
  private static let shared = ProcessInfo.processInfo.environment["OVERTURN_SHARED"]

  private static func appeal(_ example: ExternalReviewCase) throws -> AppealCase {
    let denial = DenialLetterReader().read(example.letter, document: example.number)
    let library = try SampleCase.library()
    let request = SurgeryRequest(
      day: SampleCase.today, procedureCodes: denial.procedures.map(\.value),
      levels: denial.levels.map(\.value),
      side: denial.side.map { $0.value == .left ? .left : .right },
      payer: denial.payer?.value)
    let candidate = library.policies(for: request.question).candidates().first
    return AppealCase(
      request: request, families: [], member: .init(), practice: SampleCase.practice,
      denial: denial, facts: ChartFacts(), documents: [],
      argued: candidate.flatMap {
        ArguedPathway(
          of: [
            Evaluation(
              of: $0.pathway, in: $0.policy, request: request, facts: ChartFacts(),
              library: library)
          ], denial: denial)
      })
  }

  @Test(.enabled(if: shared != nil, "OVERTURN_SHARED is not set"))
  func `every case gives a card and a checklist, and no letter without a chart`() throws {
    let (objections, literature) = (try Product.objections(), try Product.literature())
    let template = try LetterTemplate.read(
      String(decoding: Product.data("templates/appeal.txt"), as: UTF8.self), name: "appeal.txt")
    for example in try ExternalReviewCase.all(inFolder: try #require(Self.shared)) {
      let appeal = try Self.appeal(example)
      let card = try BattleCard(
        appeal, objections: objections, literature: literature, today: SampleCase.today,
        provenance: SampleCase.provenance)
      #expect(card.summary.facts.isEmpty && !card.tasks.isEmpty)
      let checklist = Checklist(
        appeal, objections: objections, provenance: SampleCase.provenance)
      #expect(!checklist.items.isEmpty)
      #expect(throws: NotReady.self) {
        try AppealLetter(
          appeal, template: template, objections: objections, literature: literature,
          today: SampleCase.today, provenance: SampleCase.provenance)
      }
      #expect(!HTMLRenderer(gnuplot: nil).render(card.report).lowercased().contains("overturned"))
    }
  }
}
