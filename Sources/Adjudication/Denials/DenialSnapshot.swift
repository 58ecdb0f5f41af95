import Claims

/// Writes a denial as it was known on its first day: nothing later enters but what other payers
/// paid on its lines, which is no longer to be recovered, and whether the first of them denies too.
struct DenialSnapshot {
  let thread: ClaimThread
  let log: DecisionLog
  let history: ClaimHistory
  let catalogue: ReasonCatalogue
  let expected: ExpectedAllowed
  let others: OtherPayers

  func denial(of denialCase: DenialCase) -> Denial? {
    let lines = denialCase.denied.map { $0.position.answersAsDenials() }
    let all = lines.flatMap(\.denials).filter { $0.category == denialCase.category }
    // The largest; the first of equals.
    guard
      let top = all.max(by: { $0.amount < $1.amount }).flatMap({ largest in
        all.first { $0.amount == largest.amount }
      }), let first = denialCase.denied.first
    else { return nil }
    let decision = log.decisions[first.decision]
    let claim = decision.claim
    let submission = thread.submission(knownBy: denialCase.firstDay)
    let indicator = claim.filingIndicator ?? submission?.filingIndicator
    return Denial(
      key: key(denialCase), origin: .remittance, isSynthetic: history.isSynthetic,
      payer: thread.payer, lineOfBusiness: LineOfBusiness(filingIndicator: indicator),
      claimKind: submission?.kind, patientControlNumber: history.patientControlNumber,
      claimNumber: claim.claimNumber, patient: claim.patient ?? submission?.patient,
      group: top.group, reason: top.reason, remarks: all.flatMap(\.remarks).uniqued(),
      reading: top.reading, serviceDay: serviceDay(lines, claim, submission),
      paymentDay: decision.remittance.paymentDay,
      productionDay: decision.remittance.productionDay, knownDay: denialCase.firstDay,
      procedures: procedures(lines, submission), diagnoses: submission?.diagnoses ?? [],
      hasAuthorization: (claim.authorizationNumber ?? submission?.authorizationNumber) != nil,
      billed: billed(denialCase),
      denied: all.reduce(.zero) { $0 + $1.amount },
      recoverable: recoverable(denialCase, lines, submission))
  }

  private func key(_ denialCase: DenialCase) -> String {
    let key = thread.key(history, denialCase.category)
    return denialCase.isRepeated ? "\(key)|\(denialCase.firstDay)" : key
  }

  private func recoverable(
    _ denialCase: DenialCase, _ lines: [LinePosition], _ submission: SubmittedClaim?
  ) -> Estimate<Money> {
    if denialCase.isDuplicateOfRecord {
      return .known(.zero, source: "the claim's own decision is on record and holds the amount")
    }
    if zip(denialCase.denied, lines).contains(where: { denied, line in
      log.decisions[denied.decision].claim.isSecondary && others.denyFirst(line)
    }) {
      return .unknown(
        reason: "the first payer denies the same service: what is left to this one depends on that")
    }
    let paid = zip(denialCase.denied, lines).map { denied, line in
      log.decisions[denied.decision].claim.isSecondary ? .zero : others.paid(on: line)
    }
    let amount = Recoverable(
      expected: expected, payer: thread.payer, submission: submission,
      knownDay: denialCase.firstDay
    ).amount(of: denialCase.category, on: zip(lines, paid).map { $0.paid(byOthers: $1) })
    let total = paid.reduce(.zero, +)
    return total > .zero ? amount.noting("less $\(total) paid by another payer") : amount
  }

  /// A claim that the payer split is billed by its parts.
  private func billed(_ denialCase: DenialCase) -> Money {
    denialCase.denied.map(\.decision).uniqued()
      .reduce(.zero) { $0 + log.decisions[$1].claim.billed }
  }

  private func serviceDay(
    _ lines: [LinePosition], _ claim: RemittedClaim, _ submission: SubmittedClaim?
  ) -> CalendarDay? {
    lines.compactMap(\.serviceDay).min() ?? claim.servicePeriod?.first
      ?? submission?.servicePeriod?.first
  }

  private func procedures(_ lines: [LinePosition], _ submission: SubmittedClaim?) -> [Procedure] {
    let named = lines.compactMap(\.procedure).uniqued()
    return named.isEmpty ? (submission?.lines.map(\.procedure).uniqued() ?? []) : named
  }
}

extension ClaimThread {
  /// The claim as last sent by a day; without a day of its own a claim counts as sent before.
  func submission(knownBy day: CalendarDay) -> SubmittedClaim? {
    submissions.last { submission in
      submission.frequencyCode != "8" && submission.submittedDay.map { $0 <= day } != false
    }
  }

  /// Payer, claim and category; a second claim under one number adds its first day of service.
  func key(_ history: ClaimHistory, _ category: DenialCategory) -> String {
    let key = "\(payer.key)|\(history.patientControlNumber)|\(category.rawValue)"
    guard ordinal > 0 else { return key }
    return "\(key)|\(servicePeriod?.first.description ?? String(ordinal))"
  }
}

extension LinePosition {
  fileprivate func paid(byOthers amount: Money) -> LinePosition {
    var position = self
    position.priorPayers += amount
    return position
  }

  /// Where nothing but an answer to an appeal stands, it is read as the denial it maintains.
  fileprivate func answersAsDenials() -> LinePosition {
    guard denials.isEmpty else { return self }
    var position = self
    position.denials = replies
    return position
  }
}
