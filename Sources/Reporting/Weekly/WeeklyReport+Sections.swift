import Claims
import Documents
import Scoring
import Statistics
import Worklists

extension WeeklyReport {
  /// Open denials whose safe last day is at most three weeks away, on the list or not. Those past an
  /// assumed day stand under what to ask the payer.
  var atRisk: [Block] {
    let waiting = worklist.deferred.filter {
      let deadline = $0.line.candidate.deadline
      let isUnconfirmed = deadline.standing == .assumed && deadline.alarm < worklist.day
      let isAsked = [.deadlineUnconfirmed, .appealUnconfirmed, .nextLevelUnknown].contains(
        $0.reason)
      return !isAsked && ![.notOpen, .putAside].contains($0.reason)
        && !($0.reason == .reasonUnread && isUnconfirmed)
    }
    let lines = (worklist.selected + waiting.map(\.line))
      .filter { $0.candidate.deadline.alarm.days(since: worklist.day) <= 21 }
      .sorted { $0.alarmOrder < $1.alarmOrder }
    let selected = Set(worklist.selected.map(\.candidate.id))
    let rows = lines.map { line in
      Table.Row([
        .link("\(line.candidate.id)", anchor: "denial-\(line.candidate.id)"),
        .text(line.candidate.denial.payer.name), .text(line.candidate.denial.workName),
        .day(line.candidate.deadline.alarm.description, mark: line.candidate.deadline.mark),
        line.candidate.deadline.timeLeft(on: worklist.day),
        line.candidate.denial.recoverable.cell,
        .text(selected.contains(line.candidate.id) ? "on the list" : "not on the list"),
        .text(line.candidate.deadline.ground),
      ])
    }
    let columns = [
      Table.Column("Denial", alignment: .trailing, priority: .essential),
      Table.Column("Payer", priority: .essential), Table.Column("Claim"),
      Table.Column("Act by", priority: .essential),
      Table.Column("Time left", priority: .essential),
      Table.Column("Recoverable", alignment: .trailing),
      Table.Column("This week", priority: .essential),
      Table.Column("Where the day comes from", priority: .extra, isOnPaper: false),
    ]
    let heading = Block.heading("Deadlines at risk", anchor: "deadlines")
    guard !rows.isEmpty else {
      return [heading, .notice(.info, "No safe last day falls within three weeks.")]
    }
    return [
      heading,
      .table(
        Table(caption: "Safe last day within 21 days", columns: columns, rows: rows)
          .printing(first: 40)),
      .onPaper([
        .paragraph(
          "The CSV has every line with its act-by day, and where each day comes from.")
      ]),
    ]
  }

  /// Everything not on the list, by why.
  var leftOut: [Block] {
    var blocks: [Block] = [.heading("Not on this week's list", anchor: "left-out")]
    for reason in Deferral.allCases where reason != .notOpen {
      blocks += part(reason.words, worklist.deferred(for: reason))
    }
    blocks += part("Expired: the time to file has run out", worklist.expired)
    blocks += part("Not appealable: another step is due", worklist.notAppealable)
    let settled = worklist.deferred(for: .notOpen).count
    blocks.append(
      .paragraph("\(settled) further denials are appealed, decided or closed and are not ranked."))
    return blocks
  }

  private func part(_ title: String, _ lines: [Worklist.Line]) -> [Block] {
    guard !lines.isEmpty else { return [] }
    let rows = lines.map { line in
      Table.Row(
        [
          .count(line.candidate.id), .text(line.candidate.denial.payer.name),
          .text(line.candidate.denial.workName), .text(line.candidate.denial.reasonWords),
          line.candidate.hasClock
            ? .day(line.candidate.deadline.limit.description, mark: line.candidate.deadline.mark)
            : .unknown,
          line.candidate.denial.recoverable.cell,
          .text(line.reasons.map(\.description).joined(separator: "; ")),
        ], anchor: "denial-\(line.candidate.id)")
    }
    let columns = [
      Table.Column("Denial", alignment: .trailing, priority: .essential),
      Table.Column("Payer", priority: .essential), Table.Column("Claim"),
      Table.Column("Denied for", priority: .essential), Table.Column("Last day"),
      Table.Column("Recoverable", alignment: .trailing),
      Table.Column("Why", priority: .essential),
    ]
    let dollars = lines.recoverableWords
    return [
      .details(
        summary: "\(title) (\(lines.count); \(dollars); the lines are in the CSV)",
        [.table(Table(caption: title, columns: columns, rows: rows))], onPaper: false)
    ]
  }

  /// Overturn rates with counts and intervals.
  var rates: [Block] {
    [
      .heading("Overturn rates", anchor: "rates"),
      .paragraph(
        "Overturned in full or in part over decided appeals, of all denials known by "
          + "\(worklist.day), with 90 % Wilson intervals. An appeal that was won counts as overturned "
          + "though the money was taken back later; how many were stands beside it. These are rates of the appeals that were "
          + "chosen, not of the denials that were left; pending ones count on neither side, and since "
          + "wins tend to come sooner than refusals, where many are pending the rate is high."),
    ] + rateTable("By payer", OverturnRate.rates(of: inventory) { $0.payer.name })
      + rateTable(
        "By reason", OverturnRate.rates(of: inventory) { $0.reading.category.words })
  }

  private func rateTable(_ title: String, _ rates: [OverturnRate]) -> [Block] {
    let rows = rates.map { rate in
      let interval = rate.interval()
      return Table.Row([
        .text(rate.group), .count(rate.denials), .count(rate.appealed), .count(rate.pending),
        .count(rate.overturned), .count(rate.takenBack), .count(rate.resolved),
        rate.resolved > 0
          ? .share(Double(rate.overturned) / Double(rate.resolved)) : .unknown,
        interval.map { .interval(lower: .share($0.lower), upper: .share($0.upper)) } ?? .unknown,
      ])
    }
    let counts = [
      "Denials", "Appealed", "Pending", "Overturned", "Of these taken back", "Decided",
    ].map {
      Table.Column($0, alignment: .trailing, priority: $0 == "Overturned" ? .essential : .useful)
    }
    let columns =
      [Table.Column(title, priority: .essential)] + counts + [
        Table.Column("Rate", alignment: .trailing, priority: .essential),
        Table.Column("90 % interval", alignment: .trailing),
      ]
    let chart = Chart(
      title: "Overturn rate, \(title.lowercased())",
      summary: "Share of decided appeals that were overturned, with 90 % intervals, "
        + title.lowercased(),
      kind: .intervals(
        rates.compactMap { rate in
          rate.interval().map {
            Chart.IntervalPoint(
              label: rate.group, estimate: Double(rate.overturned) / Double(rate.resolved),
              lower: $0.lower, upper: $0.upper, count: rate.resolved)
          }
        }, value: Chart.Axis("overturned of decided appeals", unit: .share)))
    return [
      .onScreen([.chart(chart)]),
      .table(Table(caption: "Overturn rates, \(title.lowercased())", columns: columns, rows: rows)),
    ]
  }
}

extension Worklist.Line {
  fileprivate var alarmOrder: (CalendarDay, Int) { (candidate.deadline.alarm, candidate.id) }
}

extension [Worklist.Line] {
  /// What the lines could bring: the sum with its mark, and how many are in no sum.
  var recoverableWords: String {
    let amounts = map(\.candidate.denial.recoverable)
    let values = amounts.compactMap(\.value)
    let sum = values.reduce(.zero, +)
    let isEstimated = amounts.contains { $0.mark == .estimated }
    let unknown = amounts.count - values.count
    let known = values.isEmpty ? [] : ["\(isEstimated ? "est. " : "")\(sum.words) recoverable"]
    return (known + (unknown > 0 ? ["\(unknown) of unknown value"] : [])).joined(separator: ", ")
  }
}
