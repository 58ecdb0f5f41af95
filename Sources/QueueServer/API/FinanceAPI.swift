import Access
import Claims
import Dispatch
import HTTPTypes
import Hummingbird
import Workflow

/// What the denials in hand will bring, in five figures.
struct FinanceAPI: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/v1/finance", .permission(.finance),
        operation: Operation.describe(
          "readFinance",
          "Recoveries expected of pending and planned appeals of performed surgery, as a distribution; "
            + "surgery not yet performed apart.",
          answer: Schema.object([
            "version": Schema.named("Version"), "denials": Schema.count,
            "expected_cents": Schema.integer, "p10_cents": Schema.integer,
            "p50_cents": Schema.integer, "p90_cents": Schema.integer,
            "before_surgery_cents": Schema.integer, "denials_before_surgery": Schema.count,
            "mark": Schema.oneOf(["estimated"]), "draws": Schema.count, "seed": Schema.count,
            "synthetic": Schema.truth,
          ]), refusals: [409]), handle: read)
    ]
  }

  @Sendable private func read(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let list = server.desk.list
    let summary = try await server.finance()
    return Response(
      json: [
        "version": LineWire.version(list), "denials": .integer(summary.denials),
        "expected_cents": .integer(summary.expected.cents),
        "p10_cents": .integer(summary.tenth.cents), "p50_cents": .integer(summary.median.cents),
        "p90_cents": .integer(summary.ninetieth.cents),
        "before_surgery_cents": .integer(summary.beforeSurgery.cents),
        "denials_before_surgery": .integer(summary.denialsBeforeSurgery), "mark": "estimated",
        "draws": .integer(summary.draws), "seed": .integer(Int(clamping: summary.seed)),
        "synthetic": .truth(summary.isSynthetic),
      ])
  }
}

extension QueueServer {
  func finance() async throws -> FinanceSummary {
    let desk = desk
    return try await aside { try desk.finance() }
  }

  func financePapers() async throws -> FinancePapers {
    let desk = desk
    return try await aside {
      try desk.financePapers(version: QueueServer.version, command: "overturn-queue")
    }
  }

  /// On a thread of its own, for what takes long: others are answered meanwhile.
  private func aside<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .utility).async { continuation.resume(with: Result { try work() }) }
    }
  }
}
