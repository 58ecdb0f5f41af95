import Claims
public import Documents
public import Worklists

/// Dollars against hours of staff, as a table and a chart.
public struct FrontierTable {
  private let frontier: Frontier

  public init(_ frontier: Frontier) {
    self.frontier = frontier
  }

  public var table: Table {
    Table(
      caption: "Expected net of the plan over all weeks, by hours of staff a week, from "
        + "\(frontier.day)",
      columns: Self.columns,
      rows: frontier.points.enumerated().map { place, point in
        let before = place > 0 ? frontier.points[place - 1] : nil
        let more = before.flatMap { $0.who == point.who ? point.expectedNet - $0.expectedNet : nil }
        return Table.Row([
          .text(point.who), .number(Double(point.minutes) / 60, digits: 1),
          .text(point.isPresent ? "as it is" : ""),
          .dollars(cents: point.expectedNet.cents, mark: .estimated),
          more.map { .dollars(cents: $0.cents, mark: .estimated) } ?? .empty,
          .dollars(cents: point.bound.cents, mark: .estimated),
          .dollars(cents: point.late.cents, mark: .estimated), .count(point.lostCount),
          .dollars(cents: point.lost.cents, mark: .estimated),
        ])
      })
  }

  private static let columns =
    [
      Table.Column(
        "Staff", help: "all in proportion, or one skill with the others as they are",
        priority: .essential),
      Table.Column("Hours a week", alignment: .trailing, priority: .essential),
      Table.Column("Now"),
    ]
    + [
      ("Expected net", "of everything started while it is safe", Table.Priority.essential),
      ("More than the row above", "what the added hours bring", .essential),
      ("At most", "no plan with these hours is expected to bring more", .useful),
      ("Late", "room for a late start only, at risk", .useful),
    ].map { title, help, priority in
      Table.Column(
        title, alignment: .trailing, help: help, priority: priority, isMarked: true)
    }
    + [
      Table.Column("Falls off", alignment: .trailing, help: "denials"),
      Table.Column(
        "Dollars that fall off", alignment: .trailing, priority: .essential, isMarked: true),
    ]

  var blocks: [Block] {
    let groups = frontier.points.reduce(into: [String]()) { names, point in
      if !names.contains(point.who) { names.append(point.who) }
    }
    // One skill alone spans other hours than all together: each is a curve of its own.
    let curves = groups.map { who in
      Chart.Curve(
        name: who,
        points: frontier.points.filter { $0.who == who }.map {
          .init(x: Double($0.minutes) / 60, y: Double($0.expectedNet.cents) / 100)
        })
    }
    let chart = Chart(
      title: "Dollars against hours of staff",
      summary:
        "Expected net of the plan over all weeks by hours a week: of all staff in proportion, "
        + "and of one skill with the others as they are. Where a curve is flat, more hours of that "
        + "staff bring nothing.",
      kind: .curves(
        curves, x: .init("hours a week", unit: .number(digits: 0)),
        y: .init("expected net", unit: .dollars, mark: .estimated)))
    return [.onScreen([.chart(chart), .table(table)])]
  }
}
