import Claims
import Ingest
import Store
import Worklists

/// Keeps out a practice's own rules of actions that the table could not be made with: one bad row would
/// otherwise stop every list.
struct RuleGate {
  private let product: [ActionRule]
  private var own: [ActionRule]
  private var deadlines: [DeadlineRule]

  init(_ rules: RuleBook, _ store: ClaimStore) throws {
    product = rules.actions
    own = try store.actionRules()
    deadlines = try rules.deadlines + store.deadlineRules()
  }

  /// The item, or in its place why it is refused.
  mutating func passed(_ item: Imported) -> Imported {
    switch item {
    case .deadlineRule(let rule):
      deadlines.removeAll { $0.name == rule.name }
      deadlines.append(rule)
      return item
    case .actionRule(let rule):
      let others = own.filter { $0.name != rule.name }
      do {
        _ = try ActionTable(rules: product, contract: others + [rule], deadlines: deadlines)
        own = others + [rule]
        return item
      } catch {
        return .issue(
          ImportIssue(
            severity: .refused, place: .file,
            message: "\(error); correct the row, or load the contract's clocks before it"))
      }
    default: return item
    }
  }
}
