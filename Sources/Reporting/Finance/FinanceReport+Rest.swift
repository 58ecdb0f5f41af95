import Claims
import Documents
import Revenue
import Statistics
import Worklists

extension FinanceReport {
  // MARK: - How sure

  var uncertainty: [Block] {
    guard forecast.inventory.counted > 0 else { return [] }
    let parts: [(String, KeyPath<VarianceSources, Double>)] = [
      ("which appeals are won", \.outcomes), ("what share of a win is paid", \.shares),
      ("when the cash comes", \.timing), ("payers' decisions moving together", \.shocks),
      ("what the model does not know", \.coefficients),
    ]
    let columns =
      [("Of all that comes", forecast.sources())]
      + (lastNearMonth.map {
        [("Of cash by the end of \($0)", forecast.sources(within: FinanceForecast.nearMonths))]
      } ?? [])
    return [
      .heading("Where the uncertainty comes from", anchor: "uncertainty"),
      .paragraph(shockWords),
      .table(
        Table(
          caption: "Shares of the variance",
          columns: [Table.Column("Source", priority: .essential)]
            + columns.map { Table.Column($0.0, alignment: .trailing, priority: .essential) },
          rows: parts.map { name, part in
            Table.Row([.text(name)] + columns.map { Self.share($0.1, part) })
          })),
    ]
  }

  private static func share(
    _ sources: VarianceSources, _ part: KeyPath<VarianceSources, Double>
  ) -> Cell {
    sources.total > 0
      ? .share(max(0, sources[keyPath: part]) / sources.total, mark: .estimated) : .unknown
  }

  private var shockWords: String {
    switch forecast.shock {
    case .estimated(let deviation, let interval, let cases, let groups):
      "A payer's decisions of one quarter move together by \(deviation.hundredths) in log-odds"
        + (interval.map { " (90 %: \($0.lower.hundredths) to \($0.upper.hundredths))" } ?? "")
        + ", estimated from \(cases) appeals foretold out of time, in \(groups) payer-quarters."
    case .notEstimable(let reason):
      "How far a payer's decisions move together cannot be estimated (\(reason)); "
        + "\(forecast.shock.deviation.hundredths) in log-odds is assumed, never none."
    }
  }

  // MARK: - What is in no forecast

  private static let conditional: [Deferral] = [
    .outOfMinutes, .deadlineUnconfirmed, .appealUnconfirmed, .reasonUnread, .unknownValue,
    .memberOnly, .nextLevelUnknown,
  ]

  /// Nothing that could happen brings these into the forecast, but another decision.
  private static let notToBeWorked: [Deferral] = [
    .putAside, .costsMoreThanItBrings, .noStep, .billed, .sameService,
  ]

  var conditional: [Block] {
    let rows = rows(Self.conditional) + inNoSum
    guard !rows.isEmpty else { return [] }
    return [
      .heading("What needs something first", anchor: "conditional"),
      .paragraph(
        "Denials in play and in no sum above: what would have to happen, and what is at stake."),
      .table(
        Table(
          caption: "Conditional, as of \(forecast.asOf)",
          columns: Self.columns("What it needs"), rows: rows)),
    ]
  }

  /// Appealed or planned, and of unknown dollars or chance.
  private var inNoSum: [Table.Row] {
    OpenInventory.Gap.allCases.compactMap { gap in
      let own = forecast.lines.filter { forecast.inventory.apart[$0.id] == gap }
      guard !own.isEmpty else { return nil }
      let known = own.compactMap(\.denial.recoverable.value)
      let sum = known.reduce(Money.zero) { $0 + max(.zero, $1) }
      return Table.Row([
        .text("Appealed or planned: \(gap.rawValue)"), .count(own.count),
        known.isEmpty ? .unknown : .dollars(cents: sum.cents, mark: .estimated),
        .count(own.count - known.count),
      ])
    }
  }

  var notWorked: [Block] {
    let never = forecast.worklist.notAppealable
    let rows =
      rows(Self.notToBeWorked)
      + (never.isEmpty ? [] : [Self.row("Not to be appealed: another way leads on", never)])
    guard !rows.isEmpty else { return [] }
    return [
      .heading("What is not to be worked", anchor: "not-worked"),
      .paragraph(
        "Open denials that nobody means to appeal, in no sum above. A denial whose letter was replaced "
          + "by another stands here too, beside the one that is worked: their dollars are not to be added."
      ),
      .table(
        Table(
          caption: "Not to be worked, as of \(forecast.asOf)",
          columns: Self.columns("Why not"), rows: rows)),
    ]
  }

  private func rows(_ reasons: [Deferral]) -> [Table.Row] {
    reasons.compactMap { reason in
      let lines = forecast.worklist.deferred(for: reason)
      return lines.isEmpty ? nil : Self.row(reason.words, lines)
    }
  }

  static func columns(_ title: String) -> [Table.Column] {
    [
      Table.Column(title, priority: .essential), Table.Column("Denials", alignment: .trailing),
      Table.Column("Recoverable", alignment: .trailing, priority: .essential, isMarked: true),
      Table.Column("Of unknown amount", alignment: .trailing),
    ]
  }

  static func row(_ name: String, _ lines: [Worklist.Line]) -> Table.Row {
    let unknown = lines.count { $0.candidate.denial.recoverable.value == nil }
    let sum = lines.reduce(Money.zero) { $0 + amount($1) }
    return Table.Row([
      .text(name), .count(lines.count),
      unknown == lines.count ? .unknown : .dollars(cents: sum.cents, mark: .estimated),
      .count(unknown),
    ])
  }

  static func amount(_ line: Worklist.Line) -> Money {
    let value = line.candidate.denial.recoverable.value ?? .zero
    return value > .zero ? value : .zero
  }

  // MARK: - Past promises

  /// How much of the total is of the kind that has a record.
  private var recordedWords: String {
    let filed = reserve.expected(
      of: Set(forecast.counted.filter { $0.part == .appealed }.map(\.id)))
    let surgery = forecast.beforeSurgery.expected
    return
      "Of the expected \(forecast.whole.mean.words), \(filed.words) is of pending appeals, the kind held "
      + "against cash here; the \((forecast.whole.mean - filed).words) still to be filed, and beside it "
      + "\(surgery.words) of surgery not yet performed, were never held against cash (all estimated)."
  }

  var backtest: [Block] {
    let table = PromiseTable(record)
    guard !record.promises.isEmpty else {
      return [
        .heading("Past promises against cash", anchor: "past"),
        .notice(.info, PromiseTable.none),
      ]
    }
    return [
      .heading("Past promises against cash", anchor: "past"),
      .paragraph(table.record),
      .table(table.table),
      .paragraph(
        "\(table.denominator) How far payers move together was assumed then, since today's estimate "
          + "knows too much."),
      .paragraph("\(recordedWords) \(PromiseTable.planned)"),
    ]
  }
}
