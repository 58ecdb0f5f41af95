import Claims
import Documents
import Worklists

extension FinanceReport {
  /// What no appeal can bring any more: never appealed in time, or upheld and not carried on in time.
  var lost: [Block] {
    let lines = forecast.worklist.expired
    guard !lines.isEmpty else { return [] }
    let parts = [
      ("Expired unworked: never appealed", forecast.worklist.expiredUnworked),
      ("Upheld, and the time for the next level over", forecast.worklist.expiredAfterUpheld),
    ]
    return [
      .heading("Already lost", anchor: "lost"),
      .paragraph(
        "Time to file ran out by a stated or sourced deadline: before any appeal, or after one that was "
          + "upheld, for the level after it. Who could have saved them, by whose work they were, and of "
          + "the fifteen largest the last day for it."),
      .table(
        Table(
          caption: "Lost in all, as of \(forecast.asOf)", columns: Self.columns("What"),
          rows: parts.filter { !$0.1.isEmpty }.map { Self.row($0.0, $0.1) })),
      .table(Self.savers(of: lines)),
      .table(Self.largest(of: lines)),
    ]
  }

  private static func savers(of lines: [Worklist.Line]) -> Table {
    let bySkill = Dictionary(grouping: lines) { $0.candidate.effort.skill }
    return Table(
      caption: "Who could last have saved them",
      columns: columns("Whose work") + [Table.Column("Minutes", alignment: .trailing)],
      rows: bySkill.sorted { $0.key.rawValue < $1.key.rawValue }.map { skill, lines in
        let minutes = lines.reduce(0) { $0 + $1.candidate.effort.minutes }
        return Table.Row(row(skill.rawValue, lines).cells + [.count(minutes)])
      })
  }

  private static func largest(of lines: [Worklist.Line]) -> Table {
    Table(
      caption: "The largest of them",
      columns: [
        Table.Column("Denial", alignment: .trailing, priority: .essential),
        Table.Column("Payer", priority: .essential), Table.Column("Denied for"),
        Table.Column("Level", alignment: .trailing),
        Table.Column("Last day", priority: .essential, isMarked: true),
        Table.Column("Who could have"), Table.Column("Minutes", alignment: .trailing),
        Table.Column("Recoverable", alignment: .trailing, priority: .essential, isMarked: true),
      ],
      rows: lines.sorted { amount($0) > amount($1) }.prefix(15).map { line in
        let candidate = line.candidate
        return Table.Row([
          .count(candidate.id), .text(candidate.denial.payer.name),
          .text(candidate.denial.reasonWords), .count(candidate.levelAfterUpheld ?? 1),
          .day(candidate.deadline.limit.description, mark: candidate.deadline.mark),
          .text(candidate.effort.skill.rawValue), .count(candidate.effort.minutes),
          candidate.denial.recoverable.cell,
        ])
      })
  }
}
