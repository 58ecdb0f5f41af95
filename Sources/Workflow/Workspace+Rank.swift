public import Claims
import Foundation
public import Scoring
import Store
public import Worklists

extension Workspace {
  /// Ranks the open denials of a population within the minutes, and keeps the list as a run, with
  /// what was drawn to learn from and with what probability.
  public func rank(
    asOf: CalendarDay, staff: Staff, population: Population?, exploring: ExplorationSettings? = nil,
    at moment: String, for purpose: String? = nil
  ) throws -> RankedDenials {
    let scored = try scoredInventory(asOf: asOf, population: population)
    let planner = try planner(for: scored)
    let candidates = try candidates(scored, planner)
    let overrides = try overrides(on: asOf)
    let worklist = Worklist(
      ranking: candidates, on: asOf, staff: staff, arriving: try arriving(scored, planner),
      exploring: exploring?.exploration(of: candidates.map(\.id), on: asOf),
      overrides: overrides)
    let rulesVersion = try rulesVersion()
    let version = ([rulesVersion, exploring?.words] + Self.kept(worklist) + [purpose])
      .compactMap(\.self).joined(separator: "; ")
    let run = try store.saveWorklist(
      WorklistRun(
        asOf: asOf, createdAt: moment, modelID: scored.inForce?.id, minutes: staff.minutes,
        ruleVersion: version, entries: try Self.entries(worklist)))
    return RankedDenials(
      run: run, worklist: worklist, scored: scored, candidates: candidates, overrides: overrides,
      ruleVersion: rulesVersion)
  }

  /// Begins what a kept list says of staff by skill.
  static let staffMark = "staff:"
  /// What a kept list says where no denial was expected to come any more.
  static let noneExpectedMark = "no denials expected"

  private static func kept(_ list: Worklist) -> [String?] {
    let staff = list.staff
    return [
      staff.isBySkill ? "\(staffMark) \(staff.written ?? staff.words)" : nil,
      staff.expectsDenials ? list.laterHours.map { "an hour later: \($0)" } : noneExpectedMark,
    ]
  }

  /// Every denial of the population with what decides its place.
  func candidates(_ scored: ScoredDenials, _ planner: ActionPlanner) throws -> [Candidate] {
    let profiles = try profiles()
    let billed = try billed(scored)
    let aside = try overrides(on: scored.asOf).filter { $0.value.verdict == .never }
    return scored.inventory.map { stored in
      candidate(
        stored, scored, planner, profiles[stored.denial.payer.key],
        countedAs: billed[stored.id].map { .claim($0) })
    }.countingServicesOnce(on: scored.asOf, aside: Set(aside.keys))
  }

  /// The claim of each service that was denied beforehand and billed since: of the same member, for one of
  /// the same procedures, on the planned day. On another day it may be another service, and a person has to
  /// find out.
  private func billed(_ scored: ScoredDenials) throws -> [Int: String] {
    let planned = scored.inventory.filter {
      $0.denial.isPreService && $0.denial.patient?.memberNumber.isEmpty == false
    }
    let members = Set(planned.compactMap(\.denial.patient?.memberNumber))
    let services = Dictionary(
      grouping: try store.performedServices(ofMembers: members, by: scored.asOf),
      by: \.memberNumber)
    return planned.reduce(into: [:]) { claims, stored in
      let procedures = Set(stored.denial.procedures.map(\.code))
      let own = services[stored.denial.patient?.memberNumber ?? "", default: []]
      claims[stored.id] =
        own.first {
          $0.day == stored.denial.plannedDay && procedures.contains($0.procedure)
        }?.patientControlNumber
    }
  }

  /// What people said by a day, by denial.
  func overrides(on day: CalendarDay) throws -> [Int: RankOverride] {
    Dictionary(
      try store.overrides(on: day).map { ($0.denial, $0) }, uniquingKeysWith: { _, last in last })
  }

  private func candidate(
    _ stored: StoredDenial, _ scored: ScoredDenials, _ planner: ActionPlanner,
    _ profile: PayerProfile?, countedAs: CountedElsewhere?
  ) -> Candidate {
    let score = scored.scores[stored.id]
    return planner.candidate(
      id: stored.id, denial: stored.denial, profile: profile,
      chance: score.flatMap { OverturnChance($0) },
      recoveredFraction: scored.inForce?.model.recoveredFraction
        ?? .unknown(reason: "no model has learned it; run 'overturn train'"),
      countedAs: countedAs)
  }

  private static func entries(_ worklist: Worklist) throws -> [WorklistRun.Entry] {
    let parts =
      [("selected", worklist.selected)]
      + worklist.deferred.map { ("deferred: \($0.reason.rawValue)", [$0.line]) }
      + [("expired", worklist.expired), ("not appealable", worklist.notAppealable)]
    let eligible = Set(worklist.drawing?.eligible ?? [])
    return try parts.flatMap { bucket, lines in
      try lines.map { line in
        let isEligible = eligible.contains(line.candidate.id)
        return try entry(bucket, line, drawing: isEligible ? worklist.drawing : nil)
      }
    }
  }

  /// The explanation of each line is kept, so that a rank can be redone later; and of each denial
  /// that could have been drawn the probability, so that training can weight by it.
  private static func entry(
    _ bucket: String, _ line: Worklist.Line, drawing: Exploration.Drawing?
  ) throws -> WorklistRun.Entry {
    let content = EntryContent(
      arithmetic: line.value.value?.explanation ?? ["unknown: \(line.value.ground)"],
      reasons: line.reasons.map(\.description), drawProbability: drawing?.probability,
      isDrawn: drawing?.drawn.contains(line.candidate.id))
    return WorklistRun.Entry(
      denialID: line.candidate.id, bucket: bucket, rank: line.rank,
      arithmetic: String(decoding: try JSONEncoder().encode(content), as: UTF8.self))
  }

  /// As it is kept; what is `nil` is not written.
  private struct EntryContent: Encodable {
    let arithmetic: [String]
    let reasons: [String]
    let drawProbability: Double?
    let isDrawn: Bool?
  }
}
