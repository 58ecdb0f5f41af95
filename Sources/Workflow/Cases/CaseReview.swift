import Appeals
import Claims
import ClinicalRecords
import Documents
import Foundation
import MedicalPolicies
import Store

/// A case as it stands: request, denial letter, chart, policies and verdicts, read together.
public struct CaseReview: Sendable {
  let file: CaseFile
  let paths: CasePaths
  /// The day it looks from.
  let day: CalendarDay
  let chart: [ChartDocument]
  /// Files of the chart that could not be read, and why.
  let problems: [ChartFileError]
  let reading: ChartReading
  let letter: DenialLetter?
  let answer: PolicyAnswer
  /// `nil` where no policy was found.
  let argued: ArguedPathway?
  let families: Set<String>
  let externalReviews: ExternalReviewRules
  /// Set once the list was asked.
  var link = DenialLink()

  /// Which contents of case file and letter were read.
  let requestVersion: String
  let letterVersion: String?

  var evaluation: Evaluation? { argued?.evaluation }

  /// The letter decides nothing yet, and the case file knows of no denial.
  var isPending: Bool { letter?.pending != nil && file.denialCategory == nil }

  /// Where the letter approves all that the case asks for, whatever else it refuses.
  var approval: Quote? {
    guard let part = letter?.approvedPart else { return letter?.approval }
    let isWhole = file.request.procedureCodes.allSatisfy {
      letter?.approvedProcedures.contains($0) == true
    }
    return isWhole ? part : nil
  }

  var appeal: AppealCase {
    appeal(
      AppealCase.Filing(
        lineOfBusiness: lineOfBusiness, state: file.request.state, isReviewFirst: isReviewFirst))
  }

  /// The payer hears no appeal of its denial: an independent review comes at once.
  var isReviewFirst: Bool {
    externalReviews.rule(
      for: lineOfBusiness, file.funding ?? .unknown, state: file.request.state)?.isFirst ?? false
  }

  /// The case as it is filed; `upholding` is the decision that a further level answers.
  func appeal(_ filing: AppealCase.Filing, upholding: DenialLetter? = nil) -> AppealCase {
    AppealCase(
      request: file.request, families: families,
      member: AppealCase.Member(
        name: file.patient.name, birthDay: file.patient.birthDay,
        noun: file.patient.sex.map { $0 == .female ? "woman" : "man" },
        number: file.memberNumber),
      practice: file.practice, denial: file.denialCategory == nil ? letter : letter?.knownDenied,
      upholding: upholding, facts: reading.facts,
      documents: reading.chart.notes.map {
        SourceDocument(name: $0.name, kind: $0.kind.rawValue, day: $0.day, text: $0.text)
      },
      argued: argued, rivals: rivals, filing: filing, asOf: day)
  }

  /// Empty where one policy alone fits, or the letter names the one that is argued.
  private var rivals: [String] {
    guard answer.isAmbiguous, let argued = evaluation?.policy, letter?.names(argued) != true else {
      return []
    }
    return answer.matches.map(\.policy).filter { $0 != argued }.map(\.name)
  }

  var lineOfBusiness: LineOfBusiness {
    switch file.request.planType {
    case .commercial?, .individualExchange?: .commercial
    case .medicare?: .medicare
    case .medicareAdvantage?: .medicareAdvantage
    case .medicaidManaged?: .medicaid
    case .workersCompensation?: .workersCompensation
    case nil: letter?.lineOfBusiness?.value ?? .unknown
    }
  }

  /// Whose rules run the clock: nobody's where letter and case file name different coverage.
  var knownCoverage: LineOfBusiness {
    guard let stated = letter?.lineOfBusiness?.value, lineOfBusiness != .unknown,
      stated != lineOfBusiness
    else { return lineOfBusiness }
    return .unknown
  }

  func stored(on day: CalendarDay, at moment: String) -> StoredReview {
    let exclusions = Set((evaluation?.exclusions ?? []).map(\.criterion.id))
    return StoredReview(
      caseName: file.name, reviewedAt: moment, day: day, isSynthetic: file.isSynthetic,
      payerKey: file.payer.key, reference: letter.map { _ in reference },
      claim: claim,
      policy: evaluation?.policy.uid,
      policyEffectiveDay: evaluation?.policy.effective?.statable?.description,
      verdict: evaluation?.result.rawValue,
      documents: chart.map { .init(name: $0.name, version: $0.version) },
      criteria: (evaluation?.criteria ?? []).map {
        .init(
          id: $0.criterion.id, label: $0.criterion.label, section: $0.criterion.section,
          verdict: $0.verdict.rawValue, isExclusion: exclusions.contains($0.criterion.id))
      },
      requirements: evaluation?.requirements.map { requirement in
        .init(
          verdict: requirement.verdict.rawValue, criteria: requirement.criteria.map(\.criterion.id),
          questions: requirement.questions.compactMap(\.question))
      },
      redFlags: SafetyStop.found(in: reading.facts).count,
      requestVersion: requestVersion, letterVersion: letterVersion,
      requestPath: Self.whole(paths.request), notesPath: Self.whole(paths.notes),
      letterPath: paths.letter.map(Self.whole))
  }

  /// Found again from whatever folder a later command or the queue runs in.
  private static func whole(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }

  /// As the letter says, else whether the planned day lies before it.
  var isPreService: Bool {
    if let stated = letter?.isPreService?.value { return stated }
    guard let planned = file.plannedDay, let written = letter?.letterDay?.value else { return true }
    return planned >= written
  }

  /// As the letter prints it, else as a person read it.
  var letterDay: CalendarDay? { letter?.letterDay?.value ?? file.letterDay }

  /// The letter's day of a service already given, else the day planned.
  var serviceDay: CalendarDay? {
    isPreService ? file.plannedDay : letter?.serviceDay?.value ?? file.plannedDay
  }

  /// The practice's number or the payer's, where there is a claim.
  var claim: String? { file.claim ?? claimNumber ?? link.claim }

  var memberNumber: String? { file.memberNumber ?? letter?.member.number?.value }

  /// The number of a claim already adjudicated, as the letter prints it, else as the case file has it:
  /// a denial that a remittance told of is the same one.
  var claimNumber: String? {
    guard !isPreService else { return nil }
    let printed = Set(
      (letter?.references ?? []).map(\.value).filter { $0.kind == .claim }.map(\.number))
    return printed.count == 1 ? printed.first : file.claim
  }

  /// The payer's reference, or the case's own name where the letter has none.
  var reference: String {
    letter?.references.first?.value.number ?? link.reference ?? file.name
  }
}

/// Where the files of a case are.
struct CasePaths: Sendable, Hashable {
  let request: String
  let notes: String
  let letter: String?
}
