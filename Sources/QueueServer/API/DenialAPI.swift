import Access
import Claims
import Foundation
import HTTPTypes
import Hummingbird
import Reporting
import Scoring
import Workflow
import Worklists

/// One denial with everything its place rests on.
struct DenialAPI: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/v1/denials/{denial}", .permission(.worklist),
        operation: Operation.describe(
          "readDenial",
          "A denial: its score and what it rests on, the arithmetic of its rank, its deadline and "
            + "rule, and what can be done.",
          parameters: [Operation.denial], answer: Self.schema, refusals: [404]), handle: read)
    ]
  }

  @Sendable private func read(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let number = try context.number("denial")
    let list = server.desk.list
    guard let line = list[number] else { throw QueueRefusal.noSuchDenial(number) }
    let item = server.desk.item(of: number)
    let plan = try server.desk.plan(of: number)
    let seesChart = context.identity?.may(.chart) ?? false
    let explanation = try server.desk.explanation(of: number, plan, withChart: seesChart)
    let events = try server.desk.events(of: number)
    return Response(
      json: [
        "version": LineWire.version(list),
        "line": server.line(line, item, in: list, withChart: seesChart),
        "score": Self.score(line.score), "arithmetic": Self.arithmetic(line),
        "deadline": Self.deadline(line.candidate),
        "actions": .array(plan.options.map { Self.action($0, plan.running($0)) }),
        "explanation": .array(
          explanation.items.map { item in
            [
              "heading": .text(item.heading), "what": .text(item.what),
              "value": .text(item.value), "ground": .text(item.ground),
            ]
          }),
        "events": .array(EventWire.json(events, showsNotes: context.identity?.may(.work) ?? false)),
      ])
  }

  // MARK: - Parts

  private static func score(_ score: Score?) -> JSON {
    guard let score else { return .null }
    return [
      "log_odds": .number(score.logOdds),
      "contributions": .array(
        score.contributions.map { part in
          ["term": .text(part.term), "log_odds": .number(part.logOdds)]
        }),
      "missing": .array(score.missingTerms.map(JSON.text)),
    ]
  }

  private static func arithmetic(_ line: QueueList.Line) -> JSON {
    let value = line.line.value
    guard let sum = value.value, line.expectedNet != nil else {
      let ground = value.value == nil ? value.ground : "nothing can be filed any more"
      return ["mark": "unknown", "ground": .text(ground), "steps": .null]
    }
    return [
      "mark": "estimated", "ground": .text(value.ground),
      "steps": [
        "recoverable_cents": .integer(sum.recoverable.cents),
        "fraction": .number(sum.fraction.value),
        "when_overturned_cents": .integer(sum.whenOverturned.cents),
        "chance": .number(sum.chance.value),
        "expected_recovery_cents": .integer(sum.expectedRecovery.cents),
        "cost_cents": .integer(sum.effort.cost.cents),
        "further_levels_cents": .integer(sum.carried.cents),
        "expected_net_cents": .integer(sum.expectedNet.cents),
      ],
    ]
  }

  private static func deadline(_ candidate: Candidate) -> JSON {
    guard candidate.hasClock else { return .null }
    let deadline = candidate.deadline
    return [
      "act_by": .text(deadline.alarm.description), "last_day": .text(deadline.limit.description),
      "mark": .text(deadline.standing.mark), "standing": .text(deadline.standing.rawValue),
      "start": .text(deadline.start.description),
      "start_name": .text(deadline.startName), "rule": .text(deadline.rule),
      "source": .text(deadline.source), "verification": .text(deadline.verification.rawValue),
      "verified_day": JSON(deadline.verifiedDay?.description),
    ]
  }

  private static func action(_ option: ActionOption, _ clock: FilingDeadline?) -> JSON {
    [
      "action": .text(option.action.rawValue), "level": .integer(option.level),
      "possible": .truth(option.refusal == nil), "refusal": JSON(option.refusal),
      "holder": .text(option.holder.rawValue),
      "act_by": JSON(clock?.alarm.description), "last_day": JSON(clock?.limit.description),
      "clock_mark": .text(clock?.standing.mark ?? "unknown"),
      "assumed": JSON(option.assumption), "rule": .text(option.rule),
      "source": .text(option.source), "verification": .text(option.verification.rawValue),
    ]
  }

  // MARK: - Description

  private static let schema = Schema.object([
    "version": Schema.named("Version"), "line": Schema.named("Line"),
    "score": Schema.orNull(
      Schema.object([
        "log_odds": Schema.number,
        "contributions": Schema.list(
          Schema.object(["term": Schema.text, "log_odds": Schema.number])),
        "missing": Schema.list(Schema.text),
      ])),
    "arithmetic": Schema.object([
      "mark": Schema.oneOf(["estimated", "unknown"]), "ground": Schema.text,
      "steps": Schema.orNull(
        Schema.object([
          "recoverable_cents": Schema.integer, "fraction": Schema.share,
          "when_overturned_cents": Schema.integer, "chance": Schema.share,
          "expected_recovery_cents": Schema.integer, "cost_cents": Schema.integer,
          "further_levels_cents": Schema.integer, "expected_net_cents": Schema.integer,
        ])),
    ]),
    "deadline": Schema.orNull(
      Schema.object([
        "act_by": Schema.day, "last_day": Schema.day, "mark": Schema.oneOf(["known", "assumed"]),
        "standing": Schema.oneOf(FilingDeadline.Standing.allCases.map(\.rawValue)),
        "start": Schema.day,
        "start_name": Schema.text, "rule": Schema.text, "source": Schema.text,
        "verification": Schema.text, "verified_day": Schema.orNull(Schema.day),
      ])),
    "actions": Schema.list(
      Schema.object([
        "action": Schema.oneOf(Action.allCases.map(\.rawValue)), "level": Schema.integer,
        "possible": Schema.truth, "refusal": Schema.orNull(Schema.text),
        // "member": only with the member's written authorization.
        "holder": Schema.oneOf(ActionRule.Holder.allCases.map(\.rawValue)),
        "act_by": Schema.orNull(Schema.day), "last_day": Schema.orNull(Schema.day),
        "clock_mark": Schema.oneOf(["known", "assumed", "unknown"]),
        "assumed": Schema.orNull(Schema.text), "rule": Schema.text,
        "source": Schema.text, "verification": Schema.text,
      ])),
    "explanation": Schema.list(
      Schema.object([
        "heading": Schema.text, "what": Schema.text, "value": Schema.text, "ground": Schema.text,
      ])),
    "events": Schema.list(Schema.named("Event")),
  ])
}

/// What a person did, as it is sent.
enum EventWire {
  /// Those of a denial in their order; the words of a note that was taken back are not sent.
  static func json(_ events: [WorkEvent], showsNotes: Bool) -> [JSON] {
    let standing = Set(WorkEvent.standing(events).map(\.id))
    return events.map { json($0, showsNote: showsNotes && standing.contains($0.id)) }
  }

  static func json(_ event: WorkEvent, showsNote: Bool = true) -> JSON {
    [
      "event": .integer(event.id), "kind": .text(event.kind.rawValue), "by": .text(event.by),
      "time": .integer(event.time), "text": JSON(showsNote ? event.text : nil),
      "appeal": event.appeal.map(appeal) ?? .null, "undoes": JSON(event.undoes),
      "version": .integer(event.version),
    ]
  }

  private static func appeal(_ appeal: Appeal) -> JSON {
    [
      "level": .integer(appeal.level), "action": .text(appeal.action),
      "filed_day": .text(appeal.filedDay.description), "outcome": .text(appeal.outcome.rawValue),
      "decided_day": JSON(appeal.decidedDay?.description),
      "recovered_cents": JSON(appeal.recovered?.cents),
      "next_deadline": JSON(appeal.nextDeadline?.description), "minutes": JSON(appeal.minutes),
    ]
  }
}
