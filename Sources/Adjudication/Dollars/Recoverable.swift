import Claims

/// What can be recovered of denied lines.
///
///     recoverable = Σ min(denied, max(0, expected allowed − paid − patient share − other payers))
///
/// over the denied lines: what a line is paid too little beside its denial is another dispute. Of a
/// line denied for several categories each takes the part that it denied. One line unknown makes the whole unknown, one estimated makes it estimated.
struct Recoverable {
  let expected: ExpectedAllowed
  let payer: Payer
  /// The claim as the practice sent it, as far as known: its units, and its lines where the
  /// remittance has none.
  let submission: SubmittedClaim?
  let knownDay: CalendarDay

  func amount(of category: DenialCategory, on lines: [LinePosition]) -> Estimate<Money> {
    .sum(
      of: lines.map { line in
        allowed(line).map { allowed in
          let rest = max(.zero, allowed - line.paid - line.patientShare - line.priorPayers)
          let denied = line.denials.reduce(Money.zero) { $0 + $1.amount }
          return line.part(of: min(rest, denied), for: category)
        }
      }, orUnknown: "no denied line is on record")
  }

  /// What a payer would allow for procedures not billed yet, one unit each.
  func amount(of procedures: [Procedure], on day: CalendarDay?) -> Estimate<Money> {
    .sum(
      of: procedures.map { procedure in
        expected.allowed(
          payer: payer, procedure: procedure, units: 1, serviceDay: day, knownDay: knownDay)
      }, orUnknown: "no procedure named")
  }

  private func allowed(_ line: LinePosition) -> Estimate<Money> {
    guard let procedure = line.procedure else { return allowedForSubmission(line) }
    let billed = submittedUnits(of: line)
    let units = billed ?? (line.units > 0 ? line.units : 1)
    let estimate = allowed(procedure, units: units, on: line.serviceDay)
    guard billed == nil, line.units <= 0, let value = estimate.value else { return estimate }
    return .estimated(value, basis: "\(estimate.ground); units not stated: one assumed")
  }

  private func allowedForSubmission(_ line: LinePosition) -> Estimate<Money> {
    .sum(
      of: (submission?.lines ?? []).map { submitted in
        allowed(
          submitted.procedure, units: submitted.units > 0 ? submitted.units : 1,
          on: submitted.servicePeriod?.first ?? submission?.servicePeriod?.first
            ?? line.serviceDay)
      }, orUnknown: "the remittance has no service lines and the claim sent is not on record")
  }

  private func allowed(_ procedure: Procedure, units: Double, on day: CalendarDay?)
    -> Estimate<Money>
  {
    expected.allowed(
      payer: payer, procedure: procedure, units: units, serviceDay: day, knownDay: knownDay)
  }

  /// SVC05 counts units paid, which is 0 on many denied lines; the claim sent tells the billed, and
  /// so does SVC07 where a payer writes it.
  private func submittedUnits(of line: LinePosition) -> Double? {
    let lines = submission?.lines ?? []
    let byControl = lines.filter { $0.lineControlNumber != nil }
      .first { $0.lineControlNumber == line.control }
    let alike = lines.filter { $0.procedure == line.procedure }
    let units = (byControl ?? (alike.count == 1 ? alike.first : nil))?.units
    return units.flatMap { $0 > 0 ? $0 : nil }
  }
}

extension LinePosition {
  /// The part of an amount that a category bears, by what each category denied of the line.
  func part(of amount: Money, for category: DenialCategory) -> Money {
    let categories = self.categories
    guard let index = categories.firstIndex(of: category) else { return amount }
    return amount.allocated(over: categories.map { denied(as: $0).cents })[index]
  }
}
