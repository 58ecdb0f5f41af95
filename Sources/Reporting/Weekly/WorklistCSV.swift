import Claims
public import Documents
import Worklists

extension WeeklyReport {
  /// Every ranked denial, wherever it went, with what its place rests on: the CSV of the list.
  ///
  /// `Rank` counts through all parts, in the order they stand here; the selected keep the rank that
  /// `overturn rank` gives them.
  public var listTable: Table {
    let lines = parts.flatMap { part, lines in lines.map { (part, $0) } }
    return Table(
      caption: "Every open denial as of \(worklist.day)", columns: listColumns,
      rows: lines.enumerated().map { Table.Row(cells($1.0, rank: $0 + 1, $1.1)) })
  }

  /// Every part of the list but what is appealed, decided or closed, in the order of the CSV.
  var parts: [(name: String, lines: [Worklist.Line])] {
    [(WorklistTable.selectedPart, worklist.selected)]
      + Deferral.allCases.filter { $0 != .notOpen }.map {
        ("deferred: \($0.rawValue)", worklist.deferred(for: $0))
      } + [("expired", worklist.expired), ("not appealable", worklist.notAppealable)]
  }

  private var listColumns: [Table.Column] {
    let drawn = worklist.drawing == nil ? [] : ["Drawn with probability"]
    return (Self.columnNames.dropLast() + drawn + Self.columnNames.suffix(1)).map {
      Table.Column($0, isMarked: Self.marked.contains($0))
    }
  }

  /// Dollars and deadlines: each has its mark beside it, whatever the data.
  private static let marked: Set<String> = [
    "Act by", "Last day", "Start by", "Recoverable", "Cost", "Expected net", "Call by",
    "Call adds if won", "Call expected to add",
  ]

  private static let columnNames = [
    "Part", "Rank", "Rank in part", "Denial", "Payer", "Claim", "Payer's claim number", "Reason",
    "Category",
    "Next step", "Service day", "Known since", "Act by", "Last day", "Deadline standing",
    "Deadline source", "Start by", "Chance", "Lower", "Upper", "Recoverable", "Recoverable from",
    "Share recovered", "Cost", "Minutes", "Who", "Further levels add", "Expected net", "Call by",
    "Call planned", "Call adds if won", "Call expected to add", "Why",
    "Synthetic",
  ]

  private func cells(_ part: String, rank: Int, _ line: Worklist.Line) -> [Cell] {
    let denial = line.candidate.denial
    return [
      .text(part), .count(rank), .count(line.rank), .count(line.candidate.id),
      .text(denial.payer.name),
      .text(denial.workName), .text(denial.claimNumber ?? ""), .text(denial.reasonWords),
      .text(denial.reading.category.rawValue),
      .text(line.nextAction),
      denial.serviceDay.map { .day($0.description) } ?? .unknown,
      .day(denial.knownDay.description, mark: denial.inferredDay == nil ? .known : .assumed),
    ] + clock(line.candidate) + sum(line) + callCells(line) + [
      .text(line.reasons.map(\.description).joined(separator: "; "))
    ] + (worklist.drawing.map { [$0.cell(of: line)] } ?? []) + [
      .text(denial.isSynthetic ? "yes" : "no")
    ]
  }

  private func clock(_ candidate: Candidate) -> [Cell] {
    let deadline = candidate.deadline
    guard candidate.hasClock else {
      return [.unknown, .unknown, .text("unknown"), .text("no rule tells of it"), .unknown]
    }
    return [
      .day(deadline.alarm.description, mark: deadline.mark),
      .day(deadline.limit.description, mark: deadline.mark), .text(deadline.standing.rawValue),
      .text(deadline.ground),
      candidate.startCell,
    ]
  }

  /// Empty where no call may come before the step.
  private func callCells(_ line: Worklist.Line) -> [Cell] {
    guard let call = line.call else { return [.empty, .empty, .empty, .empty] }
    return [call.dayCell, .text(call.room.words), call.stake.cell, call.gain.cell]
  }

  private func sum(_ line: Worklist.Line) -> [Cell] {
    let effort = line.candidate.effort
    let chance = line.candidate.chance
    let value = line.value.value
    let assumed: Mark = effort.isAssumed ? .assumed : .known
    func share(_ share: Double?) -> Cell {
      // The four decimals that are multiplied, so that a person gets the same cents.
      share.flatMap { Share($0) }.map { .number($0.value, digits: 4, mark: .estimated) } ?? .unknown
    }
    return [
      share(chance?.probability), share(chance?.lower), share(chance?.upper),
      denial(line).recoverable.cell, .text(denial(line).recoverable.ground),
      share(line.candidate.recoveredFraction.value),
      .dollars(cents: effort.cost.cents, mark: assumed), .count(effort.minutes, mark: assumed),
      .text(line.candidate.workWords),
    ]
      // What has expired or can't be appealed brings nothing, whatever its chance: 'Why' tells.
      + (line.bringsNothing
        ? [.empty, .empty]
        : [value?.carried, value?.expectedNet].map {
          $0.map { .dollars(cents: $0.cents, mark: .estimated) } ?? .unknown
        })
  }

  private func denial(_ line: Worklist.Line) -> Denial { line.candidate.denial }
}
