public import Documents
import Foundation
public import MedicalPolicies

/// The verbs over the policy library: list, show, import, diff.
public struct PolicyShelf: Sendable {
  public let folder: String
  public let library: PolicyLibrary
  /// The folder's own, or the product's where it has none.
  private let facts: FactCatalogue

  /// - Parameters:
  ///   - policies: The practice's own folder; `nil` for `policies` in the data folder.
  ///   - dataFolder: Given or found as ``DataFolder`` finds it.
  /// - Throws: ``FormatError`` by file and line, ``WorkflowError/noDataFolder``.
  public init(policies: String?, dataFolder: String?) throws {
    folder = try policies ?? DataFolder.locate(dataFolder) + "/policies"
    let hasFacts = FileManager.default.fileExists(atPath: folder + "/" + FactCatalogue.fileName)
    facts =
      try hasFacts
      ? FactCatalogue(file: folder + "/" + FactCatalogue.fileName)
      : FactCatalogue(file: DataFolder.locate(dataFolder) + "/policies/" + FactCatalogue.fileName)
    library = try PolicyLibrary.load(folder, facts: facts)
  }

  /// By uid, file name, number, or the beginning of a uid.
  ///
  /// - Throws: ``WorkflowError/noSuchPolicy(_:)``, ``WorkflowError/severalPolicies(_:)``.
  public func policy(_ id: String) throws -> Policy {
    let exact = library.policies.filter { $0.uid == id || $0.file == id }
    let named = library.policies.filter { policy in
      policy.number.lowercased() == id.lowercased() || policy.uid.hasPrefix(id)
    }
    let found = exact.isEmpty ? named : exact
    guard let only = found.first else { throw WorkflowError.noSuchPolicy(id) }
    guard found.count == 1 else { throw WorkflowError.severalPolicies(found.map(\.uid)) }
    return only
  }

  /// A policy of the library, or a file.
  func policyOrFile(_ id: String) throws -> Policy {
    let isFile = id.hasSuffix(".json") && FileManager.default.fileExists(atPath: id)
    return try isFile ? library.read(file: id) : policy(id)
  }

  public var list: Table { PolicyTables.list(library.policies) }

  public func show(_ id: String) throws -> (table: Table, words: String) {
    let policy = try policy(id)
    return (PolicyTables.criteria(policy), PolicyTables.head(policy))
  }

  /// What changed from the one to the other; each an id or a file.
  public func difference(_ old: String, _ new: String) throws -> Table {
    let (before, after) = (try policyOrFile(old), try policyOrFile(new))
    return PolicyTables.difference(before, after)
  }

  /// Validates a file together with the folder and copies it there.
  ///
  /// - Throws: ``FormatError`` by line, ``WorkflowError/policyFileExists(_:)``; nothing is copied.
  public func add(_ path: String) throws -> String {
    guard FileManager.default.fileExists(atPath: path) else {
      throw WorkflowError.noSuchPath(path)
    }
    let target = folder + "/" + URL(filePath: path).lastPathComponent
    guard !FileManager.default.fileExists(atPath: target) else {
      throw WorkflowError.policyFileExists(target)
    }
    _ = try PolicyLibrary.load(folder, adding: path, facts: facts)
    do {
      try FileManager.default.copyItem(atPath: path, toPath: target)
    } catch { throw WorkflowError.cannotWrite(target) }
    return target
  }
}
