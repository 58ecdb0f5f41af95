import Documents
import Worklists

extension ModelReport {
  /// What planning brings over other orders of work under the same staff, on simulated practices.
  var planning: [Block] {
    guard let first = staffing.first else { return [] }
    return [
      .heading("What the planning is worth", anchor: "planning"),
      .paragraph(
        "Simulated, not this practice: \(first.practices) practices whose denials arrive over "
          + "\(first.weeks) weeks with known chances and are worked until every one is settled, by the "
          + "same staff in each order of work. The claim to look at is the difference to working the "
          + "largest amounts first. \(Self.claim(staffing)) With later weeks for nothing a plan brings more once "
          + "all is settled, but puts off work that new denials crowd out, and less is in by then."),
      .table(Self.table(staffing)),
    ]
  }

  private static func claim(_ proofs: [StaffingProof]) -> String {
    let parts = proofs.compactMap { proof in
      proof.rows.first { $0.order == .list }.map { row in
        "\(percent(row.gain)) (\(percent(row.gainOnceRunning)) once running) with staff for "
          + "\(percent(proof.share)) of the work"
      }
    }
    return "The list brings more than amounts first by " + parts.joined(separator: ", ") + "."
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 100).text(share < 0.1 ? 1 : 0)) %"
  }

  private static func table(_ proofs: [StaffingProof]) -> Table {
    let rows = proofs.flatMap { proof in
      proof.rows.map { row in
        let difference = row.moreThanByAmount
        return Table.Row([
          .share(proof.share), .text(row.order.words), .dollars(row.net), .dollars(difference),
          row.order == .amount
            ? .empty
            : .interval(
              lower: .dollars(cents: (difference - row.margin).inCents),
              upper: .dollars(cents: (difference + row.margin).inCents)),
          .number(row.gain * 100, digits: 1), .number(row.gainWhileArriving * 100, digits: 1),
          .number(row.gainOnceRunning * 100, digits: 1),
          // Hindsight leaves on purpose what would not have been won.
          row.order == .oracle ? .empty : .number(row.lost, digits: 0),
        ])
      }
    }
    let columns =
      [
        Table.Column("Staff for", help: "of the work of all denials", priority: .essential),
        Table.Column("Order", priority: .essential),
      ]
      + [
        "Net", "More than by amount", "90 % interval", "In percent",
        "Percent while denials arrive", "Of it once running", "Lost to deadlines",
      ].map { Table.Column($0, alignment: .trailing, priority: .essential) }
    return Table(
      caption: "Net dollars of a simulated practice, mean; intervals paired by practice",
      columns: columns, rows: rows)
  }
}

extension StaffedWeeks.Order {
  fileprivate var words: String {
    switch self {
    case .plan: "the plan, later weeks free"
    case .list: "the list, later weeks at their price"
    case .amount: "largest amount first"
    case .deadline: "earliest deadline first"
    case .arrival: "first in, first out"
    case .probability: "highest chance first"
    case .oracle: "the plan with hindsight"
    }
  }
}
