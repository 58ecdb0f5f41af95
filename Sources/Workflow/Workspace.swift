public import Store
import Claims

/// A practice's database with the rules it is read by: where every verb of the product starts.
public struct Workspace: Sendable {
  public let store: ClaimStore
  public let rules: RuleBook

  public init(database: String, dataFolder: String) throws {
    rules = try RuleBook(folder: dataFolder)
    store = try ClaimStore(path: database)
  }

  public init(store: ClaimStore, rules: RuleBook) {
    self.store = store
    self.rules = rules
  }
}
