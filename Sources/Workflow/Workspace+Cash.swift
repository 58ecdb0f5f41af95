import Claims
import Scoring
import Store
import Worklists

extension Workspace {
  /// Expected cash of the denials selected to be worked and of those appealed; `nil` where no model
  /// has learned when decisions come.
  ///
  /// The selected count as filed when their preparation ends. The model is of first appeals: of a
  /// denial past its first level, or appealed after its last day, nothing is foretold. Chances are the
  /// printed ones, as in the list: what it expects of the selected before costs is their cash here, to
  /// the cent. Paid wins among the inventory tell how long payment takes.
  func expectedCash(
    selected: Set<Int>, among inventory: [StoredDenial], by model: OverturnModel,
    asOf: CalendarDay
  ) throws -> ExpectedCash? {
    guard let course = model.decisionCourse else { return nil }
    let tooLate = try filedTooLate(inventory)
    let predictors = Predictors(families: rules.families)
    let fraction = model.recoveredFraction.value.flatMap { Share($0) }
    let cases = inventory.compactMap { stored -> ExpectedCash.Case? in
      let denial = stored.denial
      let isAppealed = denial.status == .appealed
      guard isAppealed || selected.contains(stored.id) else { return nil }
      let effort = rules.work.effort(for: denial.reading.route)
      let row = predictors.row(of: denial, on: asOf)
      let isForetold =
        denial.appeals.count <= 1 && denial.status != .upheld && !tooLate.contains(stored.id)
      let recoverable = denial.recoverable.value.flatMap { $0 >= .zero ? $0 : nil }
      return ExpectedCash.Case(
        row: row,
        filedDay: isAppealed
          ? denial.appeals.map(\.filedDay).min() ?? asOf : asOf.adding(days: effort.prepDays),
        chance: isForetold
          ? (try? model.score(row)).flatMap { Share($0.probability)?.value } : nil,
        amount: fraction.flatMap { share in recoverable.map { share.of($0) } },
        isAppealed: isAppealed, payer: denial.payer.key, isBeforeSurgery: denial.isPreService)
    }
    return ExpectedCash(
      of: cases, course: course,
      paidAfter: PaymentLag(of: inventory.map(\.denial), asOf: asOf), asOf: asOf)
  }

  /// The same for the last list; `nil` without one, or where something later was loaded since.
  func expectedCashOfLastList() throws -> ExpectedCash? {
    guard let run = try store.lastWorklist(), let modelID = run.modelID,
      try store.isDerivationCurrent(), let latest = try store.latestKnownDay(), latest <= run.asOf
    else { return nil }
    let models = try Population.allCases.compactMap { try modelInForce($0) }
    guard let inForce = models.first(where: { $0.id == modelID }) else { return nil }
    let selected = run.entries.filter { $0.bucket == "selected" }.map(\.denialID)
    let statuses: Set<Denial.Status> = [
      .open, .appealed, .upheld, .overturned, .partiallyOverturned, .clawedBack,
    ]
    let inventory = try store.denials(DenialFilter(statuses: statuses)).filter {
      Population(of: $0.denial) == inForce.model.population
    }
    return try expectedCash(
      selected: Set(selected), among: inventory, by: inForce.model, asOf: run.asOf)
  }
}
