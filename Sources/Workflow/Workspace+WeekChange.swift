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
    let deadlines = try DeadlineTable(rules: rules.deadlines, contract: store.deadlineRules())
    let profiles = try profiles()
    let before = try inventory(asOf: since).filter { Population(of: $0.denial) == population }
    let sightings = before.map { stored in
      DenialSighting(
        id: stored.id, denial: stored.denial,
        isExpired: deadlines.deadline(
          for: stored.denial, profile: profiles[stored.denial.payer.key]
        ).isExpired(on: since))
    }
    let now = Self.sightings(ranked.worklist)
    let lastList = try store.lastWorklist(by: since).flatMap { run in
      run.id.map { id in
        ListOutcome(
          listDay: run.asOf, run: id,
          listed: run.entries.filter { $0.bucket == "selected" }.map(\.denialID),
          before: sightings, after: now)
      }
    }
    return (WeekChange(from: sightings, to: now, since: since, day: day), lastList)
  }

  private static func sightings(_ worklist: Worklist) -> [DenialSighting] {
    let lines =
      worklist.selected + worklist.deferred.map(\.line) + worklist.expired
      + worklist.notAppealable
    return lines.map { line in
      DenialSighting(
        id: line.candidate.id, denial: line.candidate.denial,
        isExpired: line.candidate.deadline.isExpired(on: worklist.day))
    }
  }
}
