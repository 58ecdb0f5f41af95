import HTTPTypes
import Hummingbird

/// Answers what no endpoint does: a path that exists says which methods it has. Who asks for a page is
/// answered with one.
struct Lost: RouterMiddleware {
  typealias Context = QueueContext

  let endpoints: [Endpoint]
  let pages: Pages

  func handle(
    _ request: Request, context: QueueContext,
    next: (Request, QueueContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      var response = answer(request, context)
      Gate.guardHeaders(&response)
      return response
    }
  }

  private func answer(_ request: Request, _ context: QueueContext) -> Response {
    let parts = request.uri.path.split(separator: "/")
    let methods = endpoints.filter { Self.fits($0.path, parts) }.map(\.method.rawValue)
    guard !methods.isEmpty else {
      if request.headers[.accept]?.contains("text/html") == true {
        return pages.refusal(Problem(.notFound, "Nothing is at this address."), request, context)
      }
      return Problem(.notFound, "path: nothing is here; see /openapi.json").response
    }
    var response = Problem(.methodNotAllowed, "method: not one of this path").response
    response.headers[.allow] = Set(methods).sorted().joined(separator: ", ")
    return response
  }

  private static func fits(_ path: String, _ parts: [Substring]) -> Bool {
    let own = path.split(separator: "/")
    return own.count == parts.count
      && zip(own, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}
