import Claims
import Documents
import Revenue
import Statistics
import Worklists

extension FinanceReport {
  // MARK: - How sure

  var uncertainty: [Block] {
    guard forecast.inventory.counted > 0 else { return [] }
    let sources = forecast.sources
    let parts = [
      ("which appeals are won", sources.outcomes), ("what share of a win is paid", sources.shares),
      ("payers' decisions moving together", sources.shocks),
      ("what the model does not know", sources.coefficients),
    ]
    return [
      .heading("Where the uncertainty comes from", anchor: "uncertainty"),
      .paragraph(shockWords),
      .table(
        Table(
          caption: "Shares of the variance of the total",
          columns: [
            Table.Column("Source", priority: .essential),
            Table.Column("Share", alignment: .trailing, priority: .essential),
          ],
          rows: parts.map { name, variance in
            Table.Row([
              .text(name),
              sources.total > 0
                ? .share(max(0, variance) / sources.total, mark: .estimated) : .unknown,
            ])
          })),
    ]
  }

  private var shockWords: String {
    switch forecast.shock {
    case .estimated(let deviation, let interval, let cases, let groups):
      "A payer's decisions of one quarter move together by \(Self.two(deviation)) in log-odds"
        + (interval.map { " (90 %: \(Self.two($0.lower)) to \(Self.two($0.upper)))" } ?? "")
        + ", estimated from \(cases) appeals foretold out of time, in \(groups) payer-quarters."
    case .notEstimable(let reason):
      "How far a payer's decisions move together cannot be estimated (\(reason)); "
        + "\(Self.two(forecast.shock.deviation)) in log-odds is assumed, never none."
    }
  }

  private static func two(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  // MARK: - What is in no forecast

  private static let conditional: [Deferral] = [
    .outOfMinutes, .deadlineUnconfirmed, .unknownValue, .memberOnly, .nextLevelUnknown, .putAside,
    .costsMoreThanItBrings,
  ]

  var notCounted: [Block] {
    let rows = Self.conditional.compactMap { reason -> Table.Row? in
      let lines = forecast.worklist.deferred(for: reason)
      return lines.isEmpty ? nil : Self.row(reason.words, lines)
    }
    let never = forecast.worklist.notAppealable
    let all =
      rows + (never.isEmpty ? [] : [Self.row("Not to be appealed: another way leads on", never)])
    guard !all.isEmpty else { return [] }
    return [
      .heading("What needs something first", anchor: "conditional"),
      .paragraph("Open denials in no sum above: what would have to happen, and what is at stake."),
      .table(
        Table(
          caption: "Conditional, as of \(forecast.asOf)",
          columns: Self.columns("What it needs"), rows: all)),
    ]
  }

  var lost: [Block] {
    let lines = forecast.worklist.expired
    guard !lines.isEmpty else { return [] }
    let first = lines.sorted { Self.amount($0) > Self.amount($1) }.prefix(15)
    return [
      .heading("Already lost", anchor: "lost"),
      .paragraph(
        "Time ran out by a stated or sourced deadline before anything was filed. The last day and the "
          + "work that would have saved each: the fifteen largest."),
      .table(
        Table(
          caption: "Lost in all, as of \(forecast.asOf)", columns: Self.columns("What"),
          rows: [Self.row("Expired unworked", lines)])),
      .table(
        Table(
          caption: "The largest of them",
          columns: [
            Table.Column("Denial", alignment: .trailing, priority: .essential),
            Table.Column("Payer", priority: .essential), Table.Column("Denied for"),
            Table.Column("Last day", priority: .essential, isMarked: true),
            Table.Column("Who could have"), Table.Column("Minutes", alignment: .trailing),
            Table.Column("Recoverable", alignment: .trailing, priority: .essential, isMarked: true),
          ],
          rows: first.map { line in
            let candidate = line.candidate
            return Table.Row([
              .count(candidate.id), .text(candidate.denial.payer.name),
              .text(candidate.denial.reasonWords),
              .day(candidate.deadline.limit.description, mark: candidate.deadline.mark),
              .text(candidate.effort.skill.rawValue), .count(candidate.effort.minutes),
              candidate.denial.recoverable.cell,
            ])
          })),
    ]
  }

  private static func columns(_ title: String) -> [Table.Column] {
    [
      Table.Column(title, priority: .essential), Table.Column("Denials", alignment: .trailing),
      Table.Column("Recoverable", alignment: .trailing, priority: .essential, isMarked: true),
      Table.Column("Of unknown amount", alignment: .trailing),
    ]
  }

  private static func row(_ name: String, _ lines: [Worklist.Line]) -> Table.Row {
    let unknown = lines.count { $0.candidate.denial.recoverable.value == nil }
    let sum = lines.reduce(Money.zero) { $0 + amount($1) }
    return Table.Row([
      .text(name), .count(lines.count),
      unknown == lines.count ? .unknown : .dollars(cents: sum.cents, mark: .estimated),
      .count(unknown),
    ])
  }

  private static func amount(_ line: Worklist.Line) -> Money {
    let value = line.candidate.denial.recoverable.value ?? .zero
    return value > .zero ? value : .zero
  }

  // MARK: - Past promises

  var backtest: [Block] {
    guard !forecast.past.isEmpty else {
      return [
        .heading("Past promises against cash", anchor: "past"),
        .notice(.info, "No past month has a model of its own day to promise with."),
      ]
    }
    return [
      .heading("Past promises against cash", anchor: "past"),
      .paragraph(
        "At each month's end: what the appeals pending then were promised to bring within the horizon, "
          + "by a model of that day and what was known that day, and what they brought. How far payers "
          + "move together was assumed then, since today's estimate knows too much; what is still to be "
          + "filed has no record to be held against. " + recordWords),
      .table(pastTable),
    ]
  }

  private var recordWords: String {
    let record = forecast.record
    var words: [String] = []
    for level in [0.8, 0.9] {
      guard let coverage = record.coverage(level: level) else { continue }
      let percent = Int((level * 100).rounded())
      words.append(
        "The \(percent) % interval held \(coverage.held) of \(coverage.months) mature months "
          + "(95 %: \(Int((coverage.interval.lower * 100).rounded())) to "
          + "\(Int((coverage.interval.upper * 100).rounded())) %; months share appeals).")
    }
    if let ratio = record.predictedOverRealised {
      words.append(
        "Promised over realised: \(Self.two(ratio)); above 1 where those chosen to be worked were "
          + "overestimated.")
    }
    words.append(
      "Positions by fifth: \(record.positionsByFifth.map(String.init).joined(separator: ", ")).")
    if record.immatureCount > 0 {
      words.append(
        "\(record.immatureCount) months are not mature (horizon and sixty days for payment not over): "
          + "pending is not lost, and they are in no figure."
      )
    }
    return words.joined(separator: " ")
  }

  private var pastTable: Table {
    Table(
      caption: "Promised and come in",
      columns: [
        Table.Column("As of", priority: .essential),
        Table.Column("Pending", alignment: .trailing),
        Table.Column("P10", alignment: .trailing),
        Table.Column("Mean", alignment: .trailing, priority: .essential),
        Table.Column("P90", alignment: .trailing),
        Table.Column("Came in", alignment: .trailing, priority: .essential),
        Table.Column(
          "Position", alignment: .trailing, help: "share of draws below what came; PIT"),
      ],
      rows: forecast.past.map { past in
        Table.Row(
          [.day(past.asOf.description), .count(past.pending)]
            + [past.tenth, past.mean, past.ninetieth].map {
              .dollars(cents: $0.cents, mark: .estimated)
            } + [
              .dollars(cents: past.cash.cents),
              past.position.map { .share($0, mark: .estimated) } ?? .text("not mature"),
            ])
      })
  }
}
