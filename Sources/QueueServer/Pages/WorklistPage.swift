import Access
import Store
import Claims
import Documents
import Foundation
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
    [
      Endpoint(.get, "/", .signedIn, form: .page, handle: list),
      Endpoint(.post, "/find", .permission(.worklist), form: .page, verb: .read, handle: find),
    ]
  }

  /// What is seen: how it is filtered, and by whom.
  struct View {
    var filter: QueueFilter
    /// As it stands in the address.
    var fields: [String: String]
    /// Where it goes on from; `nil` for the first page.
    var cursor: Cursor?

    init(_ request: Request, _ identity: Identity) throws(Problem) {
      var query = try Query(request, isForm: true)
      let names = ["part", "payer", "category", "due_within", "assigned"]
      var fields: [String: String] = [:]
      var copy = query
      for name in names { fields[name] = try copy.text(name, limit: 200) }
      filter = try QueueFilter(&query, account: identity.account)
      // "All parts" says so, for a list without a part is that of this week.
      if fields["part"] == nil { filter.part = fields.isEmpty ? "selected" : "open" }
      // Whoever takes the next case sees what can be taken.
      if fields.isEmpty, identity.may(.work) { filter.holding = .free(for: identity.account) }
      cursor = try query.text("from").map(Cursor.init(reading:))
      try query.end()
      self.fields = fields
    }

    /// What somebody else takes leaves the view.
    var losesTaken: Bool {
      switch filter.holding {
      case .unassigned, .free: true
      default: false
      }
    }

    /// Denials whose claim's number begins so, wherever they stand.
    init(finding number: String) {
      filter = QueueFilter(number: number)
      fields = [:]
    }

    var isFound: Bool { filter.number != nil }

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
    return try page(View(request, identity), identity)
  }

  /// By a claim's number, which stands in no address: those are kept in logs and histories.
  @Sendable private func find(_ request: inout Request, _ context: QueueContext) async throws
    -> Response
  {
    guard let identity = context.identity else { throw Problem(.unauthorized, "sign in first") }
    let fields = try await FormFields(&request, identity)
    // As it was copied, with what stood around it.
    let number = (fields["claim"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard (1...50).contains(number.utf8.count) else {
      throw Problem(.unprocessableContent, "claim: expected how a claim's number begins")
    }
    let view = View(finding: number)
    let found = server.desk.page(view.filter, from: 0, limit: 2).lines
    if found.count == 1 { return .goOn(to: "/denials/\(found[0].line.id)") }
    return try page(view, identity)
  }

  private func page(_ view: View, _ identity: Identity) throws -> Response {
    // Before anything is read: what changes from now on is news to this page.
    let mark = server.desk.newsMark
    let isBehind = server.desk.isBehind
    let list = server.desk.list
    let place = view.cursor?.place ?? 0
    let page = server.desk.page(view.filter, from: place, limit: Self.linesAPage)
    let count = server.desk.count(view.filter)
    let isSynthetic = list.lines.contains { $0.denial.isSynthetic }
    return Stationery(title: "Worklist", identity: identity, isSynthetic: isSynthetic).page([
      .element("h1", text: "Worklist"), summary(list, count),
      Stationery.ofAnotherDay(list, server.clock), tabs(view, identity),
      try saved(identity), finding(identity), filters(view, list, identity),
      status("live", mark: mark, ""),
      status("reload", mark: nil, isBehind ? Self.behind : ""),
      moved(view, list), table(page.lines, list, identity, view),
      view.isFound
        ? cut(page.lines.count, of: count)
        : pager(view, page.next.map { Cursor(run: list.run, place: $0) }, identity),
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

  /// What was looked for stands in no address, so that nothing leads on from it.
  private func cut(_ shown: Int, of count: Int) -> Markup {
    guard shown < count else { return Markup() }
    return .element(
      "p",
      text: "These are the first \(shown) of \(count): give more of the number to see the others.")
  }

  private static let behind =
    "Something was recorded since this list was made; a new one is on its way."

  /// Where the page says what others take, and when it is no longer the newest.
  private func status(_ name: String, mark: String?, _ words: String) -> Markup {
    .element(
      "div",
      ["id": name, "role": "status", "aria-live": "polite", "class": "live", "data-news": mark],
      text: words)
  }

  /// A page further on of a list that is no more: a line may stand on neither page.
  private func moved(_ view: View, _ list: QueueList) -> Markup {
    guard let cursor = view.cursor, cursor.run != list.run else { return Markup() }
    return .element(
      "div", ["class": "notice warning", "role": "status"],
      text:
        "The list was made anew since the page before, and lines may have moved. Begin with the "
        + "first page to see every one.")
  }

  // MARK: - Lines

  private func table(
    _ lines: [(line: QueueList.Line, item: WorkItem)], _ list: QueueList, _ identity: Identity,
    _ view: View
  ) -> Markup {
    guard !lines.isEmpty else {
      return .element(
        "p", ["class": "empty"],
        text: view.isFound
          ? "No denial's claim number begins so, neither the practice's nor the payer's."
          : "Nothing to work here. Look at another view.")
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
          "table",
          [
            "class": "data queue", "id": "queue",
            "data-loses-taken": view.losesTaken ? "yes" : "no",
          ],
          [
            .element(
              "caption", ["class": "quiet"], text: "Keys: j and k move, Enter opens, t takes."),
            head, .element("tbody", [:], rows),
          ])
      ])
  }

  private func pager(_ view: View, _ next: Cursor?, _ identity: Identity) -> Markup {
    var links: [Markup] = []
    if view.cursor != nil {
      links.append(.element("a", ["href": view.address()], text: "First page"))
    }
    if let next {
      links.append(
        .element("a", ["href": view.address(changing: ["from": next.text])], text: "Next page"))
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
