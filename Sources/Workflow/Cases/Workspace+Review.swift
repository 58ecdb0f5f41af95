import Appeals
public import Claims
import ClinicalRecords
import Documents
import Foundation
import Ingest
import MedicalPolicies
import Scoring
import Store

extension Workspace {
  /// Reads a case, registers its denial, and keeps the review.
  ///
  /// - Parameters:
  ///   - request: The `case.json`.
  ///   - notes: The folder of the chart, or one document.
  ///   - letter: The denial letter as text, PDF or DOCX; `nil` before a denial.
  ///   - mayLackNotes: Whether the folder may be empty: then nothing is documented yet, and the clock of
  ///     the denial runs all the same.
  ///   - day: The day of the review; earlier scores do not use it.
  ///   - moment: When, for the record.
  /// - Returns: The case as it stands.
  /// - Throws: ``WorkflowError``, `FormatError`, `ChartError`, `ChartFileError`; none repeats a word
  ///   of the chart.
  public func review(
    request: String, notes: String, letter: String?, mayLackNotes: Bool = false,
    on day: CalendarDay, at moment: String
  ) throws -> CaseReview {
    var review = try readCase(
      CasePaths(request: request, notes: notes, letter: letter), mayLackNotes: mayLackNotes,
      on: day)
    if let other = review.appeal.otherPatient { throw other }
    try checkClaim(of: review)
    review.link = try link(of: review)
    try register(review, at: moment)
    try store.keepReview(review.stored(on: day, at: moment))
    _ = try deriveDenials()
    try setAsideEarlierDenials(ofCase: review.file.name, on: day, at: moment)
    return review
  }

  /// Reads a reviewed case again from the files it was reviewed from, as of a day, or as of the day of
  /// its review.
  ///
  /// - Throws: ``WorkflowError/noSuchCase(_:)``, ``WorkflowError/chartChanged(_:)`` naming the
  ///   documents that are not what was reviewed.
  func readAgain(_ name: String, on day: CalendarDay? = nil) throws -> CaseReview {
    guard let stored = try store.review(ofCase: name) else {
      throw WorkflowError.noSuchCase(name)
    }
    var review = try readCase(
      CasePaths(
        request: stored.requestPath, notes: stored.notesPath, letter: stored.letterPath),
      mayLackNotes: true, on: day ?? stored.day)
    let now = Set(review.chart.map { StoredReview.Document(name: $0.name, version: $0.version) })
    var changed = Set(Set(stored.documents).symmetricDifference(now).map(\.name))
    // Reviews kept before their versions were recorded have none to compare.
    if let version = stored.requestVersion, version != review.requestVersion {
      changed.insert(URL(filePath: stored.requestPath).lastPathComponent)
    }
    if let version = stored.letterVersion, version != review.letterVersion {
      changed.insert(review.letter?.document ?? "the denial letter")
    }
    guard changed.isEmpty else { throw WorkflowError.chartChanged(changed.sorted()) }
    review.link = DenialLink(claim: stored.claim, reference: stored.reference)
    return review
  }

  private func readCase(
    _ paths: CasePaths, mayLackNotes: Bool, on day: CalendarDay?
  ) throws -> CaseReview {
    let written = try paths.letter.map { try ChartFolder.document(at: URL(filePath: $0)) }
    let letter = written.map { DenialLetterReader().read($0.text, document: $0.name) }
    let file = try CaseFile(path: paths.request).asking(after: letter)
    let folder = try ChartFolder(at: URL(filePath: paths.notes))
    let notes = folder.documents.map(Note.init)
    guard mayLackNotes || !notes.isEmpty else { throw WorkflowError.emptyFolder(paths.notes) }
    let request = file.request
    let reading = ChartReader().read(
      try Chart(notes: notes, patient: file.patient),
      for: RequestedCare(
        day: request.day, levels: request.levels,
        side: request.side.flatMap { Side(rawValue: $0.rawValue) }))
    let library = try PolicyLibrary.load(rules.folder + "/policies")
    let answer = Self.policies(of: library, for: request.question, after: letter)
    let candidates = answer.candidates { letter?.pathways(spokenOfAmong: $0) ?? [] }
    let evaluations = candidates.map {
      Evaluation(
        of: $0.pathway, in: $0.policy, request: request, facts: reading.facts, library: library)
    }
    return CaseReview(
      file: file, paths: paths, day: day ?? request.day, chart: folder.documents,
      problems: folder.problems,
      reading: reading, letter: letter, answer: answer,
      argued: ArguedPathway(of: evaluations, denial: letter),
      families: [rules.families.family(of: request.procedureCodes)],
      externalReviews: rules.externalReviews,
      requestVersion: try FileDigest.sha256(path: paths.request), letterVersion: written?.version)
  }

  /// By what the case file says, else by who decided where the letter tells it.
  private static func policies(
    of library: PolicyLibrary, for question: PolicyQuestion, after letter: DenialLetter?
  ) -> PolicyAnswer {
    let answer = library.policies(for: question)
    guard answer.matches.isEmpty, question.administrator == nil,
      let administrator = letter?.administrator?.value
    else { return answer }
    var told = question
    told.administrator = administrator
    let second = library.policies(for: told)
    return second.matches.isEmpty ? answer : second
  }

  /// A denial without a claim: an open denial like any other, with what the letter states.
  private func register(_ review: CaseReview, at moment: String) throws {
    guard let letter = review.letter, let path = review.paths.letter else { return }
    guard let day = review.letterDay else {
      throw WorkflowError.letterWithoutDay(URL(filePath: path).lastPathComponent)
    }
    guard day <= review.day else {
      throw WorkflowError.letterFromFuture(letter.document, line: letter.letterDay?.quote.line ?? 1)
    }
    let file = review.file
    if let approval = review.approval, file.denialCategory == nil {
      throw WorkflowError.letterApproves(letter.document, line: approval.line)
    }
    // What is not decided is no denial yet.
    guard !review.isPending else { return }
    guard letter.refusal != nil || !letter.reasons.isEmpty || file.denialCategory != nil else {
      throw WorkflowError.letterRefusesNothing(letter.document)
    }
    if let upholding = letter.upholding {
      throw WorkflowError.letterUpholds(
        letter.document, line: upholding.line,
        nextBy: letter.nextLevelTime.map { "\($0.day)\($0.isSafe ? "" : " or earlier")" })
    }
    if let first = letter.deniedBeforeCall {
      throw WorkflowError.letterAfterCall(
        letter.document, line: first.quote.line, denied: first.value)
    }
    try checkContractNames(of: review, on: day)
    let category = try file.denialCategory ?? self.category(of: letter)
    let deadline = letter.dayToKeep(
      asksForRecords: category == .documentation, isReviewFirst: review.isReviewFirst,
      requestDay: file.request.day)
    let callDay = letter.callTime.flatMap { $0.isSafe ? $0.day : nil }
    let names = (file.patient.name ?? "").split(separator: " ")
    let notice = DenialNotice(
      origin: .letter, payer: file.payer, lineOfBusiness: review.knownCoverage,
      reference: review.reference, patientControlNumber: file.claim ?? review.link.claim,
      claimNumber: review.claimNumber,
      noticeDay: day, category: category,
      procedures: denied(of: review).map { Procedure(text: $0) },
      diagnoses: file.request.diagnosisCodes,
      serviceDay: review.serviceDay, isPreService: review.isPreService,
      demanded: letter.demand?.value,
      statedDeadline: deadline, statedCallDay: callDay,
      patient: Person(
        lastName: names.last.map(String.init) ?? "",
        firstName: names.dropLast().joined(separator: " "),
        memberNumber: file.memberNumber ?? ""))
    let source = SourceFile(
      name: URL(filePath: path).lastPathComponent, digest: try FileDigest.sha256(path: path),
      bytes: InputFiles.size(path), kind: "denial letter", isSynthetic: file.isSynthetic,
      // Another number reads letters anew that were registered before it: the second names their claim.
      reader:
        "denial letter 2 \(file.name) \(try FileDigest.sha256(path: review.paths.request).prefix(16))"
    )
    _ = try store.load(source, loadedAt: moment, mayDeny: { _ in false }) { loader in
      try loader.add(.denialNotice(notice))
      try loader.describe(kind: "denial letter", isSynthetic: file.isSynthetic)
    }
  }

  /// The procedures at stake: of those planned, none that the letter approves.
  private func denied(of review: CaseReview) -> [String] {
    let approved = review.letter?.approvedProcedures ?? []
    return review.file.contractProcedures.filter { planned in
      !approved.contains { planned.hasPrefix($0) }
    }
  }

  /// By the codes it prints, else by the sentences that give the reason, else by the ground it names
  /// in so many words; see ``LetterReading``.
  private func category(of letter: DenialLetter) throws -> DenialCategory? {
    LetterReading(
      of: letter, catalogue: rules.reasons, classifier: try letterClassifier()
    ).category
  }
}
