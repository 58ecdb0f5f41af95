import Access
import Claims
import Documents
import Store
import Workflow
import Worklists

/// What a person does with a denial: take it, say what was filed and what was answered, note, undo.
struct WorkPanel {
  let server: QueueServer
  let line: QueueList.Line
  let events: [WorkEvent]
  let identity: Identity
  let draft: String?

  private var item: WorkItem { server.desk.item(of: line.id) }

  var markup: Markup {
    get throws {
      guard identity.may(.work) else { return holder }
      return .element(
        "section", ["class": "work"],
        [
          .element("h2", text: "Work"), holder, try outcomes, filing(level: try level), override,
          note, undo,
        ])
    }
  }

  private func form(_ verb: String, _ kind: String? = nil, _ content: [Markup]) -> Markup {
    Forms(identity).work(verb, on: item, kind, content)
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
  private var outcomes: Markup {
    get throws {
      try server.desk.pendingAppeals(of: line.id).map(outcome).reduce(Markup(), +)
    }
  }

  private func outcome(of appeal: Appeal) -> Markup {
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
              Forms.hidden("action", appeal.action), Forms.hidden("level", String(appeal.level)),
              Forms.hidden("outcome", outcome.rawValue),
              Forms.field(
                "Decided on", "decided_day", type: "date",
                value: server.clock.today.description, isRequired: true),
              outcome.isWon
                ? Forms.field(
                  "Dollars the payer agreed to, if it says", "recovered", hint: "1234.56")
                : Markup(),
              outcome == .upheld
                ? Forms.field(
                  "Next level by, if the decision prints a day", "next_deadline", type: "date",
                  value: printed?.description)
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

  /// The day that a decision handed in prints for the next level, where it can be told for certain.
  private var printed: CalendarDay? {
    guard identity.may(.chart),
      let name = try? server.desk.caseName(of: line.denial),
      let folder = try? CasePapers(server).folder(ofCase: name)
    else { return nil }
    return try? server.desk.workspace.nextDeadline(of: folder)
  }

  private func filing(level: Int) -> Markup {
    .element(
      "details", [:],
      [
        .element("summary", text: "Something went out to the payer"),
        form(
          "actions", nil,
          [
            Forms.choice(
              "What", "action", RecordedAppeal.actions.map { ($0, $0) },
              chosen: RecordedAppeal.action(for: line)),
            Forms.field(
              "Level", "level", type: "number", value: String(level), isRequired: true),
            Forms.field(
              "Sent on", "filed_day", type: "date", value: server.clock.today.description,
              isRequired: true),
            Forms.field("Minutes it took", "minutes", type: "number"),
            Forms.button("Record what was sent"),
          ]),
      ])
  }

  /// One above what the payer upheld, also since the list was made.
  private var level: Int {
    get throws {
      let denial = try server.desk.workspace.store.denial(id: line.id)?.denial ?? line.denial
      return (denial.upheld?.level ?? 0) + 1
    }
  }

  /// What the payer said on the phone, or a manager wants, goes before the plan.
  private var override: Markup {
    let choices: [(value: String, words: String)] = [
      ("first", "Work it before everything else"), ("never", "Do not work it"),
      ("cancelled", "Take back what was said before"),
    ]
    return .element(
      "details", [:],
      [
        .element("summary", text: "Put it first, or set it aside"),
        Forms(identity).form(
          "/denials/\(line.id)/override", nil,
          [
            Forms.choice("What", "verdict", choices),
            Forms.field("Why", "reason", isRequired: true),
            Forms.button("Keep my word"),
          ]),
      ])
  }

  private var note: Markup {
    form(
      "notes", "note",
      [
        .element(
          "label", ["class": "field"],
          [
            .element("span", text: "Note"),
            .element(
              "textarea", ["name": "text", "rows": "2", "maxlength": "4000"], text: draft ?? ""),
          ]), Forms.button("Add the note"),
      ])
  }

  private var undo: Markup {
    guard let event = WorkEvent.undoable(events),
      event.by == identity.account || identity.may(.assign)
    else { return Markup() }
    return form(
      "undo", "inline",
      [
        Forms.hidden("event", String(event.id)),
        Forms.button("Undo: \(event.words)", kind: "plain"),
      ])
  }
}
