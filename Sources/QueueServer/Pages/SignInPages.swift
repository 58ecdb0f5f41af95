import Access
import Dispatch
import Documents
import HTTPTypes
import Hummingbird
import Workflow

/// The name of the cookie that holds a session's secret.
enum SessionCookie {
  /// Behind TLS the browser itself holds it to this host and to TLS, by its name.
  static func name(_ options: QueueServer.Options) -> String {
    options.isProxied ? "__Host-overturn" : "overturn"
  }

  static func set(_ secret: String, _ options: QueueServer.Options, _ response: inout Response) {
    response.setCookie(
      Cookie(
        name: name(options), value: secret, maxAge: Session.longest, path: "/",
        secure: options.isProxied, httpOnly: true, sameSite: .strict))
  }

  static func clear(_ options: QueueServer.Options, _ response: inout Response) {
    response.setCookie(
      Cookie(
        name: name(options), value: "", maxAge: 0, path: "/", secure: options.isProxied,
        httpOnly: true, sameSite: .strict))
  }
}

/// The first account, signing in and out.
struct SignInPages: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/setup", .open, form: .page) { _, _ in try setUpPage(nil) },
      Endpoint(.post, "/setup", .open, form: .page, handle: setUp),
      Endpoint(.get, "/signin", .open, form: .page) { request, _ in
        var query = try Query(request)
        return try signInPage(nil, for: ReturnPath(asked: query.text("to")))
      },
      Endpoint(.post, "/signin", .open, form: .page, handle: signIn),
      Endpoint(.post, "/signout", .signedIn, form: .page, verb: .signOut, handle: signOut),
    ]
  }

  private func setUpPage(_ refusal: String?) throws -> Response {
    guard try !server.access.hasAccounts else { return .goOn(to: "/signin") }
    return Stationery(title: "Set up", identity: nil).page([
      .element("h1", text: "The first account"),
      .element(
        "p",
        text: "It is an admin: it makes the other accounts and sees the audit, but no denial. "
          + "The set-up secret was printed when the server started."), Self.notice(refusal),
      Forms(nil).form(
        "/setup", "narrow",
        [
          Forms.field("Set-up secret", "secret", isRequired: true, autocomplete: "off"),
          Forms.field("Name", "name", isRequired: true, autocomplete: "username"),
          Forms.field(
            "Password, at least \(PasswordHash.shortest) characters", "password", type: "password",
            isRequired: true, autocomplete: "new-password"),
          Forms.button("Make the account"),
        ]),
    ])
  }

  @Sendable private func setUp(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    try Self.checkOrigin(request, server.options)
    let fields = try await FormFields(&request, nil)
    do {
      try await server.hashing {
        try server.access.setUp(
          secret: fields["secret"] ?? "", name: fields["name"] ?? "",
          password: fields["password"] ?? "", address: context.address ?? "-",
          at: server.clock.seconds)
      }
    } catch let refusal as AccessRefusal {
      return try setUpPage(refusal.description).answering(Problem(refusal))
    }
    return .goOn(to: "/signin")
  }

  private func signInPage(_ refusal: String?, for page: ReturnPath) throws -> Response {
    guard try server.access.hasAccounts else { return .goOn(to: "/setup") }
    return Stationery(title: "Sign in", identity: nil).page([
      .element("h1", text: "Sign in"), Self.notice(refusal),
      Forms(nil).form(
        "/signin", "narrow",
        [
          Forms.hidden("to", page.text),
          Forms.field("Name", "name", isRequired: true, autocomplete: "username"),
          Forms.field(
            "Password", "password", type: "password", isRequired: true,
            autocomplete: "current-password"),
          Forms.field(
            "Code of the authenticator, if you enrolled one", "code",
            autocomplete: "one-time-code"), Forms.button("Sign in"),
        ]),
    ])
  }

  @Sendable private func signIn(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    try Self.checkOrigin(request, server.options)
    let fields = try await FormFields(&request, nil)
    let page = ReturnPath(asked: fields["to"])
    do {
      let secret = try await server.hashing {
        try server.access.signIn(
          name: fields["name"] ?? "", password: fields["password"] ?? "", code: fields["code"],
          address: context.address ?? "-", at: server.clock.seconds)
      }
      var response = Response.goOn(to: page.text)
      SessionCookie.set(secret, server.options, &response)
      return response
    } catch let refusal as AccessRefusal {
      return try signInPage(refusal.description, for: page).answering(Problem(refusal))
    }
  }

  @Sendable private func signOut(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    _ = try await FormFields(&request, context.identity)
    if let identity = context.identity {
      try server.access.signOut(identity, at: server.clock.seconds)
    }
    var response = Response.goOn(to: "/signin")
    SessionCookie.clear(server.options, &response)
    return response
  }

  /// There is no session yet whose token a form could carry: a page of elsewhere is told by its origin.
  private static func checkOrigin(
    _ request: Request, _ options: QueueServer.Options
  ) throws(Problem) {
    guard let origin = request.headers[.origin] else { return }
    guard options.origins.contains(origin.lowercased()) else {
      throw Problem(.forbidden, "origin: this server takes no forms from pages of another")
    }
  }

  static func notice(_ words: String?) -> Markup {
    guard let words else { return Markup() }
    return .element("div", ["class": "notice danger", "role": "alert"], text: words)
  }
}

extension Response {
  func answering(_ status: HTTPResponse.Status) -> Response {
    var response = self
    response.status = status
    return response
  }

  /// Who is signed in and types a wrong password stays signed in.
  func answering(ofForm refusal: AccessRefusal) -> Response {
    let problem = Problem(refusal)
    return problem.status == .tooManyRequests
      ? answering(problem) : answering(.unprocessableContent)
  }

  /// As the problem is answered elsewhere, with the page for its words.
  func answering(_ problem: Problem) -> Response {
    var response = answering(problem.status)
    response.headers[.retryAfter] = problem.retryAfter.map(String.init)
    return response
  }
}

extension QueueServer {
  /// Off the threads that answer others: half a second of hashing would hold them up.
  func hashing<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      Self.hashers.async { continuation.resume(with: Result { try body() }) }
    }
  }

  /// One at a time: a hash takes 256 MiB.
  private static let hashers = DispatchQueue(label: "overturn.hashing")
}
