import Claims
import ClinicalRecords
import Documents
import MedicalPolicies

/// A pathway's tree, waivers and exclusions as rows; depth shows as dots before the name.
enum PathwayRows {
  static func rows(_ pathway: Pathway) -> [Table.Row] {
    var rows = tree(pathway.root, pathway, depth: 0)
    for exclusion in pathway.exclusions {
      rows.append(row(exclusion, pathway, name: "not covered: \(exclusion.id)"))
    }
    for waiver in pathway.waivers {
      rows.append(
        Table.Row([
          .text(pathway.id), .text("waiver \(waiver.id)"), .text(waiver.label), .empty,
          .text("waives \(waiver.waives.joined(separator: ", "))"), .empty, .text(waiver.section),
          .text(waiver.verification.rawValue), .empty,
        ]))
      rows += tree(waiver.when, pathway, depth: 1)
    }
    return rows
  }

  private static func tree(_ node: CriteriaNode, _ pathway: Pathway, depth: Int) -> [Table.Row] {
    let indent = String(repeating: "· ", count: depth)
    switch node {
    case .criterion(let criterion):
      return [row(criterion, pathway, name: indent + criterion.id)]
    case .group(let group):
      let head = Table.Row([
        .text(pathway.id), .text(indent + group.operation.words), .text(group.label ?? ""),
        .empty, .empty, .empty, .text(depth == 0 ? pathway.section : ""), .empty, .empty,
      ])
      return [head] + group.children.flatMap { tree($0, pathway, depth: depth + 1) }
    }
  }

  private static func row(_ criterion: Criterion, _ pathway: Pathway, name: String) -> Table.Row {
    Table.Row([
      .text(pathway.id), .text(name), .text(criterion.label), .text(criterion.fact.rawValue),
      .text(criterion.test.words), .text(rules(criterion)), .text(criterion.section),
      .text(criterion.verification.rawValue), criterion.source.map { .text($0) } ?? .unknown,
    ])
  }

  /// The side rules in words.
  static func rules(_ criterion: Criterion) -> String {
    var words: [String] = []
    if let days = criterion.lookbackDays { words.append("within \(days) days of the request") }
    if criterion.isConsecutive { words.append("without a break") }
    if let days = criterion.spanDays { words.append("within a span of \(days) days") }
    if criterion.isPerLevel { words.append("at every level") }
    if criterion.needsConcordance { words.append("agreeing by level and side") }
    if let path = criterion.unlessFact { words.append("unless \(path.rawValue)") }
    if let path = criterion.alternativeFact { words.append("or \(path.rawValue)") }
    if let path = criterion.appliesIf { words.append("only if \(path.rawValue)") }
    words += criterion.conditions.map { "and \($0.fact.rawValue) \($0.test.words)" }
    if criterion.isSoft { words.append("recommended") }
    if criterion.isHardStop { words.append("no exception") }
    return words.joined(separator: "; ")
  }

  static func words(_ criterion: Criterion) -> String {
    let side = rules(criterion)
    return "\(criterion.label): \(criterion.fact.rawValue) \(criterion.test.words)"
      + (side.isEmpty ? "" : "; \(side)")
      + " [\(criterion.section), \(criterion.verification.rawValue)]"
  }
}
