import Adjudication
public import Claims
public import Store

extension Workspace {
  /// Derives anew the denials of every history, and keeps them.
  ///
  /// Of every one, not only of those just touched: a new payment moves the median allowed amount
  /// that older denials of the same payer and procedure are estimated by.
  ///
  /// - Returns: How many denials were brought up to date.
  func deriveDenials() throws -> Int {
    var ids: Set<Int> = []
    let adjudicator = try adjudicator(asOf: nil)
    let reviews = try ReviewedCharts(store.allReviews(), store.chartReviews())
    func keep(_ denials: [Denial]) throws {
      store.letOthersWrite()
      ids.formUnion(try store.upsertDenials(denials.map { reviews.joined(to: $0) }))
    }
    let mark = try derive(adjudicator, .all, asOf: nil, keep: keep)
    try keep(authorizationDenials(adjudicator, asOf: nil))
    try store.withdrawDenials(except: ids)
    try store.markDerived(mark, asOf: nil)
    return ids.count
  }

  /// Every denial as known on a day, decided ones too, in the order of their numbers.
  ///
  /// From the kept denials when nothing later is loaded, else derived anew from the facts known by
  /// the day; both give the same. After a load that was cut off the kept denials are brought up to
  /// date first.
  public func inventory(asOf: CalendarDay) throws -> [StoredDenial] {
    if try !store.isDerivationCurrent() { _ = try deriveDenials() }
    guard let latest = try store.latestKnownDay() else { return [] }
    guard asOf < latest else { return try store.denials() }
    let numbers = try store.denialIDs()
    let adjudicator = try adjudicator(asOf: asOf)
    var denials = try authorizationDenials(adjudicator, asOf: asOf)
    _ = try derive(adjudicator, .all, asOf: asOf) { denials += $0 }
    let reviews = try ReviewedCharts(store.allReviews(), store.chartReviews(), by: asOf)
    return denials.compactMap { denial in
      numbers[denial.key].map { StoredDenial(id: $0, denial: reviews.joined(to: denial)) }
    }.sorted { $0.id < $1.id }
  }

  private func derive(
    _ adjudicator: Adjudicator, _ scope: HistoryScope, asOf: CalendarDay?,
    keep: ([Denial]) throws -> Void
  ) throws -> LoadMark {
    var denials: [Denial] = []
    let day = try asOf ?? store.latestKnownDay() ?? CalendarDay(number: 0)
    let mark = try store.forEachBatch(scope, asOf: asOf) { histories in
      denials += try histories.mappedInParallel { adjudicator.denials(of: $0, asOf: day) }
        .flatMap(\.self)
      if denials.count >= 5000 {
        try keep(denials)
        denials = []
      }
    }
    try keep(denials)
    return mark
  }

  private func authorizationDenials(
    _ adjudicator: Adjudicator, asOf: CalendarDay?
  ) throws -> [Denial] {
    let records = try store.contestedAuthorizations(asOf: asOf)
    guard !records.isEmpty else { return [] }
    let appeals = try store.appealVersions()
    let day = try asOf ?? store.latestKnownDay() ?? CalendarDay(number: 0)
    return [false, true].flatMap { isSynthetic in
      adjudicator.denials(
        of: records.filter { $0.isSynthetic == isSynthetic }.map(\.decision), appeals: appeals,
        asOf: day, isSynthetic: isSynthetic)
    }
  }

  func adjudicator(asOf: CalendarDay?) throws -> Adjudicator {
    let medians = try store.allowedMedians(
      asOf: asOf, pricingModifiers: ExpectedAllowed.pricingModifiers)
    return Adjudicator(
      catalogue: rules.reasons,
      expectedAllowed: ExpectedAllowed(
        rates: try store.contractRates(),
        medians: medians.map { median in
          ExpectedAllowed.Median(
            payer: Payer(identifier: median.payerKey, name: ""), procedure: median.procedure,
            allowed: median.median, lines: median.count)
        }))
  }
}

extension Workspace {
  /// Derives anew the history of one denial after an appeal of it was recorded or taken back.
  ///
  /// No other denial changes by that: appeals move no median and no rule.
  ///
  /// - Returns: Where the denial stands now.
  func settleAgain(_ denial: Int) throws -> Denial.Status? {
    guard let stored = try store.denial(id: denial),
      let key = stored.denial.patientControlNumber ?? stored.denial.reference
    else { return nil }
    let reviews = try ReviewedCharts(store.allReviews(), store.chartReviews())
    let adjudicator = try adjudicator(asOf: nil)
    _ = try derive(adjudicator, .of([key]), asOf: nil) { denials in
      try store.upsertDenials(denials.map { reviews.joined(to: $0) })
    }
    return try store.denial(id: denial)?.denial.status
  }
}
