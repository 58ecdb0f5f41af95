import Claims
import Documents

extension WeeklyReport {
  /// What changed since last week, as a sum that adds up and a line for each denial that moved.
  var whatChanged: [Block] {
    guard let changes else { return [] }
    let table = ChangeTable(changes)
    return [
      .heading("What changed since \(changes.since)", anchor: "changes"),
      .paragraph(
        "Of the denials in play: to work in time, or appealed and not decided. Both days as known on "
          + "them, from all that is loaded now. What left counts at its amount of \(changes.since), "
          + "what came at its amount of \(changes.day)."),
      table.verdict, .table(table.sum),
    ] + lastListOutcome + lines(table.moves)
  }

  private func lines(_ table: Table) -> [Block] {
    guard !table.rows.isEmpty else { return [.notice(.info, "No denial moved.")] }
    return [
      .details(
        summary: "The \(table.rows.count) denials that moved; the workbook has them too",
        [.table(table)], onPaper: false)
    ]
  }
}

/// The change of a week as two tables.
struct ChangeTable {
  let change: WeekChange

  init(_ change: WeekChange) {
    self.change = change
  }

  var verdict: Block {
    guard let gap = change.unexplained else {
      return .notice(
        .info,
        "It adds up: the denials, the dollars to the cent and those of unknown amount of "
          + "\(change.since) become those of \(change.day).")
    }
    return .notice(
      .danger,
      "It does not add up: \(gap.denials) denials, \(gap.recoverable.words) and \(gap.unknown) of "
        + "unknown amount are unexplained. Do not use this section; report it.")
  }

  /// Last week's in play, what came and left, this week's.
  var sum: Table {
    Table(
      caption: "From \(change.since) to \(change.day)",
      columns: [
        Table.Column(
          "Line",
          help: "lost: upheld, with nothing further that the practice is known to be able to file; "
            + "what it may need for more stands in the finance report",
          priority: .essential),
        Table.Column("Denials", alignment: .trailing, priority: .essential),
        Table.Column(
          "Recoverable", alignment: .trailing,
          help: "expected allowed less paid, patient's share and other payers",
          priority: .essential, isMarked: true),
        Table.Column("Of unknown amount", alignment: .trailing),
        Table.Column(
          "Came in", alignment: .trailing,
          help: "paid on these denials since then, net of what was taken back; estimated where the "
            + "log or the queue alone tells of the win, and no remittance yet",
          isMarked: true),
        Table.Column("Of unknown payment", alignment: .trailing),
      ], rows: rows)
  }

  private var rows: [Table.Row] {
    [row("In play on \(change.since)", change.opening)]
      + WeekChange.Event.sums.compactMap { event in
        let tally = change.tally(event)
        guard tally.denials > 0 || event.isAlwaysTold else { return nil }
        return row(event.lineWords, tally, payments: Payments(change.moves(event)))
      } + revaluation + [
        row("= in play on \(change.day)", change.closing),
        row("of these to work", change.toWork), row("of these appealed", change.appealed),
        row("filed in the week, still in play", change.tally(.stays(.appealed))),
      ] + upheld + outside
  }

  private var revaluation: [Table.Row] {
    change.revaluation.isEqual(to: DenialTally())
      ? [] : [row("plus or minus: amounts changed", change.revaluation)]
  }

  /// Lost at one level in the week and still in play at the next.
  private var upheld: [Table.Row] {
    let tally = change.tally(.stays(.furtherLevel))
    return tally.denials == 0 ? [] : [row("upheld in the week, a further level open", tally)]
  }

  /// What moved without being in play on either day.
  private var outside: [Table.Row] {
    DenialStanding.allCases.compactMap { standing in
      let event = WeekChange.Event.elsewhere(standing)
      let moves = change.moves(event)
      guard !moves.isEmpty || standing == .clawedBack else { return nil }
      return row(
        "outside the sum: \(event.words)", change.tally(event), payments: Payments(moves))
    } + [row("outside the sum: taken back in part after a win", change.takenBack)]
      + (change.paidFurther.isEmpty
        ? [] : [row("outside the sum: paid further on earlier wins", change.paidFurther)])
  }

  /// Those stand where they stood, so that only their money moved.
  private func row(_ line: String, _ settled: [WeekChange.Settled]) -> Table.Row {
    row(
      line, DenialTally(settled.map(\.after.denial)),
      payments: Payments(settled.map { ($0.before, $0.after) }))
  }

  private func row(_ line: String, _ tally: DenialTally, payments: Payments? = nil) -> Table.Row {
    Table.Row([
      .text(line), .count(tally.denials), tally.cell, .count(tally.unknown),
      payments?.cell ?? .empty,
      payments.flatMap { $0.cell == .empty ? nil : .count($0.unknown) } ?? .empty,
    ])
  }

  /// Every denial that moved.
  var moves: Table {
    Table(
      caption: "Denials that moved",
      columns: [
        Table.Column("Change", priority: .essential),
        Table.Column("Denial", alignment: .trailing, help: "its number in the database"),
        Table.Column("Payer", priority: .essential), Table.Column("Claim"),
        Table.Column("Denied for", priority: .essential),
        Table.Column("Recoverable", alignment: .trailing, priority: .essential, isMarked: true),
        Table.Column("Came in", alignment: .trailing, priority: .essential, isMarked: true),
        Table.Column("Then"), Table.Column("Now"),
      ],
      rows: change.moves.compactMap { move in
        guard let denial = move.denial, let id = move.id else { return nil }
        return Table.Row([
          .text(move.event.words), .count(id), .text(denial.payer.name), .text(denial.workName),
          .text(denial.reasonWords),
          (move.event.countsThen ? move.before?.denial : move.after?.denial)?.recoverable.cell
            ?? .unknown,
          Payments([move]).cell,
          .text(move.before?.standing.rawValue ?? "not known"),
          .text(move.after?.standing.rawValue ?? "not on record"),
        ])
      })
  }
}
