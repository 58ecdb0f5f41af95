import Claims
import Documents
import Worklists

extension FinanceReport {
  /// A decision this old without its payment is worth a question.
  private static let overdueDays = 60

  /// Wins that no remittance pays yet: their cash is near, and in none of the sums above.
  var won: [Block] {
    let unpaid = forecast.worklist.deferred(for: .notOpen).filter { line in
      let denial = line.candidate.denial
      return [.overturned, .partiallyOverturned].contains(denial.status)
        && denial.recoveryWitness != .remittances
    }
    guard !unpaid.isEmpty else { return [] }
    let overdue = unpaid.filter { line in
      line.candidate.denial.decidedDay.map {
        forecast.asOf.days(since: $0) > Self.overdueDays
      } ?? true
    }
    let rows = [
      ("Decided within \(Self.overdueDays) days", unpaid.filter { !overdue.contains($0) }),
      ("Longer ago, or without a day: ask the payer where the payment is", overdue),
    ]
    return [
      .heading("Won, and in no remittance yet", anchor: "won"),
      .paragraph(
        "The practice's log or the queue says that these were won; no remittance pays them as of "
          + "\(forecast.asOf). They are in no sum above."),
      .table(
        Table(
          caption: "Won and not paid",
          columns: [
            Table.Column("When", priority: .essential),
            Table.Column("Denials", alignment: .trailing),
            Table.Column("Agreed, by the log", alignment: .trailing, priority: .essential),
            Table.Column("Without an amount", alignment: .trailing),
          ], rows: rows.filter { !$0.1.isEmpty }.map { Self.row($0.0, won: $0.1) })),
    ]
  }

  private static func row(_ name: String, won lines: [Worklist.Line]) -> Table.Row {
    let denials = lines.map(\.candidate.denial)
    let told = denials.filter { $0.recoveryWitness == .appealLog }
    let sum = told.reduce(Money.zero) { $0 + $1.recovered }
    return Table.Row([
      .text(name), .count(denials.count),
      told.isEmpty ? .unknown : .dollars(cents: sum.cents, mark: .estimated),
      .count(denials.count - told.count),
    ])
  }
}
