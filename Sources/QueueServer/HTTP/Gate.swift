import Store
import Access
import Foundation
import HTTPTypes
import Hummingbird
import Workflow

/// What every request passes before anything is done: is it for this host, not too many, from whom,
/// and may they. Whatever it is answered is counted and, where it touches anything, audited.
struct Gate: Sendable {
  let server: QueueServer
  let endpoint: Endpoint

  func respond(_ request: Request, _ context: QueueContext) async -> Response {
    let start = ContinuousClock.now
    var request = request
    var context = context
    var response: Response
    do {
      try checkHost(request)
      if server.options.isProxied, let sender = request.headers[FormField.sender] {
        // The proxy says from whom: a sender can't, for it is overwritten there.
        context.address = String(sender.prefix(64))
      }
      try server.limiter.admit(context.address ?? "-", at: server.clock.seconds)
      context.identity = try server.identity(of: request)
      try checkDoor(request, context)
      response = try await withTaskExecutorPreference(server.waiting(for: endpoint)) {
        try await endpoint.handle(&request, context)
      }
      // Before it is sent, and with what became of it: a form refused on its page changed nothing.
      if let verb = endpoint.verb {
        let status = response.status.code
        try audit(context, verb, status < 400 ? "done" : "refused, \(status)")
      }
    } catch {
      response = await refusal(error, &request, context)
    }
    Self.guardHeaders(&response)
    server.metrics.count(
      endpoint.path, method: request.method.rawValue, status: response.status.code,
      time: ContinuousClock.now - start)
    return response
  }

  // MARK: - For whom, from whom

  /// A page of elsewhere that has its name point here is not answered.
  private func checkHost(_ request: Request) throws(Problem) {
    let host = request.head.authority ?? ""
    guard server.options.hosts.contains(host.lowercased()) else {
      throw Problem(.misdirectedRequest, "host: this server does not answer for it")
    }
  }

  private func checkDoor(_ request: Request, _ context: QueueContext) throws(Problem) {
    guard endpoint.door != .open else { return }
    guard let identity = context.identity else {
      throw Problem(.unauthorized, "a token or a session is needed")
    }
    if identity.session != nil, request.method != .get, endpoint.form == .api {
      // A browser sends its cookie by itself: the page shows with a header that it is ours.
      let token = request.headers[FormField.header] ?? ""
      guard FormToken.isOf(session: identity.session ?? "", token) else {
        throw Problem(.forbidden, "the request does not come from a page of this server")
      }
    }
    if let origin = request.headers[.origin], request.method != .get {
      guard server.options.origins.contains(origin.lowercased()) else {
        throw Problem(.forbidden, "origin: this server takes no changes from pages of another")
      }
    }
    if case .permission(let permission) = endpoint.door, !identity.may(permission) {
      throw Problem(.forbidden, "the permission '\(permission.rawValue)' is needed")
    }
  }

  // MARK: - Refusals

  private func refusal(
    _ error: any Error, _ request: inout Request, _ context: QueueContext
  ) async -> Response {
    let problem = Problem(error)
    if problem.status.code >= 500 {
      // The kind of the error alone: its words may hold what was sent.
      server.log("request \(context.id): \(type(of: error))")
    }
    if [401, 403, 404, 409, 421].contains(problem.status.code), endpoint.door != .open {
      try? audit(context, .refuse, "\(problem.status.code)")
    }
    guard endpoint.form == .page else { return problem.response }
    if problem.status == .unauthorized, request.method == .post {
      return await UnsentWords(server: server).page(&request)
    }
    return server.pages.refusal(problem, request, context)
  }

  private func audit(
    _ context: QueueContext, _ verb: AuditEntry.Verb, _ outcome: String
  ) throws {
    try server.audit.note(
      actor: context.identity?.actor ?? "-", verb, endpoint.object(context), outcome: outcome,
      at: server.clock.seconds)
  }

  /// Nothing of ours is framed, guessed at, kept by a cache, or runs a script of elsewhere.
  static func guardHeaders(_ response: inout Response) {
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = Stationery.policy
    }
    let fields: [(HTTPField.Name, String)] = [
      (.xContentTypeOptions, "nosniff"),
      (.cacheControl, "no-store"), (FormField.referrer, "same-origin"),
      (FormField.frames, "DENY"), (FormField.opener, "same-origin"),
      (FormField.permissions, "camera=(), microphone=(), geolocation=()"),
    ]
    for (name, value) in fields { response.headers[name] = value }
  }
}

extension QueueServer {
  /// Who sends a request; `nil` for nobody who is let in now. Only a use keeps a session from
  /// ending for idleness.
  func identity(of request: Request, isUse: Bool = true) throws -> Identity? {
    let now = clock.seconds
    if let header = request.headers[.authorization] {
      // A scheme's name is the same in small letters (RFC 9110, section 11.1).
      guard header.utf8.count < 200, header.prefix(7).lowercased() == "bearer " else { return nil }
      return try access.identity(token: String(header.dropFirst(7)), at: now)
    }
    guard let cookie = request.cookies[SessionCookie.name(options)]?.value else { return nil }
    return try access.identity(session: cookie, at: now, isUse: isUse)
  }
}

/// Names of fields that HTTP's own list lacks.
enum FormField {
  static let header = name("X-Form-Token")
  static let referrer = name("Referrer-Policy")
  static let frames = name("X-Frame-Options")
  static let opener = name("Cross-Origin-Opener-Policy")
  static let permissions = name("Permissions-Policy")
  static let key = name("Idempotency-Key")
  static let lastNews = name("Last-Event-ID")
  static let sender = name("X-Real-IP")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("letters and hyphens") }
    return name
  }
}
