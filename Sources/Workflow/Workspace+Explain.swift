public import Claims
public import Documents
import Foundation
import Reporting
public import Scoring
import Store
public import Worklists

extension Workspace {
  /// The staff given, or that of the last list.
  ///
  /// - Throws: ``WorkflowError/noMinutes`` where neither tells.
  public func staff(_ given: Staff?) throws -> Staff {
    if let given { return given }
    guard let last = try lastStaff() else { throw WorkflowError.noMinutes }
    return last
  }

  /// The staff of the last list, with as much or as little expected to come; `nil` before one.
  public func lastStaff() throws -> Staff? {
    guard let last = try store.lastWorklist() else { return nil }
    let parts = last.ruleVersion.components(separatedBy: "; ")
    let mark = parts.first { $0.hasPrefix(Self.staffMark) }
    let written = mark?.dropFirst(Self.staffMark.count).trimmingCharacters(in: .whitespaces)
    guard let staff = try? Staff(reading: [written ?? "\(last.minutes)"]) else { return nil }
    return parts.contains(Self.noneExpectedMark) ? staff.expectingNone() : staff
  }

  /// Where a denial stands in the list of a day, and why, with everything it rests on. Nothing is
  /// kept but the scores.
  ///
  /// - Throws: ``WorkflowError/noSuchDenial(_:)``.
  public func explain(
    denial number: Int, asOf: CalendarDay, staff: Staff, population: Population?
  ) throws -> ExplainedRank {
    let scored = try scoredInventory(asOf: asOf, population: population)
    let planner = try planner(for: scored)
    let worklist = Worklist(
      ranking: try candidates(scored, planner), on: asOf, staff: staff,
      arriving: try arriving(scored, planner),
      overrides: try overrides(on: asOf))
    guard let place = worklist.place(of: number) else {
      throw WorkflowError.noSuchDenial(number)
    }
    let denial = place.line.candidate.denial
    let explanation = try RankExplanation(
      place: place, plan: planner.plan(for: denial, profile: try profiles()[denial.payer.key]),
      score: scored.scores[number], words: try store.overrideHistory(of: number, on: asOf),
      holidays: holidays(near: asOf),
      version: ListVersion(
        model: scored.inForce?.id, modelDay: scored.inForce?.model.asOf, day: asOf,
        rules: rulesVersion()))
    return ExplainedRank(table: explanation.table, text: explanation.text)
  }
}

/// Why a denial stands where it does, for programs and for people.
public struct ExplainedRank: Sendable {
  public let table: Table
  public let text: String
}
