import Claims

/// Denials that no remittance tells: from letters and the practice's list.
struct WitnessDenials {
  let thread: ClaimThread
  let history: ClaimHistory
  let catalogue: ReasonCatalogue
  let expected: ExpectedAllowed

  /// - Parameters:
  ///   - notices: Those that no denial of a remittance took in.
  ///   - denials: The claim's denials from remittances.
  /// - Returns: These and the others: letters that name the same procedures, or none, are one.
  func denials(notices: [DenialNotice], besides denials: [Denial]) -> [Denial] {
    var all = denials
    let merge = NoticeMerge(catalogue: catalogue)
    for notice in notices.asBelieved {
      let own = Array(all[denials.count...])
      if let index = merge.target(of: notice, among: own) {
        merge.merge(
          notice, into: &all[denials.count + index], besides: own.categories(besides: index))
      } else {
        all.append(denial(of: notice, merge.reading(of: notice)))
      }
    }
    return all
  }

  private func denial(of notice: DenialNotice, _ reading: ReasonReading) -> Denial {
    let recoverable =
      notice.demanded.map { Estimate.known($0, source: "asked back by the letter") }
      ?? recoverable(knownDay: notice.noticeDay)
      .amount(of: notice.procedures, on: notice.serviceDay)
    var denial = Denial(
      key: key(reading.category),
      origin: notice.origin == .letter ? .letter : .export, isSynthetic: history.isSynthetic,
      payer: notice.payer, lineOfBusiness: notice.lineOfBusiness,
      claimKind: thread.submission(knownBy: notice.noticeDay)?.kind,
      patientControlNumber: notice.patientControlNumber, claimNumber: notice.claimNumber,
      reference: notice.reference,
      patient: notice.patient, isPreService: notice.isPreService,
      group: notice.adjustmentGroup, reason: notice.reason, remarks: notice.remarks,
      reading: notice.isPreService ? reading.beforeService : reading,
      serviceDay: notice.serviceDay, noticeDay: notice.noticeDay, noticeOrigin: notice.origin,
      knownDay: notice.noticeDay, statedDeadline: notice.statedDeadline,
      procedures: notice.procedures, diagnoses: notice.diagnoses,
      documentsOnFile: notice.documentsOnFile,
      hasAuthorization: thread.submission(knownBy: notice.noticeDay)?.authorizationNumber != nil,
      billed: notice.billed, recoverable: recoverable)
    denial.statedDeadlineOrigin = notice.statedDeadline.map { _ in notice.origin }
    denial.statedCallDay = notice.statedCallDay
    denial.documentsAtTriage = notice.documentsAtTriage
    return denial
  }

  private func recoverable(knownDay: CalendarDay) -> Recoverable {
    Recoverable(
      expected: expected, payer: thread.payer, submission: thread.submission(knownBy: knownDay),
      knownDay: knownDay)
  }

  private func key(_ category: DenialCategory) -> String { thread.key(history, category) }
}
