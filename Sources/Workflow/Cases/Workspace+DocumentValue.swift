import Appeals
import Claims
import Reporting
import Scoring
import Statistics
import Store
import Worklists

extension Workspace {
  /// What a missing document would add to each open denial whose chart was reviewed and leaves a
  /// requirement open; one that can no longer be appealed is left out.
  ///
  /// - Returns: `nil` where there is no such denial.
  func documentValues(of ranked: RankedDenials) throws -> DocumentValueTable? {
    let scored = ranked.scored
    let closed = Set(
      (ranked.worklist.expired + ranked.worklist.notAppealable).map(\.candidate.id))
    let settled = SettledRequirements(in: scored.inventory.map(\.denial), by: scored.asOf)
    let lines = try scored.inventory.compactMap { stored -> DocumentValueTable.Line? in
      let denial = stored.denial
      guard denial.status == .open, !closed.contains(stored.id),
        let review = denial.lastReview(by: scored.asOf), review.open > 0
      else { return nil }
      return DocumentValueTable.Line(
        denial: stored.id, payer: denial.payer.name, name: review.caseName ?? denial.workName,
        missing: review.missing?.first, open: review.open,
        value: try documentValue(
          of: denial, by: scored.inForce?.model, chanceMet: settled.chance, on: scored.asOf),
        isSynthetic: denial.isSynthetic)
    }
    let effort = rules.work.effort(for: .sendRecords)
    return lines.isEmpty ? nil : DocumentValueTable(lines, isCostAssumed: effort.isAssumed)
  }

  /// What an answer adds to a case, as the database knows its denial; changes nothing there.
  func value(ofAnswersTo review: CaseReview, on day: CalendarDay) throws -> Checklist.Value {
    let denials = try store.denials().map(\.denial)
    guard let denial = denials.first(where: { $0.isOpenDenial(of: review, on: day) }) else {
      return .unknown(reason: "no open denial with this review is on record by \(day)")
    }
    let population = Population(of: denial)
    let inForce = try modelInForce(population, by: day)
    let settled = SettledRequirements(
      in: denials.filter { Population(of: $0) == population }, by: day)
    let value = try documentValue(
      of: denial, by: inForce?.model, chanceMet: settled.chance, on: day)
    guard let gain = value.gain else { return .unknown(reason: value.ifMet.ground) }
    return .learned(
      Checklist.Worth(
        now: gain.now, ifMet: gain.with, ifNotMet: gain.against,
        gainEnds: gain.interval.map { .init(lower: $0.lower, upper: $0.upper) },
        chanceMet: value.chanceMet,
        netIfMet: value.ifMet, net: value.expected, cost: value.cost,
        isCostAssumed: rules.work.effort(for: .sendRecords).isAssumed))
  }

  /// Getting a document is put at what answering a request for records takes.
  private func documentValue(
    of denial: Denial, by model: OverturnModel?, chanceMet: Estimate<Double>, on day: CalendarDay
  ) throws -> DocumentValue {
    let predictors = Predictors(families: rules.families)
    return DocumentValue(
      try model?.gain(ofOneMoreMetFor: denial, predictors, on: day),
      unlearned: unlearned(model, denial.lastReview(by: day)), of: denial,
      fraction: model?.recoveredFraction ?? .unknown(reason: "no model is in force"),
      chanceMet: chanceMet, cost: rules.work.effort(for: .sendRecords).cost)
  }

  /// Why nothing can be said.
  private func unlearned(_ model: OverturnModel?, _ review: ChartFindings?) -> String {
    guard let review, review.open > 0 else { return "the review leaves no requirement open" }
    guard let model else { return "no model is in force" }
    let cases = model.chartReviews ?? ChartReviews(in: [])
    guard cases.isLearned else {
      return "the model learned from \(cases.overturned + cases.upheld) reviewed charts "
        + "(\(cases.overturned) overturned); \(ChartReviews.required) are needed, "
        + "\(ChartReviews.requiredOfEach) of each outcome"
    }
    return "reviewed charts told the model nothing"
  }
}

extension Denial {
  fileprivate func isOpenDenial(of review: CaseReview, on day: CalendarDay) -> Bool {
    status == .open && lastReview(by: day)?.caseName == review.file.name
      && payer.key == review.file.payer.key
  }
}
