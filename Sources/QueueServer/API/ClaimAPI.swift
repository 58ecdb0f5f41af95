import Access
import Claims
import HTTPTypes
import Hummingbird
import Reporting
import Scoring
import Workflow

/// The chance that a claim not yet sent is paid, and why it might not be.
struct ClaimAPI: Sendable {
  let server: QueueServer

  private static let longestBody = 1024

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .post, "/v1/predictions", .permission(.worklist), verb: .read,
        operation: Operation.describe(
          "predictClaim",
          "P(paid) of a claim on record as it would be sent, and the likely reason of a denial, or that it "
            + "is unsure; 'denials' are those it has by now.",
          body: Schema.object(["claim": ["type": "string", "minLength": 1, "maxLength": 50]]),
          answer: Schema.object([
            "model": Schema.integer, "model_as_of": Schema.day, "as_of": Schema.day,
            "rules": Schema.text, "expires": Schema.day,
            "paid": Schema.share, "denied": Schema.share, "denied_lower": Schema.share,
            "denied_upper": Schema.share, "interval": Schema.share,
            "denials": Schema.list(Schema.integer),
            "likely_reason": Schema.orNull(Schema.text),
            "reasons": Schema.list(
              Schema.object(["reason": Schema.text, "probability": Schema.share])),
            "expected_allowed": Schema.named("Dollars"), "at_risk": Schema.named("Dollars"),
            "denied_if_authorized": Schema.orNull(Schema.share),
            "documents": Schema.list(Schema.text),
          ]), refusals: [404, 409, 422]), handle: predict)
    ]
  }

  @Sendable private func predict(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    // In the body: an address is kept in logs and histories.
    var fields = try Fields(JSON(reading: await Body.bytes(&request, upTo: Self.longestBody)))
    let number = try fields.text("claim", limit: 50)
    try fields.end()
    let day = server.clock.today
    let predicted: (model: Int, modelDay: CalendarDay, claim: PredictedDenial)
    do {
      predicted = try server.desk.workspace.predictDenial(
        ofClaim: number, asOf: day, population: server.desk.populationInForce)
    } catch WorkflowError.noSuchClaim {
      throw Problem(.notFound, "claim: expected the number of a claim on record")
    }
    let claim = predicted.claim
    let list = server.desk.list
    return Response(
      json: [
        "model": .integer(predicted.model), "model_as_of": .text(predicted.modelDay.description),
        "as_of": .text(day.description), "rules": .text(list.version.rules),
        "expires": .text(list.version.expires.description), "paid": .number(1 - claim.risk.denied),
        "denied": .number(claim.risk.denied), "denied_lower": .number(claim.risk.lower),
        "denied_upper": .number(claim.risk.upper), "interval": 0.9,
        "denials": .array(list.lines(ofClaim: number).map { .integer($0.id) }),
        "likely_reason": JSON(claim.risk.likelyReason?.name),
        "reasons": .array(
          claim.risk.reasons.map { reason in
            ["reason": .text(reason.name), "probability": .number(reason.probability)]
          }),
        "expected_allowed": LineWire.dollars(claim.allowed),
        "at_risk": LineWire.dollars(claim.atRisk),
        "denied_if_authorized": JSON(claim.deniedIfAuthorized),
        "documents": .array(claim.documents.map(JSON.text)),
      ])
  }
}
