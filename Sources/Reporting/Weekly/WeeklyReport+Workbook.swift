import Claims
public import Documents
import Worklists

extension WeeklyReport {
  /// The report as its workbook has it: the sum of every part and the whole list before the sheets
  /// of the page.
  public var workbook: Report {
    Report(
      title: report.title, subtitle: report.subtitle, provenance: provenance,
      blocks: [
        .table(partTable), .heading("The whole list"), .table(listTable),
        .heading("Payments and adjustments"),
      ] + report.blocks)
  }

  /// What each part of the list comes to.
  var partTable: Table {
    let rows = parts.map { name, lines in
      let tally = DenialTally(lines.map(\.candidate.denial))
      let nets = lines.compactMap(\.expectedNet)
      let without = lines.count(where: \.bringsNothing)
      let minutes = lines.reduce(0) { $0 + $1.candidate.effort.minutes }
      let isAssumed = lines.contains(where: \.candidate.effort.isAssumed)
      return Table.Row([
        .text(name), .count(tally.denials), tally.cell, .count(tally.unknown),
        without > 0 && without == lines.count
          ? .empty
          : nets.isEmpty && !lines.isEmpty
            ? .unknown : .dollars(cents: nets.reduce(.zero, +).cents, mark: .estimated),
        .count(lines.count - without - nets.count),
        .count(minutes, mark: isAssumed ? .assumed : .known),
      ])
    }
    return Table(
      caption: "Parts of the list",
      columns: [
        Table.Column("Part"), Table.Column("Denials", alignment: .trailing),
        Table.Column("Recoverable", alignment: .trailing, isMarked: true),
        Table.Column("Of unknown amount", alignment: .trailing),
        Table.Column("Expected net", alignment: .trailing, isMarked: true),
        Table.Column("Not valued", alignment: .trailing),
        Table.Column("Minutes", alignment: .trailing, isMarked: true),
      ], rows: rows)
  }
}
