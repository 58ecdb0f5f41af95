import Claims

/// The denial that a practice's own export tells, where no remittance and no letter tells it.
struct ExportDenials {
  let thread: ClaimThread
  let history: ClaimHistory
  let catalogue: ReasonCatalogue
  let expected: ExpectedAllowed

  /// Each exported claim of the thread, in the order of first appearance.
  var claims: [ExportedVersions] {
    thread.exports.map(\.claimNumber).uniqued().map { number in
      ExportedVersions(
        thread.exports.filter { $0.claimNumber == number },
        firstFiling: thread.appeals.map(\.filedDay).min())
    }
  }

  /// - Returns: `nil` where no row is denied.
  func denial(of versions: ExportedVersions) -> Denial? {
    guard let index = versions.denialIndex(by: category) else { return nil }
    let export = versions.versions[index].claim
    let knownDay = versions.versions[index].day
    let reading = self.reading(of: export)
    var denial = Denial(
      key: thread.key(history, reading.category), origin: .export,
      isSynthetic: history.isSynthetic, payer: export.payer,
      lineOfBusiness: export.lineOfBusiness,
      patientControlNumber: export.patientControlNumber, claimNumber: export.claimNumber,
      group: export.adjustmentGroup.map(AdjustmentGroup.init(rawValue:)), reason: export.reason,
      reading: reading, serviceDay: export.serviceDay, knownDay: knownDay,
      procedures: procedures(export), diagnoses: export.diagnosis.map { [$0] } ?? [],
      billed: export.billed, denied: export.denied,
      recoverable: recoverable(of: export, knownDay: knownDay),
      contradictions: thread.adjudications.isEmpty
        ? [] : ["denied in the export, not in the remittances"])
    denial.inferredDay = versions.versions[index].inferredDay
    return denial
  }

  /// What an export contradicts of denials that better witnesses tell.
  func contradiction(of versions: ExportedVersions, with denials: [Denial]) -> String? {
    guard let index = versions.denialIndex(by: category) else { return nil }
    let own = category(versions.versions[index].claim)
    guard denials.contains(where: { $0.reading.category == own }) else {
      return "the export gives another reason"
    }
    let isSettled = versions.versions.last?.claim.status == .paid
    return isSettled && denials.contains { $0.status == .open }
      ? "paid in the export, still denied in the remittances" : nil
  }

  /// What the exports say of a denial without remittances, from the day it was known.
  func course(of denial: Denial) -> (trail: [Observation], steps: [Outcome.Step]) {
    let claims = self.claims
    let named = claims.first { $0.versions.first?.claim.claimNumber == denial.claimNumber }
    guard let versions = named ?? (claims.count == 1 ? claims.first : nil) else { return ([], []) }
    let category = denial.reading.category
    let own = denial.origin == .export ? versions.denialIndex(by: self.category) : nil
    let start = own ?? versions.firstIndex(since: denial.alarmStart)
    let before = own.flatMap { versions.versions[$0].claim.paid } ?? .zero
    return (
      versions.trail(from: start, of: category, paidBefore: before, by: self.category),
      versions.steps(from: start)
    )
  }

  /// A row marked denied with a reason that denies nothing is for a person to read.
  private func reading(of export: ExportedClaim) -> ReasonReading {
    let group = export.adjustmentGroup.map(AdjustmentGroup.init(rawValue:))
    if case .denial(let reading) = catalogue.reading(group: group, reason: export.reason) {
      return reading
    }
    return catalogue.reading(of: .unclassified)
  }

  private func category(_ export: ExportedClaim) -> DenialCategory { reading(of: export).category }

  private func recoverable(of export: ExportedClaim, knownDay: CalendarDay) -> Estimate<Money> {
    let settled = (export.paid ?? .zero) + (export.patientResponsibility ?? .zero)
    return Recoverable(
      expected: expected, payer: thread.payer,
      submission: thread.submission(knownBy: knownDay), knownDay: knownDay
    ).amount(of: procedures(export), on: export.serviceDay)
      .map { allowed in
        let rest = max(.zero, allowed - settled)
        return export.denied.map { min($0, rest) } ?? rest
      }
  }

  private func procedures(_ export: ExportedClaim) -> [Procedure] {
    export.procedure.map { [Procedure(code: $0)] } ?? []
  }
}
