import Claims

/// What is on record of one claim at one payer.
///
/// A patient control number goes to several payers in turn, and some practices use one number for
/// several visits: adjudications belong together by payer, and within it by claim number, by the
/// original they name, or by days of service that meet.
struct ClaimThread {
  var payer: Payer
  /// 0 for the first claim of the payer under this number; its key needs no more.
  var ordinal = 0
  var adjudications: [ClaimHistory.Adjudication] = []
  var recoupments: [ClaimHistory.Recoupment] = []
  var submissions: [SubmittedClaim] = []
  var appeals: [Appeal] = []
  /// Appeals under this number that name no payer of the claim.
  var strayAppeals = 0
  var notices: [DenialNotice] = []
  var exports: [ExportedClaim] = []

  var claimNumbers: Set<String> {
    Set(
      adjudications.flatMap { [$0.claim.claimNumber, $0.claim.originalClaimNumber] }
        .compactMap(\.self) + exports.map(\.claimNumber) + notices.compactMap(\.claimNumber))
  }

  var servicePeriod: ServicePeriod? {
    let periods = adjudications.compactMap(\.claim.serviceSpan)
    guard let first = periods.map(\.first).min(), let last = periods.map(\.last).max() else {
      return nil
    }
    return ServicePeriod(first: first, last: last)
  }
}

/// A day of service and what was billed for it: payers may be named differently, these are not.
private struct Charge: Hashable {
  var day: CalendarDay
  var billed: Money

  init?(day: CalendarDay?, billed: Money?) {
    guard let day, let billed, billed > .zero else { return nil }
    self.day = day
    self.billed = billed
  }
}

extension ClaimThread {
  private var charges: Set<Charge> {
    let adjudicated = adjudications.compactMap {
      Charge(day: $0.claim.serviceSpan?.first, billed: $0.claim.billed)
    }
    let told = notices.compactMap { Charge(day: $0.serviceDay, billed: $0.billed) }
    let exported = exports.compactMap { Charge(day: $0.serviceDay, billed: $0.billed) }
    return Set(adjudicated + told + exported)
  }

  /// - Returns: One thread for each payer and claim, with what was known by `day`.
  static func threads(of history: ClaimHistory, asOf day: CalendarDay) -> [ClaimThread] {
    var threads: [ClaimThread] = []
    let known = history.adjudications.enumerated()
      .filter { $0.element.remittance.knownDay <= day }
      .sorted {
        ($0.element.remittance.knownDay, $0.offset) < ($1.element.remittance.knownDay, $1.offset)
      }
    for (_, adjudication) in known { place(adjudication, in: &threads) }
    for notice in history.notices where notice.noticeDay <= day {
      let charge = Charge(day: notice.serviceDay, billed: notice.billed)
      let index = find(notice.payer, notice.claimNumber, charge, in: &threads, orAdd: true)
      if let index { threads[index].notices.append(notice) }
    }
    for export in history.exports where export.knownDay.map({ $0 <= day }) != false {
      let charge = Charge(day: export.serviceDay, billed: export.billed)
      let index = find(export.payer, export.claimNumber, charge, in: &threads, orAdd: true)
      if let index { threads[index].exports.append(export) }
    }
    attach(history, to: &threads, asOf: day)
    return threads
  }

  private static func place(
    _ adjudication: ClaimHistory.Adjudication, in threads: inout [ClaimThread]
  ) {
    let payer = adjudication.remittance.payer
    let same = threads.indices.filter { threads[$0].payer.key == payer.key }
    if let index = same.first(where: { threads[$0].holds(adjudication.claim) }) {
      threads[index].adjudications.append(adjudication)
    } else {
      threads.append(
        ClaimThread(payer: payer, ordinal: same.count, adjudications: [adjudication]))
    }
  }

  private func holds(_ claim: RemittedClaim) -> Bool {
    let numbers = claimNumbers
    let named = [claim.claimNumber, claim.originalClaimNumber].compactMap(\.self)
    let isNamed = named.contains { number in
      numbers.contains { $0.isSameNumber(as: number) }
    }
    if isNamed { return true }
    guard let ours = servicePeriod, let theirs = claim.serviceSpan else { return true }
    return ours.first <= theirs.last && theirs.first <= ours.last
  }

  /// The thread by claim number, else by payer, else by a charge that only one of them has, else
  /// the only one there is.
  private static func find(
    _ payer: Payer, _ claimNumber: String?, _ charge: Charge? = nil,
    in threads: inout [ClaimThread], orAdd: Bool
  ) -> Int? {
    if let claimNumber, let index = threads.index(ofNumber: claimNumber) { return index }
    let alike = threads.indices.filter { index in
      charge.map { threads[index].charges.contains($0) } ?? false
    }
    let same = threads.indices.filter { threads[$0].payer.isSame(as: payer) }
    if let index = same.first(where: alike.contains) ?? same.first { return index }
    if alike.count == 1 { return alike[0] }
    guard orAdd else { return threads.count == 1 ? 0 : nil }
    threads.append(ClaimThread(payer: payer))
    return threads.count - 1
  }

  private static func attach(
    _ history: ClaimHistory, to threads: inout [ClaimThread], asOf day: CalendarDay
  ) {
    for submission in history.submissions
    where submission.submittedDay.map({ $0 <= day }) != false {
      let original = submission.originalClaimNumber
      // Identifiers of an 837 and an 835 often differ; the primary claim is the first payer's.
      let isPrimary = !["S", "T"].contains(submission.payerSequence)
      let index =
        find(submission.payer, original, in: &threads, orAdd: false)
        ?? (isPrimary ? threads.indices.first : nil)
      if let index { threads[index].submissions.append(submission) }
    }
    for appeal in history.appeals where appeal.filedDay <= day {
      let index = find(appeal.payer, appeal.claimNumber, in: &threads, orAdd: false)
      if let index {
        threads[index].appeals.append(appeal.known(by: day))
      } else if let first = threads.indices.first {
        threads[first].strayAppeals += 1
      }
    }
    for recoupment in history.recoupments where recoupment.day <= day {
      let index = threads.index(ofNumber: recoupment.adjustment.reference)
      if let index { threads[index].recoupments.append(recoupment) }
    }
  }
}

extension Payer {
  fileprivate func isSame(as other: Payer) -> Bool {
    key == other.key || (!name.isEmpty && name.lowercased() == other.name.lowercased())
  }
}

extension Appeal {
  /// What was known of the appeal on a day: one decided later was pending.
  func known(by day: CalendarDay) -> Appeal {
    guard let decidedDay, decidedDay > day else { return self }
    var appeal = self
    appeal.outcome = .pending
    appeal.decidedDay = nil
    appeal.recovered = nil
    appeal.otherAnswer = nil
    return appeal
  }
}

extension ExportedClaim {
  /// The first day the row's decision may have been known: the decision's, else the latest stage
  /// that has a day. `nil` where the row has no day at all: alone it cannot be ranked in time.
  var knownDay: CalendarDay? { decidedDay ?? receivedDay ?? serviceDay }
}

extension RemittedClaim {
  fileprivate var serviceSpan: ServicePeriod? {
    if let servicePeriod { return servicePeriod }
    let periods = lines.compactMap(\.servicePeriod)
    guard let first = periods.map(\.first).min(), let last = periods.map(\.last).max() else {
      return nil
    }
    return ServicePeriod(first: first, last: last)
  }
}
