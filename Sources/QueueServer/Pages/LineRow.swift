import Access
import Claims
import Documents
import Reporting
import Worklists
import Workflow

/// A line of the list as a row: figures in the reports' own cells, so that no two pages differ.
struct LineRow {
  let line: QueueList.Line
  let item: WorkItem
  let day: CalendarDay
  let identity: Identity
  let view: WorklistPage.View

  var markup: Markup {
    .element(
      "tr",
      [
        "id": "denial-\(line.id)", "data-denial": "\(line.id)", "data-version": "\(item.version)",
        "data-holder": item.holder ?? "",
      ],
      [
        cell("#", [Markup(escaping: String(line.line.rank))]),
        .element(
          "th", ["scope": "row"],
          [
            .element("span", ["class": "payer"], text: line.denial.payer.name),
            .element(
              "a", ["href": "/denials/\(line.id)", "class": "open"], text: line.denial.workName),
          ]),
        cell("Denied for", [Markup(escaping: line.denial.reasonWords)], isTrailing: false),
        cell("Act by", [DueBadge(line, day).markup], isTrailing: false),
        cell("Recoverable", [Figures.recoverable(line)]),
        cell("Chance of overturn", [Figures.chance(line)]),
        cell("Expected net", [Figures.net(line)]),
        cell("Minutes", [Figures.minutes(line)]),
        cell("Next", [Figures.next(line)], isTrailing: false),
        cell("Who", [who], isTrailing: false, kind: "who"),
      ])
  }

  /// A narrow screen shows each cell with its column's name.
  private func cell(
    _ label: String, _ content: [Markup], isTrailing: Bool = true, kind: String? = nil
  ) -> Markup {
    .element(
      "td", ["data-label": label, "class": isTrailing ? "trailing" : kind],
      [.element("div", [:], content)])
  }

  private var who: Markup {
    guard identity.may(.work), line.isOpen else {
      return Markup(escaping: item.holder ?? "nobody")
    }
    if let holder = item.holder, holder != identity.account { return Markup(escaping: holder) }
    let isMine = item.holder != nil
    return Forms(identity).form(
      "/denials/\(line.id)/\(isMine ? "release" : "take")", "inline",
      [
        Forms.hidden("version", String(item.version)), Forms.hidden("back", view.address()),
        .element(
          "button",
          [
            "type": "submit", "class": "take",
            "aria-label": "\(isMine ? "Give back" : "Take") \(line.denial.workName)",
          ], text: isMine ? "Mine: give back" : "Take"),
      ])
  }
}

/// Figures of a line as cells, with their marks.
enum Figures {
  private static let renderer = HTMLRenderer(gnuplot: nil)

  static func cell(_ cell: Cell) -> Markup { renderer.fragment(cell) }

  static func recoverable(_ line: QueueList.Line) -> Markup { cell(line.denial.recoverable.cell) }

  static func chance(_ line: QueueList.Line) -> Markup {
    guard let chance = line.candidate.chance else { return cell(.unknown) }
    return cell(.share(chance.probability, mark: .estimated))
      + Markup.void("br", [:])
      + .element(
        "span", ["class": "quiet"],
        [
          cell(.interval(lower: .share(chance.lower), upper: .share(chance.upper))),
          Markup(escaping: chance.isExtrapolated ? " extrapolated" : ""),
        ])
  }

  static func net(_ line: QueueList.Line) -> Markup {
    cell(line.expectedNet.map { .dollars(cents: $0.cents, mark: .estimated) } ?? .unknown)
  }

  /// The next step, with the last day of a call that may come before it.
  static func next(_ line: QueueList.Line) -> Markup {
    let step = Markup(escaping: line.nextAction.replacing("-", with: " "))
    guard let call = line.line.call, call.room != .notWorth else { return step }
    let words = call.room.isPlanned ? "call first, by " : "a call may come first, by "
    return step + Markup.void("br", [:])
      + .element(
        "span", ["class": "quiet"], [Markup(escaping: words), cell(call.dayCell)])
  }

  static func minutes(_ line: QueueList.Line) -> Markup {
    let effort = line.candidate.effort
    return cell(.count(effort.minutes, mark: effort.isAssumed ? .assumed : .known))
  }
}

/// The day to act by: days left in words and colour, and how far the day is known.
struct DueBadge {
  let line: QueueList.Line
  let day: CalendarDay
  private let isSettled: Bool

  init(_ line: QueueList.Line, _ day: CalendarDay, status: Denial.Status? = nil) {
    self.line = line
    self.day = day
    let status = status ?? line.denial.status
    // Beside a call or records without an answer the appeal can still fall due.
    let isWaited = status == line.denial.status && line.candidate.isWorkable
    isSettled = ![.open, .upheld].contains(status) && !isWaited
  }

  var markup: Markup {
    guard line.candidate.hasClock else { return Figures.cell(.unknown) }
    let deadline = line.candidate.deadline
    let day = Markup.element(
      "span", ["class": "quiet"],
      [Figures.cell(.day(deadline.alarm.description, mark: deadline.mark))])
    // Filed or settled: the day is history, and hurries nobody.
    guard !isSettled else { return day }
    return Figures.cell(deadline.timeLeft(on: self.day)) + Markup.void("br", [:]) + day
  }
}
