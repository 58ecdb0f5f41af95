import Claims
import Documents
import Reporting
import Store
import Workflow

/// What happened to a claim, day by day: sent, paid or not, appealed, decided.
struct Timeline {
  private struct Item {
    let day: CalendarDay
    let what: String
    var amount = Cell.empty
    let source: String
  }

  private let items: [Item]

  init(_ server: QueueServer, _ line: QueueList.Line, _ events: [WorkEvent]) throws {
    let denial = line.denial
    var items: [Item] = []
    if let day = denial.serviceDay {
      items.append(
        Item(
          day: day, what: denial.isPreService ? "surgery planned" : "service",
          source: "claim or letter"))
    }
    if let day = denial.noticeDay {
      items.append(Item(day: day, what: "denial letter", source: "letter"))
    }
    if let key = denial.patientControlNumber ?? denial.reference {
      try server.desk.workspace.store.forEachHistory(.of([key]), asOf: server.desk.list.day) {
        history in
        items += history.submissions.compactMap { submission in
          submission.submittedDay.map { Item(day: $0, what: "claim sent", source: "837") }
        }
        items += history.adjudications.map { adjudication in
          Item(
            day: adjudication.remittance.paymentDay,
            what: adjudication.claim.isReversal ? "payment reversed" : "adjudicated, paid",
            amount: .dollars(cents: adjudication.claim.paid.cents), source: "835")
        }
      }
    }
    // The denial's own, for what was recorded since the list was made.
    let stored = try server.desk.workspace.store.denial(id: line.id)?.denial ?? denial
    for appeal in stored.appeals.sorted(by: { ($0.level, $0.filedDay) < ($1.level, $1.filedDay) }) {
      let source = appeal.record == nil ? "appeal log" : "recorded in the queue"
      items.append(
        Item(
          day: appeal.filedDay, what: "\(appeal.action), level \(appeal.level), filed",
          source: source))
      if let day = appeal.decidedDay {
        items.append(
          Item(
            day: day,
            what: "\(appeal.outcome.rawValue.replacing("-", with: " ")), level \(appeal.level)",
            amount: appeal.recovered.map { .dollars(cents: $0.cents) } ?? .empty, source: source))
      }
    }
    // Of one day in the order in which they come about: sent, adjudicated, filed, answered.
    self.items = items.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }.map(\.element)
  }

  var markup: Markup {
    let columns = [
      Table.Column("Day"), Table.Column("What"), Table.Column("Dollars", alignment: .trailing),
      Table.Column("From"),
    ]
    return HTMLRenderer(gnuplot: nil).fragment([
      .table(
        Table(
          caption: "Remittances and appeals, oldest first", columns: columns,
          rows: items.map {
            Table.Row([.day($0.day.description), .text($0.what), $0.amount, .text($0.source)])
          }))
    ])
  }
}
