import Access
import Claims
import Documents
import Workflow

/// Everybody's tokens in force, for an admin to revoke one that was lost.
struct TokenTable {
  let server: QueueServer
  let identity: Identity?

  var markup: Markup {
    get throws {
      guard let identity else { return Markup() }
      let now = server.clock.seconds
      let rows = try server.access.tokens(seenBy: identity).filter { $0.isValid(at: now) }
        .sorted { ($0.account, $0.name) < ($1.account, $1.name) }
        .map { token in
          Markup.element(
            "tr", [:],
            [
              .element("th", ["scope": "row"], text: token.account),
              .element("td", ["data-label": "Token"], text: token.name),
              .element(
                "td", ["data-label": "May"],
                text: token.scopes.map(\.rawValue).sorted().joined(separator: ", ")),
              .element(
                "td", ["data-label": "Holds until"],
                text: server.clock.day(of: token.expires).description),
              .element("td", [:], [revoking(token.name, of: token.account)]),
            ])
        }
      guard !rows.isEmpty else { return .element("p", text: "No token is in force.") }
      let head = ["Account", "Token", "May", "Holds until", "Change"].map {
        Markup.element("th", ["scope": "col"], text: $0)
      }
      return .element(
        "table", ["class": "data"],
        [
          .element("caption", text: "Tokens of programs in force"),
          .element("thead", [:], [.element("tr", [:], head)]), .element("tbody", [:], rows),
        ])
    }
  }

  private func revoking(_ name: String, of account: String) -> Markup {
    Forms(identity).form(
      "/accounts/tokens/revoke", "inline",
      [
        Forms.hidden("name", name), Forms.hidden("account", account),
        .element(
          "button",
          ["type": "submit", "class": "plain", "aria-label": "Revoke \(name) of \(account)"],
          text: "Revoke"),
      ])
  }
}
