public import Store
import Claims
import Foundation

/// A practice's database with the rules it is read by: where every verb of the product starts.
public struct Workspace: Sendable {
  public let store: ClaimStore
  public let rules: RuleBook

  /// Opens the database; a missing one is made only where `mayCreate` says so, for a mistyped path must
  /// not make one.
  public init(
    database: String, dataFolder: String, isReadOnly: Bool = false,
    mayCreate: Bool = false, turn: WriteTurn = .ofCommands
  ) throws {
    rules = try RuleBook(folder: dataFolder)
    guard mayCreate || FileManager.default.fileExists(atPath: database) else {
      throw WorkflowError.noDatabase(database)
    }
    do {
      store = try ClaimStore(
        path: database, access: isReadOnly ? .readOnly : .readWrite, turn: turn)
    } catch StoreError.olderVersion {
      // Any other command would bring it up to date as well.
      store = try ClaimStore(path: database, access: .readWrite, turn: turn)
    }
  }

  public init(store: ClaimStore, rules: RuleBook) {
    self.store = store
    self.rules = rules
  }
}
