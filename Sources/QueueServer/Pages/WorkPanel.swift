import Access
import Worklists
import Claims
import Documents
import Foundation
import Workflow

/// What a person does with a denial: take it, say what was filed and what was answered, note, undo.
struct WorkPanel {
  let server: QueueServer
  let line: QueueList.Line
  let events: [WorkEvent]
  let identity: Identity

  private var item: WorkItem { server.desk.item(of: line.id) }

  var markup: Markup {
    get throws {
      guard identity.may(.work) else { return holder }
      return .element(
        "section", ["class": "work"],
        [
          .element("h2", text: "Work"), holder, try outcome, filing, note, undo,
        ])
    }
  }

  private func form(_ verb: String, _ kind: String? = nil, _ content: [Markup]) -> Markup {
    Forms(identity).form(
      "/denials/\(line.id)/\(verb)", kind,
      [
        Forms.hidden("version", String(item.version)),
        // One for each page that was shown: a form sent twice is taken once.
        Forms.hidden("key", UUID().uuidString),
      ] + content)
  }

  private var holder: Markup {
    guard let holder = item.holder else {
      return .element(
        "div", ["class": "holder"],
        [
          .element("p", text: "Nobody has taken it."),
          identity.may(.work) ? form("take", "inline", [Forms.button("Take")]) : Markup(),
        ])
    }
    let isMine = holder == identity.account
    let mayGive = isMine || identity.may(.assign)
    return .element(
      "div", ["class": "holder"],
      [
        .element("p", text: isMine ? "You have taken it." : "\(holder) has taken it."),
        mayGive ? form("release", "inline", [Forms.button("Give back")]) : Markup(),
      ])
  }

  /// Two clicks: the answer, and that it is so.
  private var outcome: Markup {
    get throws {
      guard let appeal = try server.desk.pendingAppeal(of: line.id) else { return Markup() }
      let answers: [(AppealOutcome, String)] = [
        (.overturned, "Overturned"), (.partiallyOverturned, "Partly overturned"),
        (.upheld, "Upheld"), (.withdrawn, "Withdrawn"),
      ]
      let choices = answers.map { outcome, words in
        Markup.element(
          "details", ["class": "answer", "name": "outcome"],
          [
            .element("summary", text: words),
            form(
              "outcomes", nil,
              [
                Forms.hidden("outcome", outcome.rawValue),
                Forms.field(
                  "Decided on", "decided_day", type: "date",
                  value: server.clock.today.description),
                outcome.isWon
                  ? Forms.field(
                    "Dollars the payer agreed to, if it says", "recovered", hint: "1234.56")
                  : Markup(), Forms.button("Record: \(words.lowercased())"),
              ]),
          ])
      }
      return .element(
        "div", ["class": "outcome"],
        [
          .element(
            "h3",
            text:
              "The payer's answer to the \(appeal.action) of level \(appeal.level), filed on \(appeal.filedDay)"
          ),
          .element("div", ["class": "answers"], choices),
        ])
    }
  }

  private var filing: Markup {
    .element(
      "details", [:],
      [
        .element("summary", text: "Something went out to the payer"),
        form(
          "actions", nil,
          [
            Forms.choice("What", "action", RecordedAppeal.actions.map { ($0, $0) }),
            Forms.field("Level", "level", type: "number", value: String(level)),
            Forms.field(
              "Sent on", "filed_day", type: "date", value: server.clock.today.description),
            Forms.field("Minutes it took", "minutes", type: "number"),
            Forms.button("Record what was sent"),
          ]),
      ])
  }

  private var level: Int { line.candidate.levelAfterUpheld ?? 1 }

  private var note: Markup {
    form(
      "notes", "note",
      [
        .element(
          "label", ["class": "field"],
          [
            .element("span", text: "Note"),
            .element("textarea", ["name": "text", "rows": "2", "maxlength": "4000"]),
          ]), Forms.button("Add the note"),
      ])
  }

  private var undo: Markup {
    guard let event = server.desk.undoable(events),
      event.by == identity.account || identity.may(.assign)
    else { return Markup() }
    return form(
      "undo", "inline",
      [
        Forms.hidden("event", String(event.id)),
        Forms.button("Undo: \(EventList.words(event))", kind: "plain"),
      ])
  }
}

/// What people did, the newest first.
struct EventList {
  let events: [WorkEvent]

  init(_ events: [WorkEvent]) { self.events = events }

  var markup: Markup {
    guard !events.isEmpty else { return .element("p", text: "Nobody has done anything yet.") }
    let undone = Set(events.compactMap(\.undoes))
    return .element(
      "ol", ["class": "events"],
      events.reversed().map { event in
        let time = Date(timeIntervalSince1970: Double(event.time)).formatted(.iso8601)
        let mark = undone.contains(event.id) ? " (taken back)" : ""
        return .element(
          "li", ["class": undone.contains(event.id) ? "undone" : nil],
          [
            .element("time", ["datetime": time], text: time),
            Markup(escaping: " \(event.by): \(Self.words(event))\(mark)"),
            event.text.map { .element("p", ["class": "words"], text: $0) } ?? Markup(),
          ])
      })
  }

  static func words(_ event: WorkEvent) -> String {
    switch event.kind {
    case .taken: "took it"
    case .released: "gave it back"
    case .noted: "noted"
    case .filed:
      event.appeal.map { "\($0.action), level \($0.level), sent on \($0.filedDay)" } ?? "filed"
    case .decided:
      event.appeal.map { appeal in
        "\(appeal.outcome.rawValue.replacing("-", with: " "))"
          + (appeal.decidedDay.map { " on \($0)" } ?? "")
      } ?? "decided"
    case .undone: "took a change back"
    }
  }
}
