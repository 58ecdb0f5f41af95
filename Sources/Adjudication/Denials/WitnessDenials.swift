import Claims

/// Denials that no remittance tells: from letters, the practice's list and its claim export.
struct WitnessDenials {
  let thread: ClaimThread
  let history: ClaimHistory
  let catalogue: ReasonCatalogue
  let expected: ExpectedAllowed

  /// - Parameters:
  ///   - notices: Those that no denial of a remittance took in.
  ///   - denials: The claim's denials from remittances.
  /// - Returns: These and the others, one for each category.
  func denials(notices: [DenialNotice], besides denials: [Denial]) -> [Denial] {
    var all = denials
    let merge = NoticeMerge(catalogue: catalogue)
    for notice in notices {
      let reading = merge.reading(of: notice)
      if let index = all.firstIndex(where: { $0.reading.category == reading.category }) {
        merge.merge(notice, into: &all[index], isTaken: false)
      } else {
        all.append(denial(of: notice, reading))
      }
    }
    for export in thread.exports { add(export, to: &all) }
    return all
  }

  private func denial(of notice: DenialNotice, _ reading: ReasonReading) -> Denial {
    let recoverable = recoverable(knownDay: notice.noticeDay)
      .amount(of: notice.procedures, on: notice.serviceDay)
    return Denial(
      key: key(reading.category),
      origin: notice.origin == .letter ? .letter : .export, isSynthetic: history.isSynthetic,
      payer: notice.payer, lineOfBusiness: notice.lineOfBusiness,
      claimKind: submission(knownBy: notice.noticeDay)?.kind,
      patientControlNumber: notice.patientControlNumber, claimNumber: notice.claimNumber,
      patient: notice.patient, isPreService: notice.isPreService,
      group: notice.adjustmentGroup, reason: notice.reason, remarks: notice.remarks,
      reading: reading, serviceDay: notice.serviceDay, noticeDay: notice.noticeDay,
      knownDay: notice.noticeDay, statedDeadline: notice.statedDeadline,
      procedures: notice.procedures, diagnoses: notice.diagnoses,
      documentsOnFile: notice.documentsOnFile,
      hasAuthorization: submission(knownBy: notice.noticeDay)?.authorizationNumber != nil,
      billed: notice.billed, recoverable: recoverable)
  }

  /// An export repeats what a remittance says better: it makes a denial only where none is.
  private func add(_ export: ExportedClaim, to denials: inout [Denial]) {
    guard let knownDay = export.knownDay else { return }
    let reading = reading(of: export)
    guard denials.isEmpty else {
      if !denials.contains(where: { $0.reading.category == reading.category }) {
        denials[0].contradictions.append("the export gives another reason")
      }
      return
    }
    let group = export.adjustmentGroup.map(AdjustmentGroup.init(rawValue:))
    denials.append(
      Denial(
        key: key(reading.category), origin: .export, isSynthetic: history.isSynthetic,
        payer: export.payer, lineOfBusiness: export.lineOfBusiness,
        patientControlNumber: export.patientControlNumber, claimNumber: export.claimNumber,
        group: group, reason: export.reason, reading: reading, serviceDay: export.serviceDay,
        knownDay: knownDay, procedures: procedures(export),
        diagnoses: export.diagnosis.map { [$0] } ?? [], billed: export.billed,
        denied: export.denied, recoverable: recoverable(of: export, knownDay: knownDay),
        contradictions: thread.adjudications.isEmpty
          ? [] : ["denied in the export, not in the remittances"]))
  }

  /// A row marked denied with a reason that denies nothing is for a person to read.
  private func reading(of export: ExportedClaim) -> ReasonReading {
    let group = export.adjustmentGroup.map(AdjustmentGroup.init(rawValue:))
    if case .denial(let reading) = catalogue.reading(group: group, reason: export.reason) {
      return reading
    }
    return catalogue.reading(of: .unclassified)
  }

  private func recoverable(of export: ExportedClaim, knownDay: CalendarDay) -> Estimate<Money> {
    let settled = (export.paid ?? .zero) + (export.patientResponsibility ?? .zero)
    return recoverable(knownDay: knownDay).amount(of: procedures(export), on: export.serviceDay)
      .map { max(.zero, $0 - settled) }
  }

  private func procedures(_ export: ExportedClaim) -> [Procedure] {
    export.procedure.map { [Procedure(code: $0)] } ?? []
  }

  private func recoverable(knownDay: CalendarDay) -> Recoverable {
    Recoverable(
      expected: expected, payer: thread.payer, submission: submission(knownBy: knownDay),
      knownDay: knownDay)
  }

  private func submission(knownBy day: CalendarDay) -> SubmittedClaim? {
    thread.submissions.last { $0.submittedDay.map { $0 <= day } != false }
  }

  private func key(_ category: DenialCategory) -> String { thread.key(history, category) }
}

extension ExportedClaim {
  /// What the row leaves unpaid of the charge, where it says what was paid.
  fileprivate var denied: Money? {
    paid.map { max(.zero, billed - $0 - (patientResponsibility ?? .zero)) }
  }
}
