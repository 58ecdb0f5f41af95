import Access
import Claims
import Documents
import Foundation
import Workflow

/// What people did, the newest first. A note is read by those who work the denial, and no more by
/// anybody once it was taken back.
struct EventList {
  let events: [WorkEvent]
  let item: WorkItem
  let identity: Identity
  let clock: Clock

  var markup: Markup {
    guard !events.isEmpty else { return .element("p", text: "Nobody has done anything yet.") }
    let standing = Set(WorkEvent.standing(events).map(\.id))
    return .element(
      "ol", ["class": "events"],
      events.reversed().map { event in
        row(event, isStanding: event.kind == .undone || standing.contains(event.id))
      })
  }

  private func row(_ event: WorkEvent, isStanding: Bool) -> Markup {
    let time = Date(timeIntervalSince1970: Double(event.time)).formatted(.iso8601)
    let mark = isStanding ? "" : " (taken back)"
    let text = isStanding && identity.may(.work) ? event.text : nil
    return .element(
      "li", ["class": isStanding ? nil : "undone"],
      [
        .element("time", ["datetime": time], text: clock.words(of: event.time)),
        Markup(escaping: " \(event.by): \(event.words)\(mark)"),
        text.map { .element("p", ["class": "words"], text: $0) } ?? Markup(),
        isStanding ? takeBack(event) : Markup(),
      ])
  }

  private func takeBack(_ event: WorkEvent) -> Markup {
    guard event.kind == .noted, identity.may(.work),
      event.by == identity.account || identity.may(.assign)
    else { return Markup() }
    return Forms(identity).work(
      "undo", on: item, "inline",
      [
        Forms.hidden("event", String(event.id)),
        .element(
          "button",
          ["type": "submit", "class": "plain", "aria-label": "Take back note \(event.id)"],
          text: "Take back"),
      ])
  }
}

extension WorkEvent {
  /// What was done, as a person says it.
  var words: String {
    switch kind {
    case .taken: "took it"
    case .released: "gave it back"
    case .noted: "noted"
    case .filed:
      appeal.map { "\($0.action), level \($0.level), sent on \($0.filedDay)" } ?? "filed"
    case .decided:
      appeal.map { appeal in
        "\(appeal.outcome.rawValue.replacing("-", with: " "))"
          + (appeal.decidedDay.map { " on \($0)" } ?? "")
      } ?? "decided"
    case .undone: "took a change back"
    }
  }
}
