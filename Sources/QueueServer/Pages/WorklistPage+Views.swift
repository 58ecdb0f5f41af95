import Access
import Claims
import Documents
import Store
import Workflow

/// The ways to see the list: tabs, saved views, a claim's number, a filter.
extension WorklistPage {
  func tabs(_ view: View, _ identity: Identity) -> Markup {
    let tabs: [(String, [String: String])] = [
      ("This week", [:]), ("My work", ["assigned": "me", "part": "open"]),
      ("Team", ["assigned": "team", "part": "open"]),
      ("Unassigned", ["assigned": "none", "part": "selected"]),
      ("Waiting for the payer", ["part": "waiting"]),
      ("Calls first", ["part": "calls"]),
      ("Due within 7 days", ["due_within": "7", "part": "open"]),
      ("Everything open", ["part": "open"]),
    ]
    let links = tabs.map { name, fields -> Markup in
      var own = view
      own.fields = fields
      let isHere = !view.isFound && view.fields == fields
      return .element(
        "li", [:],
        [
          .element(
            "a", ["href": own.address(), "aria-current": isHere ? "page" : nil], text: name)
        ])
    }
    return .element("nav", ["class": "tabs", "aria-label": "Views"], [.element("ul", [:], links)])
  }

  func saved(_ identity: Identity) throws -> Markup {
    let views = try server.desk.workspace.store.savedViews(of: identity.account)
    guard !views.isEmpty else { return Markup() }
    let links = views.map { view in
      Markup.element(
        "li", [:],
        [
          .element("a", ["href": "/?" + view.query], text: view.name),
          Forms(identity).form(
            "/views/remove", "inline",
            [
              Forms.hidden("name", view.name),
              .element(
                "button",
                ["type": "submit", "class": "plain", "aria-label": "Remove view \(view.name)"],
                text: "×"),
            ]),
        ])
    }
    return .element(
      "nav", ["class": "tabs", "aria-label": "Saved views"], [.element("ul", [:], links)])
  }

  func finding(_ identity: Identity) -> Markup {
    Forms(identity).form(
      "/find", "find",
      [Forms.field("Claim begins with", "claim", isRequired: true), Forms.button("Find")])
  }

  func filters(_ view: View, _ list: QueueList, _ identity: Identity) -> Markup {
    let payers = Set(list.lines.map(\.denial.payer.name)).sorted()
    let parts: [(value: String, words: String)] =
      [("open", "Everything open")]
      + QueueFilter.parts.filter { $0 != "open" }.map { ($0, $0) }
    let isFirstView = view.fields.isEmpty
    let form = Markup.element(
      "form", ["method": "get", "action": "/", "class": "filters", "role": "search"],
      [
        Forms.choice(
          "Part", "part", parts,
          chosen: isFirstView ? "selected" : view.fields["part"] ?? "open"),
        Forms.choice(
          "Payer", "payer", [("", "All")] + payers.map { ($0, $0) }, chosen: view.fields["payer"]),
        Forms.choice(
          "Reason", "category",
          [("", "All")]
            + DenialCategory.allCases.map { ($0.rawValue, $0.rawValue.replacing("-", with: " ")) },
          chosen: view.fields["category"]),
        Forms.choice(
          "Whose", "assigned",
          [
            ("", "Anybody's"), ("free", "Nobody's or mine"), ("me", "Mine"), ("none", "Nobody's"),
            ("team", "Taken"),
          ],
          chosen: isFirstView && identity.may(.work) ? "free" : view.fields["assigned"]),
        Forms.field(
          "Due within days", "due_within", type: "number", value: view.fields["due_within"]),
        Forms.button("Show"),
      ])
    let isFiltered = !Set(view.fields.keys).isDisjoint(with: ["payer", "category"])
    return .element(
      "details", ["class": "filtering", "open": isFiltered ? "" : nil],
      [.element("summary", text: "Filter"), form])
  }
}
