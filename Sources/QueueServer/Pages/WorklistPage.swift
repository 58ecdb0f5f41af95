import Access
import Store
import Claims
import Documents
import HTTPTypes
import Hummingbird
import Reporting
import Worklists
import Workflow

/// The list people take their work from.
struct WorklistPage: Sendable {
  let server: QueueServer

  static let linesAPage = 50

  var endpoints: [Endpoint] {
    [Endpoint(.get, "/", .signedIn, form: .page, handle: list)]
  }

  /// What is seen: how it is filtered, and by whom.
  struct View {
    var filter: QueueFilter
    /// As it stands in the address.
    var fields: [String: String]
    var place = 0

    init(_ request: Request, _ identity: Identity) throws(Problem) {
      var query = try Query(request, isForm: true)
      let names = ["part", "payer", "category", "due_within", "assigned", "claim"]
      var fields: [String: String] = [:]
      var copy = query
      for name in names { fields[name] = try copy.text(name, limit: 200) }
      filter = try QueueFilter(&query, account: identity.account)
      if fields.isEmpty { filter.part = "selected" }
      // "All parts" says so, for a list without a part is that of this week.
      if fields["part"] == nil { filter.part = fields.isEmpty ? "selected" : "open" }
      place = try query.integer("from", in: 0...10_000_000) ?? 0
      try query.end()
      self.fields = fields
    }

    func address(_ path: String = "/", changing changes: [String: String] = [:]) -> String {
      let all = fields.merging(changes) { $1 }.filter { !$0.value.isEmpty }
      guard !all.isEmpty else { return path }
      return path + "?"
        + all.sorted { $0.key < $1.key }.map { "\($0.key)=\(Address.encoded($0.value))" }
        .joined(separator: "&")
    }
  }

  @Sendable private func list(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    guard let identity = context.identity else { throw Problem(.unauthorized, "sign in first") }
    guard identity.may(.worklist) else {
      return .goOn(to: identity.may(.accounts) ? "/accounts" : "/account")
    }
    let view = try View(request, identity)
    let list = server.desk.list
    let page = server.desk.page(view.filter, from: view.place, limit: Self.linesAPage)
    let count = server.desk.count(view.filter)
    let isSynthetic = list.lines.contains { $0.denial.isSynthetic }
    return Stationery(title: "Worklist", identity: identity, isSynthetic: isSynthetic).page([
      .element("h1", text: "Worklist"), summary(list, count), tabs(view, identity),
      try saved(identity), filters(view, list), live,
      table(page.lines, list, identity, view), pager(view, page.next, identity),
      .element("p", ["class": "asof"], text: list.version.words),
    ])
  }

  private func summary(_ list: QueueList, _ count: Int) -> Markup {
    .element(
      "p", ["class": "subtitle"],
      text:
        "\(count) \(count == 1 ? "denial" : "denials") in this view, as of \(list.day), in the order to work."
    )
  }

  /// Hears what others take.
  private var live: Markup {
    .element(
      "div", ["id": "live", "role": "status", "aria-live": "polite", "class": "live"], text: "")
  }

  // MARK: - Views

  private func tabs(_ view: View, _ identity: Identity) -> Markup {
    let tabs: [(String, [String: String])] = [
      ("This week", [:]), ("My work", ["assigned": "me", "part": "open"]),
      ("Team", ["assigned": "team", "part": "open"]),
      ("Unassigned", ["assigned": "none", "part": "selected"]),
      ("Due within 7 days", ["due_within": "7", "part": "open"]),
      ("Everything open", ["part": "open"]),
    ]
    let links = tabs.map { name, fields -> Markup in
      var own = view
      own.fields = fields
      let isHere = view.fields == fields
      return .element(
        "li", [:],
        [
          .element(
            "a", ["href": own.address(), "aria-current": isHere ? "page" : nil], text: name)
        ])
    }
    return .element("nav", ["class": "tabs", "aria-label": "Views"], [.element("ul", [:], links)])
  }

  private func saved(_ identity: Identity) throws -> Markup {
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

  private func filters(_ view: View, _ list: QueueList) -> Markup {
    let payers = Set(list.lines.map(\.denial.payer.name)).sorted()
    let parts: [(value: String, words: String)] =
      [("", "Everything open")] + QueueFilter.parts.map { ($0, $0) }
    let form = Markup.element(
      "form", ["method": "get", "action": "/", "class": "filters", "role": "search"],
      [
        Forms.choice(
          "Part", "part", parts, chosen: view.fields.isEmpty ? "selected" : view.fields["part"]),
        Forms.choice(
          "Payer", "payer", [("", "All")] + payers.map { ($0, $0) }, chosen: view.fields["payer"]),
        Forms.choice(
          "Reason", "category",
          [("", "All")]
            + DenialCategory.allCases.map { ($0.rawValue, $0.rawValue.replacing("-", with: " ")) },
          chosen: view.fields["category"]),
        Forms.choice(
          "Whose", "assigned",
          [("", "Anybody's"), ("me", "Mine"), ("none", "Nobody's"), ("team", "Taken")],
          chosen: view.fields["assigned"]),
        Forms.field(
          "Due within days", "due_within", type: "number", value: view.fields["due_within"]),
        Forms.field("Claim begins with", "claim", value: view.fields["claim"]),
        Forms.button("Show"),
      ])
    let isFiltered = !Set(view.fields.keys).isDisjoint(with: ["payer", "category", "claim"])
    return .element(
      "details", ["class": "filtering", "open": isFiltered ? "" : nil],
      [.element("summary", text: "Filter"), form])
  }

  // MARK: - Lines

  private func table(
    _ lines: [(line: QueueList.Line, item: WorkItem)], _ list: QueueList, _ identity: Identity,
    _ view: View
  ) -> Markup {
    guard !lines.isEmpty else {
      return .element("p", ["class": "empty"], text: "Nothing to work here. Look at another view.")
    }
    let names = [
      "#", "Payer and claim", "Denied for", "Act by", "Recoverable", "Chance of overturn",
      "Expected net", "Minutes", "Next", "Who",
    ]
    let head = Markup.element(
      "thead", [:],
      [.element("tr", [:], names.map { .element("th", ["scope": "col"], text: $0) })])
    let rows = lines.map {
      LineRow(line: $0.line, item: $0.item, day: list.day, identity: identity, view: view).markup
    }
    return .element(
      "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Denials"],
      [
        .element(
          "table", ["class": "data queue", "id": "queue"],
          [
            .element(
              "caption", ["class": "quiet"], text: "Keys: j and k move, Enter opens, t takes."),
            head, .element("tbody", [:], rows),
          ])
      ])
  }

  private func pager(_ view: View, _ next: Int?, _ identity: Identity) -> Markup {
    var links: [Markup] = []
    if view.place > 0 {
      links.append(.element("a", ["href": view.address()], text: "First page"))
    }
    if let next {
      links.append(
        .element("a", ["href": view.address(changing: ["from": String(next)])], text: "Next page"))
    }
    if identity.may(.export) {
      links += [
        .element("a", ["href": view.address("/export.csv")], text: "CSV of this view"),
        .element("a", ["href": view.address("/export.xlsx")], text: "Workbook of this view"),
      ]
    }
    return .element("p", ["class": "pager"], links)
      + .element(
        "details", ["class": "save"],
        [
          .element("summary", text: "Save this view"),
          Forms(identity).form(
            "/views", "inline",
            [
              Forms.hidden("query", String(view.address("").dropFirst())),
              Forms.field("Name of the view", "name", isRequired: true), Forms.button("Save"),
            ]),
        ])
  }
}

/// Text in an address.
enum Address {
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        String(Unicode.Scalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
