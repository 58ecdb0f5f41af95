public import Claims
public import Documents
public import Store

extension Workspace {
  /// What the database holds.
  public func status() throws -> Status {
    let notable = try store.denials(DenialFilter(isNotable: true))
    return try Status(
      store: store.status(), contradictions: contradictions(among: notable, asOf: nil))
  }
}

/// What the database holds, as lines a person reads.
public struct Status: Sendable {
  public let store: StoreStatus
  public let contradictions: [Contradiction]

  public var table: Table {
    Table(
      caption: "What the database holds",
      columns: [
        Table.Column("What", priority: .essential),
        Table.Column("Which", priority: .essential),
        Table.Column("How much", alignment: .trailing, priority: .essential),
      ],
      rows: (files + contents + money + denials + disagreements + issues + models + runs).map {
        Table.Row($0)
      })
  }

  private typealias Line = [Cell]

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
    ]
  }

  private var denials: [Line] {
    Denial.Status.allCases.compactMap { status in
      guard let count = store.denials[status] else { return nil }
      return [
        .text("denials"), .text(status.rawValue.replacing("-", with: " ")), .count(count),
      ]
    }
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
}
