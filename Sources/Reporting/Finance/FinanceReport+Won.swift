import Claims
import Documents
import Scoring
import Worklists

extension FinanceReport {
  /// Wins that no remittance loaded pays: in none of the sums above. Whether the payment is still to
  /// come or its remittance is missing here, nobody has said.
  var won: [Block] {
    let unpaid = forecast.worklist.deferred(for: .notOpen).filter { line in
      let denial = line.candidate.denial
      return [.overturned, .partiallyOverturned].contains(denial.status)
        && denial.recoveryWitness != .remittances
    }
    guard !unpaid.isEmpty else { return [] }
    let overdue = unpaid.filter { line in
      line.candidate.denial.decidedDay.map {
        forecast.asOf.days(since: $0) > PaymentLag.settlingDays
      } ?? true
    }
    let rows = [
      ("Decided within \(PaymentLag.settlingDays) days", unpaid.filter { !overdue.contains($0) }),
      ("Longer ago, or without a day: look for the remittance, then ask the payer", overdue),
    ]
    return [
      .heading("Won, and in no remittance yet", anchor: "won"),
      .paragraph(
        "The practice's log or the queue says that these were won, and no remittance that was loaded "
          + "pays them as of \(forecast.asOf): the payment is to come, or its remittance is missing "
          + "here. They are in no sum above."),
      .table(
        Table(
          caption: "Won and not paid",
          columns: [
            Table.Column("When", priority: .essential),
            Table.Column("Denials", alignment: .trailing),
            Table.Column("Recovered, by the log", alignment: .trailing, priority: .essential),
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
