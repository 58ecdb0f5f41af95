public import Claims
public import ClinicalRecords
public import Documents
import MedicalPolicies

/// The letter that argues a case, built only when everything in it is cited.
///
/// It argues from the criteria of the policy that governs; where none is known, or they are licensed, it
/// argues from the record and the literature, claims no criterion, and asks for those that were used.
public struct AppealLetter: Sendable, Hashable {
  /// Who has read the letter before it goes out.
  public enum Review: Sendable, Hashable {
    case draft
    case reviewed(by: String, on: CalendarDay)

    public var words: String {
      switch self {
      case .draft: "Draft, not reviewed"
      case .reviewed(let name, let day): "Reviewed by \(name) on \(day.inWords)"
      }
    }
  }

  public let kind: LetterKind
  public let report: Report
  /// Everything quoted, to be checked again before it is sent.
  public let quotes: [Quote]

  /// - Parameters:
  ///   - appeal: Request, denial, chart and verdicts.
  ///   - template: See ``LetterTemplate``.
  ///   - objections: What the denial's words announce, which chooses the studies.
  ///   - literature: The studies; only those read and fitting are cited.
  ///   - policyWords: The payer's own text by criterion, as a person fetched it.
  ///   - wordsHeld: What that text was held against; stands on the cover sheet.
  ///   - externalReviews: What is known of the step after the payer's own.
  ///   - today: The date of the letter.
  ///   - review: Whether a person has read it.
  ///   - provenance: Where the report comes from.
  /// - Throws: ``NotReady`` with everything that is to be got first.
  public init(
    _ appeal: AppealCase, template: Template, objections: ObjectionBook, literature: Literature,
    policyWords: [String: String] = [:], wordsHeld: String? = nil,
    externalReviews: ExternalReviewRules = ExternalReviewRules(), today: CalendarDay,
    review: Review = .draft, provenance: Provenance
  ) throws(NotReady) {
    kind = try LetterKind(of: appeal)
    let licensed = appeal.licensed
    let plea = Plea(
      licensed == nil ? appeal : appeal.withoutCriteria, objections: objections,
      literature: literature, policyWords: policyWords, kind: kind)
    let isEarly = (appeal.denial?.letterDay?.value).map { today < $0 } ?? false
    let conflicts = (licensed?.conflicts ?? []).map {
      NotReady.Gap.conflict(criterion: "criterion \($0.criterion.id)")
    }
    let gaps = plea.gaps + conflicts + (isEarly ? [.writtenBeforeDenial] : [])
    guard gaps.isEmpty, let denial = appeal.denial else { throw NotReady(gaps) }
    let page = LetterPage(
      plea: plea, denial: denial, licensed: licensed, externalReviews: externalReviews,
      today: today, review: review)
    do {
      report = Report(
        title: page.title, subtitle: review.words, provenance: provenance,
        cover: CoverSheet.blocks(page.warnings + page.notes(wordsHeld)),
        blocks: try template.filled(page.values), layout: .letter)
    } catch {
      throw NotReady([.template(error)])
    }
    quotes = plea.quotes
  }
}
