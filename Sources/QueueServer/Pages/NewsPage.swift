import Claims
import Access
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Workflow

/// Tells open pages what others do, as server-sent events: numbers of denials and who holds them,
/// nothing of a patient.
struct NewsPage: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [Endpoint(.get, "/news", .permission(.worklist), form: .page, handle: listen)]
  }

  @Sendable private func listen(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    let desk = server.desk
    var query = try Query(request)
    let after = try query.text("after", limit: 40)
    try query.end()
    let (news, feed) = AsyncStream<ByteBuffer>.makeStream(
      bufferingPolicy: .bufferingNewest(2 * QueueDesk.keptNews))
    feed.yield(ByteBuffer(string: "retry: 2000\n\n"))
    // A browser that comes back says what it heard last; a page that comes first, of when it is.
    let (number, missed) = desk.listen(after: request.headers[FormField.lastNews] ?? after) {
      feed.yield(ByteBuffer(string: Self.text($0)))
    }
    feed.onTermination = { _ in desk.leave(number) }
    for news in missed ?? [] { feed.yield(ByteBuffer(string: Self.text(news))) }
    if missed == nil {
      feed.yield(ByteBuffer(string: "id: \(desk.newsMark)\nevent: lost\ndata: 0\n\n"))
    }
    // A page that is gone is noticed when it is written to, and who is out by now hears no more.
    let server = server
    let asked = request
    let beat = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(15))
        guard try server.identity(of: asked, isUse: false)?.may(.worklist) == true else {
          return feed.finish()
        }
        feed.yield(ByteBuffer(string: ": still here\n\n"))
      }
    }
    let body = ResponseBody { writer in
      defer {
        beat.cancel()
        feed.finish()
      }
      for await line in news.cancelOnGracefulShutdown() { try await writer.write(line) }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream"], body: body)
  }

  private static func text(_ marked: MarkedNews) -> String {
    "id: \(marked.mark)\n" + text(marked.news)
  }

  private static func text(_ news: QueueNews) -> String {
    switch news {
    case .item(let item):
      let json: JSON = [
        "denial": .integer(item.denial), "version": .integer(item.version),
        "holder": JSON(item.holder),
      ]
      return "event: item\ndata: \(String(decoding: json.bytes, as: UTF8.self))\n\n"
    case .list(let run): return "event: list\ndata: \(run)\n\n"
    }
  }
}
