import Claims
import Reporting
import Scoring
import Store
import Worklists

extension Workspace {
  /// What changed in the seven days before a list, by the record as known on both days, and what
  /// became of the last list made by the earlier day; without such a list `nil`.
  func weekChange(
    to ranked: RankedDenials
  ) throws -> (changes: WeekChange, lastList: ListOutcome?) {
    let day = ranked.worklist.day
    let since = day.adding(days: -7)
    let population = ranked.scored.population
    // Chances decide only where a denial stands among those to work, so that none are needed.
    let then = ScoredDenials(
      asOf: since, population: population, inForce: nil,
      inventory: try inventory(asOf: since).filter { Population(of: $0.denial) == population },
      scores: [:])
    let before = Self.sightings(
      Worklist(
        ranking: try candidates(then, planner(for: then)), on: since, staff: Staff(minutes: 0),
        overrides: try overrides(on: since)))
    let now = Self.sightings(ranked.worklist)
    let lastList = try store.lastWorklist(by: since).flatMap { run in
      run.id.map { id in
        ListOutcome(
          listDay: run.asOf, run: id,
          listed: run.entries.filter { $0.bucket == "selected" }.map(\.denialID),
          before: before, after: now)
      }
    }
    return (WeekChange(from: before, to: now, since: since, day: day), lastList)
  }

  private static func sightings(_ worklist: Worklist) -> [DenialSighting] {
    let lines =
      (worklist.selected + worklist.expired + worklist.notAppealable).map { ($0, nil) }
      + worklist.deferred.map { ($0.line, Optional($0.reason)) }
    return lines.map { line, deferral in
      DenialSighting(
        id: line.candidate.id, denial: line.candidate.denial,
        isExpired: line.candidate.deadline.isExpired(on: worklist.day),
        hasFurtherLevel: line.candidate.isWorkable, deferral: deferral)
    }
  }
}
