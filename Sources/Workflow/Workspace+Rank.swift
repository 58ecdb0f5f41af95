public import Claims
import Foundation
public import Scoring
import Store
import Worklists

extension Workspace {
  /// Ranks the open denials of a population within the minutes, and keeps the list as a run.
  public func rank(
    asOf: CalendarDay, minutes: Int, population: Population?, at moment: String
  ) throws -> RankedDenials {
    let scored = try scoredInventory(asOf: asOf, population: population)
    let contract = try store.deadlineRules()
    let deadlines = try DeadlineTable(rules: rules.deadlines, contract: contract)
    let profiles = try profiles()
    let candidates = scored.inventory.map { stored in
      candidate(stored, scored, deadlines, profiles[stored.denial.payer.key])
    }
    let worklist = Worklist(ranking: candidates, on: asOf, minutes: minutes)
    let run = try store.saveWorklist(
      WorklistRun(
        asOf: asOf, createdAt: moment, modelID: scored.inForce?.id, minutes: minutes,
        ruleVersion: rules.version, entries: try Self.entries(worklist)))
    return RankedDenials(run: run, worklist: worklist, scored: scored)
  }

  private func candidate(
    _ stored: StoredDenial, _ scored: ScoredDenials, _ deadlines: DeadlineTable,
    _ profile: PayerProfile?
  ) -> Candidate {
    let score = scored.scores[stored.id]
    return Candidate(
      id: stored.id, denial: stored.denial,
      chance: score.flatMap {
        OverturnChance(
          probability: $0.probability, lower: $0.lower, upper: $0.upper,
          isExtrapolated: $0.isExtrapolation)
      },
      recoveredFraction: scored.inForce?.model.recoveredFraction
        ?? .unknown(reason: "no model has learned it; run 'overturn train'"),
      deadline: deadlines.deadline(for: stored.denial, profile: profile),
      effort: rules.work.effort(for: stored.denial.reading.route))
  }

  private static func entries(_ worklist: Worklist) throws -> [WorklistRun.Entry] {
    try entries("selected", worklist.selected)
      + worklist.deferred.flatMap { try entries("deferred: \($0.reason.rawValue)", [$0.line]) }
      + entries("expired", worklist.expired)
      + entries("not appealable", worklist.notAppealable)
  }

  /// The explanation of each line is kept, so that a rank can be redone later.
  private static func entries(
    _ bucket: String, _ lines: [Worklist.Line]
  ) throws -> [WorklistRun.Entry] {
    try lines.map { line in
      let explanation = line.value.value?.explanation ?? ["unknown: \(line.value.ground)"]
      let json = try JSONEncoder().encode(
        ["arithmetic": explanation, "reasons": line.reasons.map(\.description)])
      return WorklistRun.Entry(
        denialID: line.candidate.id, bucket: bucket, rank: line.rank,
        arithmetic: String(decoding: json, as: UTF8.self))
    }
  }
}
