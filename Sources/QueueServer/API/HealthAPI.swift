import Claims
import Store
import HTTPTypes
import Hummingbird
import NIOCore
import Workflow

/// Whether the server is well, what it counted, and how it is described.
struct HealthAPI: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/health", .open,
        operation: Operation.describe(
          "health", "The server runs.",
          answer: Schema.object(["status": Schema.oneOf(["up"])]), isOpen: true)
      ) { _, _ in Response(json: ["status": "up"]) },
      Endpoint(
        .get, "/ready", .open,
        operation: Operation.describe(
          "ready", "The database answers and there is a list.",
          answer: Schema.object(["status": Schema.oneOf(["ready"]), "as_of": Schema.day]),
          refusals: [503], isOpen: true), handle: ready),
      Endpoint(
        .get, "/metrics", .open,
        operation: Operation.describe(
          "metrics", "Counts and times of requests, for Prometheus.", media: "text/plain",
          answer: Schema.text, isOpen: true), handle: metrics),
      Endpoint(
        .get, "/openapi.json", .open,
        operation: Operation.describe(
          "describe", "This description.", answer: ["type": "object"], isOpen: true)
      ) { _, _ in Response(json: OpenAPI(endpoints: server.endpoints).document) },
    ]
  }

  @Sendable private func ready(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    do {
      _ = try server.desk.workspace.store.loadMark()
    } catch {
      throw Problem(.serviceUnavailable, "the database does not answer", retryAfter: 5)
    }
    return Response(json: ["status": "ready", "as_of": .text(server.desk.list.day.description)])
  }

  @Sendable private func metrics(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let list = server.desk.list
    let text = server.metrics.text(gauges: [
      ("overturn_list", "The number of the list in force.", list.run),
      ("overturn_list_lines", "Denials in it.", list.lines.count),
      (
        "overturn_taken", "Open denials that somebody holds.",
        server.desk.count(QueueFilter(part: "open", holding: .anybody))
      ),
    ])
    return Response(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
