import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies

/// The synthetic case against Aetna's lumbar policy, to be changed one thing at a time.
struct SampleCase {
  var request = SurgeryRequest(
    day: CalendarDay(number: 20_685), procedureCodes: ["63047"],
    levels: [SpinalLevel("L4-5")].compactMap(\.self), side: .bilateral,
    diagnosisCodes: ["M48.062"], payer: "Aetna", planType: .commercial)
  var families: Set<String> = ["lumbar-decompression"]
  var member = AppealCase.Member(
    name: "Rosa Delgado", birthDay: CalendarDay("1958-04-11"), noun: "woman",
    number: "SVH440912873")
  var letter = SampleLetters.commercial
  var hasLetter = true
  /// The text of the decision that upheld the denial.
  var upholding: String?
  var facts = SampleChart.facts.all
  var documents = SampleChart.documents
  var filing = AppealCase.Filing()
  var rivals: [String] = []
  var policy = "aetna-cpb-0743@2026-07-30"
  var pathway = "lumbar-decompression"
  /// Further pathways of the policy that could govern.
  var otherPathways: [String] = []
  var asOf: CalendarDay?

  static let practice = AppealCase.Practice(
    name: "Lakeside Spine Center", addressLines: ["1200 Harbor Street", "Toledo, OH 43604"],
    phone: "(419) 555-0190", surgeon: "N. Okafor", credentials: "MD")
  static let today = CalendarDay(number: 20_700)
  static let provenance = Provenance(
    toolVersion: "overturn test", command: "overturn letter", asOf: "2026-09-04", synthetic: true)

  static func library() throws -> PolicyLibrary { try loaded.get() }

  private static let loaded = Result {
    try PolicyLibrary.load(Product.folder.appending(path: "policies").path)
  }

  func appeal() throws -> AppealCase {
    let library = try Self.library()
    let chart = ChartFacts(facts)
    let evaluations = library[uid: policy].map { policy in
      ([pathway] + otherPathways).compactMap { policy.pathway($0) }.map {
        Evaluation(of: $0, in: policy, request: request, facts: chart, library: library)
      }
    }
    let denial = hasLetter ? SampleLetters.read(letter) : nil
    return AppealCase(
      request: request, families: families, member: member, practice: Self.practice,
      denial: denial,
      upholding: upholding.map { DenialLetterReader().read($0, document: "upheld.txt") },
      facts: chart, documents: documents,
      argued: ArguedPathway(of: evaluations ?? [], denial: denial), rivals: rivals,
      filing: filing, asOf: asOf)
  }

  func draft(policyWords: [String: String] = [:], template: String? = nil) throws -> AppealLetter {
    let kind = try LetterKind(
      route: filing.route, level: filing.level, lineOfBusiness: filing.lineOfBusiness,
      isReviewFirst: filing.isReviewFirst)
    let text =
      try template
      ?? String(decoding: Product.data("templates/" + kind.template), as: UTF8.self)
    return try AppealLetter(
      appeal(), template: LetterTemplate.read(text, name: "appeal.txt"),
      objections: Product.objections(), literature: Product.literature(), policyWords: policyWords,
      today: Self.today,
      provenance: Self.provenance)
  }

  func card(
    today: CalendarDay = Self.today, calls: PeerToPeerRules = PeerToPeerRules()
  ) throws -> BattleCard {
    try BattleCard(
      appeal(), objections: Product.objections(), literature: Product.literature(), calls: calls,
      today: today, provenance: Self.provenance)
  }

  func checklist(value: Checklist.Value? = nil) throws -> Checklist {
    try Checklist(
      appeal(), objections: Product.objections(), value: value, provenance: Self.provenance)
  }

  /// What keeps the letter from being made.
  func gaps() throws -> [NotReady.Gap] {
    do {
      _ = try draft()
      return []
    } catch let error as NotReady {
      return error.gaps
    }
  }
}

extension Block {
  /// Every run of text with links in it and below it.
  var prose: [[Span]] {
    switch self {
    case .prose(let spans): [spans]
    case .list(let items): items
    case .details(_, let blocks, _): blocks.flatMap(\.prose)
    default: []
    }
  }
}

extension Span {
  var anchor: String? {
    if case .link(_, let anchor) = self { return anchor }
    return nil
  }
}
