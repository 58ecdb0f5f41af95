import Store
import Access
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Workflow

/// Accounts and the audit, for an admin.
struct AdminPages: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/accounts", .permission(.accounts), form: .page) { _, context in
        try accounts(context)
      },
      change("/accounts") { fields, identity in
        guard let role = Role(rawValue: fields["role"] ?? "") else { throw AccessRefusal.name }
        try server.access.add(
          fields["name"] ?? "", role, password: fields["password"] ?? "", by: identity.actor,
          at: server.clock.seconds)
        return "The account is made."
      },
      change("/accounts/role") { fields, identity in
        guard let role = Role(rawValue: fields["role"] ?? "") else { throw AccessRefusal.name }
        try server.access.setRole(
          role, of: fields["name"] ?? "", by: identity.actor, at: server.clock.seconds)
        return "The role is changed."
      },
      change("/accounts/reset") { fields, identity in
        try server.access.reset(
          fields["name"] ?? "", password: fields["password"] ?? "", by: identity.actor,
          at: server.clock.seconds)
        return "The password is set and the account enabled; its tokens are revoked, and an "
          + "authenticator has to be enrolled again."
      },
      change("/accounts/disable") { fields, identity in
        try server.access.disable(
          fields["name"] ?? "", by: identity.actor, at: server.clock.seconds)
        return "The account is disabled and signed out."
      },
      change("/accounts/tokens/revoke", verb: .token) { fields, identity in
        try server.access.revokeToken(
          named: fields["name"] ?? "", of: fields["account"] ?? "", by: identity,
          at: server.clock.seconds)
        return "The token is revoked."
      },
      Endpoint(.get, "/audit", .permission(.audit), form: .page) { _, context in
        try audit(context)
      },
    ]
  }

  private func change(
    _ path: String, verb: AuditEntry.Verb = .account,
    _ take: @escaping @Sendable (FormFields, Identity) throws -> String
  ) -> Endpoint {
    Endpoint(.post, path, .permission(.accounts), form: .page, verb: verb) {
      request, context in
      guard let identity = context.identity, identity.session != nil else {
        throw Problem(.forbidden, "sign in at a browser for this")
      }
      let fields = try await FormFields(&request, identity)
      do {
        return try accounts(
          context, told: try await server.hashing { try take(fields, identity) })
      } catch let refusal as AccessRefusal {
        return try accounts(context, refusal: refusal.description).answering(ofForm: refusal)
      }
    }
  }

  private func accounts(
    _ context: QueueContext, told: String? = nil, refusal: String? = nil
  ) throws -> Response {
    let identity = context.identity
    let roles = Role.allCases.map { (value: $0.rawValue, words: $0.rawValue) }
    let rows = try server.access.accounts().map { account -> Markup in
      .element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], text: account.name),
          .element("td", ["data-label": "Role"], text: account.role.rawValue),
          .element(
            "td", ["data-label": "Authenticator"], text: account.oneTimeKey == nil ? "no" : "yes"),
          .element(
            "td", ["data-label": "State"], text: account.isDisabled ? "disabled" : "enabled"),
          .element(
            "td", [:],
            [
              account.isDisabled
                ? Markup()
                : Forms(identity).form(
                  "/accounts/disable", "inline",
                  [
                    Forms.hidden("name", account.name), Forms.button("Disable", kind: "plain"),
                  ])
            ]),
        ])
    }
    let head = ["Account", "Role", "Authenticator", "State", "Change"].map {
      Markup.element("th", ["scope": "col"], text: $0)
    }
    let passwordField = Forms.field(
      "Password", "password", type: "password", isRequired: true, autocomplete: "new-password")
    return Stationery(title: "Accounts", identity: identity).page([
      .element("h1", text: "Accounts"), SignInPages.notice(refusal),
      told.map { .element("div", ["class": "notice info", "role": "status"], text: $0) }
        ?? Markup(),
      .element(
        "table", ["class": "data"],
        [
          .element("caption", text: "Who may sign in"),
          .element("thead", [:], [.element("tr", [:], head)]), .element("tbody", [:], rows),
        ]), try TokenTable(server: server, identity: identity).markup,
      .element("h2", text: "New account"),
      Forms(identity).form(
        "/accounts", "narrow",
        [
          Forms.field("Name", "name", isRequired: true, autocomplete: "off"),
          Forms.choice("Role", "role", roles), passwordField, Forms.button("Make the account"),
        ]), .element("h2", text: "Another role"),
      Forms(identity).form(
        "/accounts/role", "narrow",
        [
          Forms.field("Name", "name", isRequired: true, autocomplete: "off"),
          Forms.choice("Role", "role", roles), Forms.button("Change the role"),
        ]), .element("h2", text: "New password"),
      .element(
        "p",
        text: "It also enables a disabled account, revokes its tokens and takes its authenticator "
          + "away."),
      Forms(identity).form(
        "/accounts/reset", "narrow",
        [
          Forms.field("Name", "name", isRequired: true, autocomplete: "off"), passwordField,
          Forms.button("Set the password"),
        ]),
    ])
  }

  private func audit(_ context: QueueContext) throws -> Response {
    let entries = try server.desk.workspace.store.auditEntries(limit: 200)
    let rows = entries.map { entry -> Table.Row in
      let time = Date(timeIntervalSince1970: Double(entry.time)).formatted(.iso8601)
      return Table.Row([
        .count(entry.number), .text(time), .text(entry.actor), .text(entry.verb.rawValue),
        .text(entry.object), .text(entry.outcome), .text(String(entry.digest.prefix(12))),
      ])
    }
    let columns = ["Entry", "Time", "Who", "Did", "What", "Outcome", "Digest"].map {
      Table.Column($0)
    }
    return Stationery(title: "Audit", identity: context.identity).page([
      .element("h1", text: "Audit"),
      .element(
        "p",
        text:
          "The last 200 entries, the newest first. 'overturn audit verify' follows the whole chain."
      ),
      HTMLRenderer(gnuplot: nil).fragment([
        .table(Table(caption: "Who did what", columns: columns, rows: rows))
      ]),
    ])
  }
}
