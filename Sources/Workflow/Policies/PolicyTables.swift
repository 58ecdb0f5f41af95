import Claims
import Documents
import MedicalPolicies

/// Policies as tables.
enum PolicyTables {
  static func list(_ policies: [Policy]) -> Table {
    Table(
      caption: "Policies",
      columns: [
        Table.Column("id", priority: .essential),
        Table.Column("payer", priority: .essential),
        Table.Column("administrator", priority: .extra, isMarked: true),
        Table.Column("title", priority: .useful),
        Table.Column(
          "effective", help: "Unknown where no day, or no verified one, was found.",
          priority: .essential, isMarked: true),
        Table.Column("until", priority: .extra),
        Table.Column("status", priority: .useful),
        Table.Column(
          "marks", help: "How far its criteria are verified: P primary, S secondary, U not.",
          priority: .essential),
      ],
      rows: policies.sorted { $0.uid < $1.uid }.map { policy in
        Table.Row([
          .text(policy.uid), .text(policy.payer),
          policy.administrator.map { .text($0) } ?? .unknown, .text(policy.title),
          effective(policy), policy.lastDay.map { .day($0.description) } ?? .empty,
          .text(
            policy.standing == .active
              ? policy.status : "\(policy.standing.rawValue): \(policy.status)"),
          .text(policy.verifications.map(\.rawValue).joined(separator: " ")),
        ])
      })
  }

  /// A day that is not verified is not printed.
  static func effective(_ policy: Policy) -> Cell {
    policy.effective?.statable.map { .day($0.description) } ?? .unknown
  }

  static func criteria(_ policy: Policy) -> Table {
    Table(
      caption: "\(policy.number): \(policy.title)",
      columns: [
        Table.Column("pathway", priority: .extra),
        Table.Column("criterion", priority: .essential),
        Table.Column("asks", priority: .essential),
        Table.Column("fact", priority: .extra),
        Table.Column("test", priority: .useful),
        Table.Column("rules", priority: .useful),
        Table.Column("section", priority: .essential),
        Table.Column(
          "mark", help: "P primary text, S secondary, U not verified.", priority: .essential),
        Table.Column("source", priority: .useful, isMarked: true),
      ],
      rows: policy.pathways.flatMap(PathwayRows.rows))
  }

  static func head(_ policy: Policy) -> String {
    var lines = [
      "payer: \(policy.payer)",
      "administrator: \(policy.administrator ?? "unknown")",
      "effective: \(policy.effective?.statable?.description ?? "unknown")"
        + (policy.lastDay.map { " to \($0)" } ?? ""),
      "status: \(policy.standing.rawValue); \(policy.status)",
      "criteria: \(policy.access)",
    ]
    if let binding = policy.binding { lines.append("binding: \(binding)") }
    lines += policy.sources.map { "source \($0.id): \($0.kind), \($0.address)" }
    lines += policy.exclusions.map { "never alone: \($0)" }
    lines += policy.cautions.map { "caution: \($0)" }
    lines += policy.pathways.flatMap { pathway in
      [
        "\(pathway.id): \(pathway.indication); codes \(pathway.procedureCodes.joined(separator: " "))"
      ]
        + (pathway.notes.map { ["\(pathway.id): \($0)"] } ?? [])
    }
    return "\n" + lines.joined(separator: "\n") + "\n"
  }

  static func difference(_ old: Policy, _ new: Policy) -> Table {
    Table(
      caption: "From \(old.uid) to \(new.uid)",
      columns: [
        Table.Column("pathway", priority: .useful),
        Table.Column("change", priority: .essential),
        Table.Column("what", priority: .essential),
        Table.Column("from", priority: .essential),
        Table.Column("to", priority: .essential),
      ],
      rows: PolicyDifference(from: old, to: new).lines.map { line in
        Table.Row([.text(line.pathway)] + cells(line.change))
      })
  }

  private static func cells(_ change: PolicyDifference.Change) -> [Cell] {
    switch change {
    case .added(let criterion):
      [.text("added"), .text(criterion.id), .empty, .text(PathwayRows.words(criterion))]
    case .removed(let criterion):
      [.text("removed"), .text(criterion.id), .text(PathwayRows.words(criterion)), .empty]
    case .changed(let from, let to):
      [
        .text("changed"), .text(from.id), .text(PathwayRows.words(from)),
        .text(PathwayRows.words(to)),
      ]
    case .head(let field, let from, let to):
      [.text("changed"), .text(field), .text(from), .text(to)]
    case .structure(let what): [.text("changed"), .text(what), .empty, .empty]
    }
  }
}
