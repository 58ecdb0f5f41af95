import Access
import Documents
import HTTPTypes
import Hummingbird
import Workflow

/// One's own password, authenticator and tokens.
struct AccountPages: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/account", .signedIn, form: .page) { _, context in
        try page(context)
      },
      form("/account/password", verb: .account, changePassword),
      form("/account/authenticator", verb: .account, enrol),
      form("/account/tokens", verb: .token, addToken),
      form("/account/tokens/revoke", verb: .token, revokeToken),
    ]
  }

  /// A refused form shows the page again with the reason.
  private func form(
    _ path: String, verb: AuditEntry.Verb,
    _ take: @escaping @Sendable (FormFields, Identity) async throws -> String
  ) -> Endpoint {
    Endpoint(.post, path, .signedIn, form: .page, verb: verb) { request, context in
      guard let identity = context.identity, identity.session != nil else {
        throw Problem(.forbidden, "sign in at a browser for this")
      }
      let fields = try await FormFields(&request, identity)
      do {
        return try page(context, told: try await take(fields, identity))
      } catch let refusal as AccessRefusal {
        return try page(context, refusal: refusal.description).answering(ofForm: refusal)
      }
    }
  }

  private func page(
    _ context: QueueContext, told: String? = nil, refusal: String? = nil
  ) throws -> Response {
    guard let identity = context.identity else { throw Problem(.unauthorized, "sign in first") }
    return Stationery(title: "Account", identity: identity).page([
      .element("h1", text: identity.account), SignInPages.notice(refusal),
      told.map {
        .element("div", ["class": "notice info", "role": "status"], text: $0)
      } ?? Markup(),
      .element(
        "p", text: "May: " + identity.permissions.map(\.rawValue).sorted().joined(separator: ", ")),
      password(identity), authenticator(identity), try tokens(identity),
    ])
  }

  private func password(_ identity: Identity) -> Markup {
    .element("h2", text: "Password")
      + Forms(identity).form(
        "/account/password", "narrow",
        [
          Forms.field(
            "Password now", "old", type: "password", isRequired: true,
            autocomplete: "current-password"),
          Forms.field(
            "New password", "new", type: "password", isRequired: true, autocomplete: "new-password"),
          Forms.button("Change it"),
        ])
  }

  private func authenticator(_ identity: Identity) -> Markup {
    guard let session = identity.session else { return Markup() }
    let key = server.access.offerAuthenticator(to: session)
    return .element("h2", text: "Authenticator")
      + .element(
        "p",
        text: "Enter this key in an authenticator app, then the code it shows. Signing in asks "
          + "for a code from then on.")
      + .element("p", [:], [.element("code", ["class": "key"], text: key.base32)])
      + Forms(identity).form(
        "/account/authenticator", "narrow",
        [
          Forms.field(
            "Password", "password", type: "password", isRequired: true,
            autocomplete: "current-password"),
          Forms.field("Code", "code", isRequired: true, autocomplete: "one-time-code"),
          Forms.button("Enrol it"),
        ])
  }

  private func tokens(_ identity: Identity) throws -> Markup {
    let own = try server.access.tokens(seenBy: identity).filter { $0.account == identity.account }
    let now = server.clock.seconds
    let rows = own.map { token -> Markup in
      let isInForce = token.isValid(at: now)
      let day = server.clock.day(of: token.expires)
      let state =
        token.isRevoked ? "revoked" : isInForce ? "in force until \(day)" : "expired on \(day)"
      return .element(
        "li", [:],
        [
          Markup(
            escaping: "\(token.name): "
              + token.scopes.map(\.rawValue).sorted().joined(separator: ", ") + "; \(state) "),
          isInForce
            ? Forms(identity).form(
              "/account/tokens/revoke", "inline",
              [Forms.hidden("name", token.name), Forms.button("Revoke", kind: "plain")]) : Markup(),
        ])
    }
    let scopes = identity.permissions.map(\.rawValue).sorted().map { scope in
      Forms.tick(scope, "scope-\(Address.key(scope))", value: scope)
    }
    return .element("h2", text: "Tokens for programs")
      + .element("ul", [:], rows)
      + Forms(identity).form(
        "/account/tokens", "narrow",
        [
          Forms.field("Name", "name", isRequired: true),
          Forms.field("Days it holds", "days", type: "number", value: "90", isRequired: true),
          .element("fieldset", [:], [.element("legend", text: "May")] + scopes),
          Forms.button("Make a token"),
        ])
  }

  // MARK: - Forms

  @Sendable private func changePassword(_ fields: FormFields, _ identity: Identity) async throws
    -> String
  {
    try await server.hashing {
      try server.access.changePassword(
        of: identity.account, from: fields["old"] ?? "", to: fields["new"] ?? "",
        at: server.clock.seconds)
    }
    return "The password is changed and the tokens are revoked. Sign in again."
  }

  @Sendable private func enrol(_ fields: FormFields, _ identity: Identity) async throws -> String {
    try await server.hashing {
      try server.access.enrol(
        code: fields["code"] ?? "", password: fields["password"] ?? "", of: identity,
        at: server.clock.seconds)
    }
    return "The authenticator is enrolled. Sign in again, with its next code."
  }

  @Sendable private func addToken(_ fields: FormFields, _ identity: Identity) async throws
    -> String
  {
    let scopes = Permission.allCases.filter {
      fields["scope-\(Address.key($0.rawValue))"] == $0.rawValue
    }
    let token = try server.access.addToken(
      named: fields["name"] ?? "", scopes: Set(scopes), days: Int(fields["days"] ?? "") ?? 0,
      of: identity, at: server.clock.seconds)
    return "The token, shown this once: \(token)"
  }

  @Sendable private func revokeToken(_ fields: FormFields, _ identity: Identity) async throws
    -> String
  {
    try server.access.revokeToken(
      named: fields["name"] ?? "", of: identity.account, by: identity, at: server.clock.seconds)
    return "The token is revoked."
  }
}

extension Address {
  static func key(_ text: String) -> String { encoded(text) }
}
