public import Claims
public import Documents
import Reporting
public import Scoring
import Store
import Worklists

extension Workspace {
  /// The minutes given, or those of the last list.
  public func minutes(_ given: Int?) throws -> Int {
    guard let minutes = try given ?? store.lastWorklist()?.minutes else {
      throw WorkflowError.noMinutes
    }
    return minutes
  }

  /// Where a denial stands in the list of a day, and why, with everything it rests on. Nothing is
  /// kept but the scores.
  ///
  /// - Throws: ``WorkflowError/noSuchDenial(_:)``.
  public func explain(
    denial number: Int, asOf: CalendarDay, minutes: Int, population: Population?
  ) throws -> ExplainedRank {
    let scored = try scoredInventory(asOf: asOf, population: population)
    let planner = try planner(for: scored)
    let worklist = try worklist(scored, planner, minutes: minutes)
    guard let place = worklist.place(of: number) else {
      throw WorkflowError.noSuchDenial(number)
    }
    let denial = place.line.candidate.denial
    let explanation = RankExplanation(
      place: place, plan: planner.plan(for: denial, profile: try profiles()[denial.payer.key]),
      score: scored.scores[number], words: try store.overrideHistory(of: number, on: asOf),
      holidays: holidays(near: asOf),
      version: ListVersion(
        model: scored.inForce?.id, modelDay: scored.inForce?.model.asOf, day: asOf,
        rules: rules.version))
    return ExplainedRank(table: explanation.table, text: explanation.text)
  }
}

/// Why a denial stands where it does, for programs and for people.
public struct ExplainedRank: Sendable {
  public let table: Table
  public let text: String
}
