import Access
import Claims
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Reporting
import Scoring
import Workflow
import Worklists

/// One denial: what to do, why it stands where it does, what happened, and what the chart says.
struct DenialPage: Sendable {
  let server: QueueServer

  var endpoints: [Endpoint] {
    let names = CasePapers.pages.map(\.key) + CasePapers.files.map(\.key)
    let papers = names.map { name in
      Endpoint(
        .get, "/denials/{denial}/\(name)", .permission(.chart), form: .page,
        verb: CasePapers.type(of: name) == .html ? .read : .export
      ) { _, context in
        try await CasePapers(server).response(name, of: context.number("denial"))
      }
    }
    return [
      Endpoint(.get, "/denials/{denial}", .permission(.worklist), form: .page) { _, context in
        try page(context.number("denial"), context)
      }
    ] + papers
  }

  /// The draft is a note that was not taken, for its writer to send again.
  func page(
    _ number: Int, _ context: QueueContext, refusal: String? = nil, draft: String? = nil
  ) throws -> Response {
    guard let identity = context.identity else { throw Problem(.unauthorized, "sign in first") }
    let list = server.desk.list
    guard let line = list[number] else { throw QueueRefusal.noSuchDenial(number) }
    let denial = line.denial
    let events = try server.desk.events(of: number)
    return Stationery(
      title: "Denial \(number)", identity: identity, isSynthetic: denial.isSynthetic
    ).page([
      .element("p", ["class": "back"], [.element("a", ["href": "/"], text: "Back to the list")]),
      .element("h1", text: "\(denial.payer.name): \(denial.workName)"),
      .element(
        "p", ["class": "subtitle"],
        text:
          "Denial \(number), \(denial.reasonWords); \(line.part), \(line.line.rank) of \(list.parts[line.part] ?? 0)."
      ), Stationery.ofAnotherDay(list, server.clock), SignInPages.notice(refusal),
      figures(line, list.day),
      try WorkPanel(server: server, line: line, events: events, identity: identity, draft: draft)
        .markup,
      try chart(line, identity),
      section("Why it stands here", [HTMLRenderer(gnuplot: nil).fragment(detail(line, identity))]),
      section("What the chance rests on", [ContributionPlot(line.score).markup]),
      section("What can be done", [try actions(number)]),
      section("What happened", [try Timeline(server, line, events).markup]),
      section(
        "Notes and changes",
        [
          EventList(
            events: events, item: server.desk.item(of: number), identity: identity,
            clock: server.clock
          ).markup
        ]),
    ])
  }

  private func section(_ title: String, _ content: [Markup]) -> Markup {
    .element("section", [:], [.element("h2", text: title)] + content)
  }

  private func figures(_ line: QueueList.Line, _ day: CalendarDay) -> Markup {
    let status = server.desk.status(of: line.id) ?? line.denial.status
    let figures: [(String, Markup)] = [
      ("Status", Markup(escaping: status.rawValue.replacing("-", with: " "))),
      ("Act by", DueBadge(line, day, status: status).markup),
      ("Recoverable", Figures.recoverable(line)),
      ("Chance of overturn", Figures.chance(line)), ("Expected net", Figures.net(line)),
      ("Minutes", Figures.minutes(line)),
      ("Next", Figures.next(line)),
    ]
    return .element(
      "dl", ["class": "figures"],
      figures.map { name, value in
        .element("div", [:], [.element("dt", text: name), .element("dd", [:], [value])])
      })
  }

  /// Reasons, arithmetic and facts, as in the weekly report; contributions stand by themselves.
  private func detail(_ line: QueueList.Line, _ identity: Identity) -> [Block] {
    let seen = line.seen(withChart: identity.may(.chart)).line
    return LineDetail(line: seen, score: nil, showsDiagnoses: identity.may(.work)).blocks.flatMap {
      block -> [Block] in
      switch block {
      case .onScreen(let blocks): blocks
      case .onPaper: []
      default: [block]
      }
    }
  }

  private func actions(_ number: Int) throws -> Markup {
    let plan = try server.desk.plan(of: number)
    let rows = plan.options.map { option -> Table.Row in
      Table.Row([
        .text("\(option.action.words)\(option.action.isAppeal ? ", level \(option.level)" : "")"),
        .text(option.refusal.map { "not now: \($0)" } ?? option.rightWords),
        plan.running(option).map { .day($0.alarm.description, mark: $0.mark) } ?? .unknown,
        .text(
          option.assumption.map { "that it can be taken is assumed, \($0); rule \(option.rule)" }
            ?? "rule \(option.rule)"),
        .text(option.source),
      ])
    }
    let columns = ["Action", "Now", "Act by", "Rule", "Source"].map { Table.Column($0) }
    return HTMLRenderer(gnuplot: nil).fragment([
      .table(Table(caption: "Actions in their order, with windows", columns: columns, rows: rows))
    ])
  }

  private func chart(_ line: QueueList.Line, _ identity: Identity) throws -> Markup {
    guard identity.may(.chart) else { return Markup() }
    guard let name = try server.desk.caseName(of: line.denial) else {
      return section(
        "The chart",
        [
          .element("p", text: "No chart was reviewed for this denial yet."),
          identity.may(.work)
            ? .element(
              "details", [:],
              [
                .element("summary", text: "Hand in its letter and chart"),
                CasesPage.opening(Forms(identity), for: line.id),
              ]) : Markup(),
        ])
    }
    let folder = try CasePapers(server).folder(ofCase: name)
    let links = (Array(CasePapers.pages) + Array(CasePapers.files)).map { name, words in
      Markup.element(
        "li", [:], [.element("a", ["href": "/denials/\(line.id)/\(name)"], text: words)])
    }
    return section(
      "The chart",
      [
        folder.map {
          .element(
            "p", [:],
            [
              .element(
                "a", ["href": "/cases/\($0.number)", "class": "open"],
                text: "\($0.name): papers and request")
            ])
        } ?? Markup(), .element("ul", ["class": "papers"], links), try verdicts(line.id),
      ])
  }

  /// A chart that changed since it was reviewed says so instead of its verdicts.
  private func verdicts(_ number: Int) throws -> Markup {
    do {
      let report = try CasePapers(server).report("review.html", of: number)
      return .element(
        "details", ["open": ""],
        [
          .element("summary", text: "Criteria with their quotes"),
          HTMLRenderer(gnuplot: nil).fragment(
            report.blocks.filter { block in
              if case .table(let table) = block {
                table.columns.contains { $0.title == "Verdict" }
              } else {
                false
              }
            }),
        ])
    } catch let problem as Problem {
      return SignInPages.notice(problem.detail)
    }
  }
}

/// What each term adds to the log-odds, as bars left and right of none.
struct ContributionPlot {
  let score: Score?

  init(_ score: Score?) { self.score = score }

  private static let width = 420.0

  var markup: Markup {
    guard let score else { return .element("p", text: "No model could score it.") }
    let parts = score.contributions.sorted { abs($0.logOdds) > abs($1.logOdds) }
    let largest = max(parts.map { abs($0.logOdds) }.max() ?? 0, 0.1)
    let rows = parts.map { part -> Markup in
      .element(
        "tr", [:],
        [
          .element("th", ["scope": "row"], text: part.term),
          .element("td", [:], [bar(part.logOdds, largest)]),
          .element("td", ["class": "trailing"], text: Self.digits(part.logOdds)),
        ])
    }
    return .element(
      "table", ["class": "data bars"],
      [
        .element(
          "caption",
          text: "Log-odds against the average case; they add up to \(Self.digits(score.logOdds))"),
        .element(
          "thead", [:],
          [
            .element(
              "tr", [:],
              ["Term", "Against and for", "Log-odds"].map {
                .element("th", ["scope": "col"], text: $0)
              })
          ]), .element("tbody", [:], rows),
      ])
  }

  private func bar(_ value: Double, _ largest: Double) -> Markup {
    let half = Self.width / 2
    let length = abs(value) / largest * (half - 4)
    let start = value < 0 ? half - length : half
    return .element(
      "svg",
      [
        "width": "\(Int(Self.width))", "height": "16", "viewBox": "0 0 \(Int(Self.width)) 16",
        "role": "img", "aria-label": "\(Self.digits(value)) log-odds",
      ],
      [
        .element(
          "rect",
          [
            "x": Self.digits(start), "y": "2", "width": Self.digits(length), "height": "12",
            "class": value < 0 ? "against" : "for",
          ]),
        .element(
          "line",
          ["x1": "\(Int(half))", "x2": "\(Int(half))", "y1": "0", "y2": "16", "class": "axis"]),
      ])
  }

  private static func digits(_ value: Double) -> String {
    value.formatted(.number.precision(.fractionLength(3)).locale(Locale(identifier: "en_US_POSIX")))
  }
}
