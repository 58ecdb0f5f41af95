import HTTPTypes
import Claims
import Worklists

/// The description that is served: made from the endpoints themselves, so that none is missing.
struct OpenAPI {
  let endpoints: [Endpoint]

  var document: JSON {
    var paths: [String: [JSON.Member]] = [:]
    for endpoint in endpoints {
      guard let operation = endpoint.operation else { continue }
      paths[endpoint.path, default: []].append(
        .init(key: endpoint.method.rawValue.lowercased(), value: operation))
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Overturn appeals queue", "version": "1.0.0",
        "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
        "description": """
        Denials in the order to work them, with what each rests on. Dollars are integer cents and \
        days calendar days of the practice, each with its mark: known, estimated, assumed or unknown.
        """,
      ],
      "security": [["token": []]],
      "paths": .object(
        paths.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .object($0.value)) }),
      "components": [
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
        "responses": [
          "Problem": [
            "description": "Refused, and why.",
            "content": ["application/problem+json": ["schema": Schema.named("Problem")]],
          ]
        ],
        "schemas": Self.schemas,
      ],
    ]
  }

  private static let marks = ["known", "estimated", "assumed", "unknown"]

  private static var schemas: JSON {
    let schemas: KeyValuePairs<String, JSON> = [
      "Problem": [
        "type": "object",
        "properties": [
          "type": Schema.text, "title": Schema.text, "status": Schema.integer,
          "detail": Schema.text,
        ],
        "required": ["type", "title", "status", "detail"],
      ],
      "Dollars": Schema.object([
        "cents": Schema.orNull(Schema.integer), "mark": Schema.oneOf(marks), "ground": Schema.text,
      ]),
      "Day": Schema.object([
        "day": Schema.orNull(Schema.day),
        "mark": Schema.oneOf(marks),
      ]),
      "Chance": Schema.object([
        "probability": Schema.share, "lower": Schema.share, "upper": Schema.share,
        "interval": Schema.share, "extrapolated": Schema.truth,
      ]),
      "Version": Schema.object([
        "list": Schema.integer, "model": Schema.orNull(Schema.integer),
        "model_as_of": Schema.orNull(Schema.day), "as_of": Schema.day, "rules": Schema.text,
        "expires": Schema.day,
      ]),
      "Call": call, "Line": line, "Event": event,
    ]
    return .object(schemas.map { .init(key: $0.key, value: $0.value) })
  }

  private static let line = Schema.object([
    "denial": Schema.integer, "claim": Schema.orNull(Schema.text),
    "payer_claim": Schema.orNull(Schema.text), "reference": Schema.orNull(Schema.text),
    "payer": Schema.text, "reason": Schema.text,
    "category": Schema.oneOf(DenialCategory.allCases.map(\.rawValue)),
    "before_surgery": Schema.truth, "part": Schema.text, "rank": Schema.integer,
    "next_action": Schema.text, "act_by": Schema.named("Day"), "last_day": Schema.named("Day"),
    "deadline_standing": Schema.orNull(
      Schema.oneOf(FilingDeadline.Standing.allCases.map(\.rawValue))),
    "start_by": Schema.named("Day"), "recoverable": Schema.named("Dollars"),
    "chance": Schema.orNull(Schema.named("Chance")), "minutes": Schema.count,
    "minutes_mark": Schema.oneOf(marks), "skill": Schema.text,
    "expected_net": Schema.named("Dollars"), "call": Schema.orNull(Schema.named("Call")),
    "why": Schema.list(Schema.text),
    "status": Schema.oneOf(Denial.Status.allCases.map(\.rawValue)),
    "holder": Schema.orNull(Schema.text), "version": Schema.count, "synthetic": Schema.truth,
  ])

  private static let call = Schema.object([
    "by": Schema.named("Day"), "cut_by": Schema.oneOf(PlannedCall.Cut.allCases.map(\.rawValue)),
    "planned": Schema.oneOf(CallWire.rooms),
    "week_of": Schema.orNull(Schema.day), "skill": Schema.text, "minutes": Schema.count,
    "minutes_mark": Schema.oneOf(marks), "chance": Schema.orNull(Schema.share),
    "chance_ground": Schema.text, "adds_if_won": Schema.named("Dollars"),
    "expected_to_add": Schema.named("Dollars"), "worth_above": Schema.orNull(Schema.share),
    "rule": Schema.text,
  ])

  private static let event = Schema.object([
    "event": Schema.integer, "kind": Schema.oneOf(WorkEvent.Kind.allCases.map(\.rawValue)),
    "by": Schema.text, "time": Schema.integer, "text": Schema.orNull(Schema.text),
    "appeal": Schema.orNull(
      Schema.object([
        "level": Schema.integer, "action": Schema.text, "filed_day": Schema.day,
        "outcome": Schema.oneOf(AppealOutcome.allCases.map(\.rawValue)),
        "decided_day": Schema.orNull(Schema.day), "recovered_cents": Schema.orNull(Schema.integer),
        "next_deadline": Schema.orNull(Schema.day), "minutes": Schema.orNull(Schema.integer),
      ])),
    "undoes": Schema.orNull(Schema.integer), "version": Schema.count,
  ])
}
