import Claims
import Documents

extension WeeklyReport {
  /// What became of last week's list; a sentence on paper, a table on a screen.
  var lastListOutcome: [Block] {
    guard let changes else { return [] }
    guard let lastList else {
      return [
        .paragraph(
          "No list made for \(changes.since) or before is kept, so what became of it can't be told."
        )
      ]
    }
    let name = "the list of \(lastList.listDay), run \(lastList.run)"
    guard !lastList.fates.isEmpty else {
      return [.paragraph("Of \(name), no denial to work is on record.")]
    }
    let counts = lastList.parts.map { "\($0.fates.count) \($0.words)" }
    return [
      .paragraph("Of the \(lastList.fates.count) denials of \(name): " + words(counts) + "."),
      .onScreen([.table(table(lastList))]),
    ]
  }

  private func words(_ counts: [String]) -> String { counts.joined(separator: ", ") }

  private func table(_ list: ListOutcome) -> Table {
    Table(
      caption: "The list of \(list.listDay) since",
      columns: [
        Table.Column("Stands now", priority: .essential),
        Table.Column("Denials", alignment: .trailing, priority: .essential),
        Table.Column(
          "Recoverable", alignment: .trailing, help: "as known now, or when last on record",
          priority: .essential, isMarked: true),
        Table.Column("Of unknown amount", alignment: .trailing),
        Table.Column("Came in", alignment: .trailing, isMarked: true),
      ],
      rows: list.parts.map { words, fates in
        let tally = DenialTally(fates.compactMap { ($0.after ?? $0.before)?.denial })
        return Table.Row([
          .text(words), .count(tally.denials), tally.cell, .count(tally.unknown),
          Payments(fates.map { ($0.before, $0.after) }).cell,
        ])
      })
  }
}
