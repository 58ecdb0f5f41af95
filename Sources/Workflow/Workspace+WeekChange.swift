import Claims
import Reporting
import Scoring
import Store
import Worklists

extension Workspace {
  /// What changed in the seven days before a list, by the record as known on both days.
  func weekChange(to ranked: RankedDenials) throws -> WeekChange {
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
    return WeekChange(
      from: sightings, to: Self.sightings(ranked.worklist), since: since, day: day)
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
