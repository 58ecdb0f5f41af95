import Access
import Worklists
import Claims
import HTTPTypes
import Hummingbird
import Store
import Workflow

/// Priority scores for other systems, many at once.
struct ScoreAPI: Sendable {
  let server: QueueServer

  static let most = 10_000
  static let longestBody = 4 * 1024 * 1024

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .post, "/v1/scores", .permission(.worklist), verb: .read,
        operation: Operation.describe(
          "pullScores",
          "Scores of the denials of these claims, by the practice's or the payer's number.",
          body: Schema.object([
            "claims": [
              "type": "array", "maxItems": .integer(Self.most),
              "items": ["type": "string", "maxLength": 50],
            ]
          ]),
          answer: Schema.object([
            "version": Schema.named("Version"), "scores": Schema.list(Self.schema),
            "unknown": Schema.list(Schema.text),
          ])), handle: pull),
      Endpoint(
        .get, "/v1/scores/changes", .permission(.worklist),
        operation: Operation.describe(
          "pullChanges",
          "Scores that may differ from those of an earlier list; 'list' of the version is the next 'since'.",
          parameters: [
            [
              "name": "since", "in": "query", "required": true,
              "description": "The number of the list that was read last.",
              "schema": ["type": "integer", "minimum": 1, "maximum": 9_007_199_254_740_991],
            ]
          ],
          answer: Schema.object([
            "version": Schema.named("Version"), "scores": Schema.list(Self.schema),
            "gone": Schema.list(Schema.integer),
          ]), refusals: [404, 422]), handle: changes),
    ]
  }

  private static let schema = Schema.object([
    "denial": Schema.integer, "claim": Schema.orNull(Schema.text),
    "payer_claim": Schema.orNull(Schema.text), "part": Schema.text, "rank": Schema.integer,
    "chance": Schema.orNull(Schema.named("Chance")),
    "expected_net_cents": Schema.orNull(Schema.integer),
    "expected_net_mark": Schema.oneOf(["estimated", "unknown"]),
    "act_by": Schema.orNull(Schema.day),
    "act_by_mark": Schema.oneOf(["known", "assumed", "unknown"]), "synthetic": Schema.truth,
  ])

  private static func json(_ line: QueueList.Line) -> JSON {
    [
      "denial": .integer(line.id), "claim": JSON(line.denial.patientControlNumber),
      "payer_claim": JSON(line.denial.claimNumber), "part": .text(line.part),
      "rank": .integer(line.line.rank), "chance": LineWire.chance(line),
      "expected_net_cents": JSON(line.expectedNet?.cents),
      "expected_net_mark": line.expectedNet == nil ? "unknown" : "estimated",
      "act_by": line.candidate.hasClock
        ? .text(line.candidate.deadline.alarm.description) : .null,
      "act_by_mark": line.candidate.hasClock
        ? .text(line.candidate.deadline.standing.mark) : "unknown",
      "synthetic": .truth(line.denial.isSynthetic),
    ]
  }

  @Sendable private func pull(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let bytes = try await Body.bytes(&request, upTo: Self.longestBody)
    var fields = try Fields(JSON(reading: bytes))
    let claims = try fields.texts("claims", atMost: Self.most)
    try fields.end()
    let list = server.desk.list
    var scores: [JSON] = []
    var unknown: [JSON] = []
    for claim in claims {
      let lines = list.lines(ofClaim: claim)
      if lines.isEmpty { unknown.append(.text(claim)) }
      scores += lines.map(Self.json)
    }
    return Response(
      json: [
        "version": LineWire.version(list), "scores": .array(scores), "unknown": .array(unknown),
      ])
  }

  @Sendable private func changes(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    var query = try Query(request)
    guard let since = try query.integer("since", in: 1...9_007_199_254_740_991) else {
      throw Problem(.unprocessableContent, "since: expected the number of a list")
    }
    try query.end()
    guard let (list, denials) = try server.desk.changes(since: since) else {
      throw Problem(.notFound, "since: no such list is kept; pull all scores again")
    }
    return Response(
      json: [
        "version": LineWire.version(list),
        "scores": .array(denials.compactMap { list[$0] }.map(Self.json)),
        "gone": .array(denials.filter { list[$0] == nil }.map(JSON.integer)),
      ])
  }
}
