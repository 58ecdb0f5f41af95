public import Claims
public import Documents
import Reporting
public import Scoring
public import Store
import Worklists

extension Workspace {
  /// What the database holds.
  public func status() throws -> Status {
    let status = try store.status()
    let notable = try store.denials(DenialFilter(isNotable: true))
    return Status(
      store: status, contradictions: try contradictions(among: notable, asOf: nil),
      expired: try status.latestKnownDay.map { try expired(on: $0) } ?? 0,
      strayAdjustments: try store.strayAdjustments(asOf: nil).map(\.adjustment),
      cash: try expectedCashOfLastList())
  }

  /// Open denials to be appealed whose time to file had run out by a stated or sourced deadline.
  private func expired(on day: CalendarDay) throws -> Int {
    let planner = try planner(actionTable(), chances: .none, on: day)
    let profiles = try profiles()
    return try store.denials(DenialFilter(statuses: [.open])).count { stored in
      let deadline = planner.deadline(
        for: stored.denial, profile: profiles[stored.denial.payer.key])
      return DenialStanding(of: stored.denial, isExpired: deadline.isExpired(on: day))
        == .expiredUnworked
    }
  }

  /// What was refused, doubted or noted in the files loaded, the refused first.
  public func issues(limit: Int) throws -> Table {
    Table(
      caption: "Issues of the files loaded",
      columns: [
        Table.Column("File", priority: .essential), Table.Column("What", priority: .essential),
        Table.Column("Place", priority: .essential), Table.Column("Reason", priority: .essential),
      ],
      rows: try store.issues(limit: limit).map { file, issue in
        Table.Row([
          .text(file), .text(issue.severity.rawValue), .text("\(issue.place)"),
          .text(issue.message),
        ])
      })
  }
}

/// What the database holds, as lines a person reads.
public struct Status: Sendable {
  public let store: StoreStatus
  public let contradictions: [Contradiction]
  /// Of the open denials, as of the last day anything loaded became known.
  public let expired: Int
  /// Provider adjustments that belong to no denial.
  public let strayAdjustments: [ProviderAdjustment]
  /// Of the last list's denials and those appealed; `nil` where it cannot be foretold.
  public let cash: ExpectedCash?

  public var table: Table {
    Table(
      caption: "What the database holds",
      columns: [
        Table.Column("What", priority: .essential),
        Table.Column("Which", priority: .essential),
        Table.Column("How much", alignment: .trailing, priority: .essential),
      ],
      rows: rows.map { Table.Row($0) })
  }

  private typealias Line = [Cell]

  private var rows: [Line] {
    files + contents + money + denials + disagreements + issues + models + runs + expected
  }

  private var files: [Line] {
    store.files.map { kind in
      let synthetic = kind.syntheticFiles > 0 ? ", \(kind.syntheticFiles) synthetic" : ""
      return [
        .text("files"), .text("\(kind.kind)\(synthetic), \(kind.refused) parts refused"),
        .count(kind.files),
      ]
    }
  }

  private var contents: [Line] {
    let shown = [
      "payment", "remitted_claim", "submitted_claim", "acknowledgement", "exported_claim",
      "authorization_decision", "denial_notice", "appeal", "contract_rate", "external_review",
    ]
    return shown.compactMap { table in
      guard let count = store.rows[table], count > 0 else { return nil }
      return [.text("loaded"), .text(table.replacing("_", with: " ") + "s"), .count(count)]
    }
  }

  private var money: [Line] {
    let sums = store.reconciliation
    return [
      [.text("money"), .text("payments (BPR02)"), .dollars(cents: sums.paid.cents)],
      [
        .text("money"), .text("claims less provider adjustments (CLP04 − PLB)"),
        .dollars(cents: (sums.claimsPaid - sums.providerAdjustments).cents),
      ],
      [.text("money"), .text("unexplained"), .dollars(cents: sums.difference.cents)],
      [.text("money"), .text("claims that do not balance"), .count(sums.unbalancedClaims)],
      [
        .text("money"), .text("provider adjustments that belong to no denial (--adjustments)"),
        .count(strayAdjustments.count),
      ],
    ]
  }

  private var denials: [Line] {
    let counts: [Line] = Denial.Status.allCases.compactMap { status in
      guard let count = store.denials[status] else { return nil }
      return [
        .text("denials"), .text(status.rawValue.replacing("-", with: " ")), .count(count),
      ]
    }
    let day = store.latestKnownDay.map { " on \($0)" } ?? ""
    let late: Line = [
      .text("denials"), .text("of the open ones expired\(day)"), .count(expired),
    ]
    let stale: Line = [
      .text("denials"),
      .text("not up to date: a load was cut off; the next ingest, train or rank mends it"), .empty,
    ]
    return counts + (counts.isEmpty ? [] : [late]) + (store.isDerivationCurrent ? [] : [stale])
      + rejections
  }

  private var rejections: [Line] {
    guard store.rejectedClaims > 0 else { return [] }
    return [
      [
        .text("rejections"),
        .text("claims rejected and never accepted or paid since: file again (--rejections)"),
        .count(store.rejectedClaims),
      ]
    ]
  }

  private var disagreements: [Line] {
    let kinds = Dictionary(grouping: contradictions, by: \.words).sorted { $0.key < $1.key }
    let all: Line = [.text("contradictions"), .text("all"), .count(contradictions.count)]
    return [all]
      + kinds.map { [.text("contradictions"), .text($0.key), .count($0.value.count)] }
  }

  private var issues: [Line] {
    ImportIssue.Severity.allCases.compactMap { severity in
      store.issues[severity].map { [.text("issues"), .text(severity.rawValue), .count($0)] }
    }
  }

  private var models: [Line] {
    store.models.map { model in
      let standing = model.isInForce ? "in force" : "not in force"
      let verdict = model.verdict.isEmpty ? "" : ": \(model.verdict)"
      return [
        .text("model \(model.id)"),
        .text(
          "\(model.kind), \(model.population), as of \(model.asOf), \(standing)\(verdict)"),
        .empty,
      ]
    }
  }

  private var runs: [Line] {
    store.runs.prefix(1).map { run in
      [
        .text("last list"),
        .text("run \(run.id), as of \(run.asOf), \(run.buckets["selected"] ?? 0) selected"),
        .count(run.minutes),
      ]
    }
  }

  private var expected: [Line] {
    guard let cash else { return [] }
    let selected = "\(cash.selected.counted) of \(cash.selected.cases) selected"
    let appealed = "\(cash.appealed.counted) of \(cash.appealed.cases) appealed denials"
    let counted = "\(selected) and \(appealed), as of \(cash.asOf)"
    let surgery = cash.beforeSurgery.selected + cash.beforeSurgery.appealed
    return cash.months.map { month in
      [
        .text("expected cash \(month.words)"),
        .text("by month of the \(cash.monthWord), \(counted)"),
        .dollars(cents: (month.selected + month.appealed).cents, mark: .estimated),
      ]
    }
      + (surgery > .zero
        ? [
          [
            .text("expected cash, month unknown"), .text("surgery not yet performed, \(counted)"),
            .dollars(cents: surgery.cents, mark: .estimated),
          ]
        ] : [])
  }
}
