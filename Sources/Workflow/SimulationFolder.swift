import Foundation

/// The folder a synthetic practice is written to.
///
/// Two practices in one folder would load as one, so a folder with files is refused, and a practice
/// written over goes as a whole. Files that no simulation wrote are never touched.
struct SimulationFolder {
  let path: String

  /// Every simulation writes it.
  private static let mark = "truth.json"
  private static let tables = [
    "appeals.csv", "chart-reviews.csv", "contract_rates.csv", "contract_terms.csv", "denials.csv",
    "payers.csv", mark,
  ]

  /// Makes the folder when it is missing.
  ///
  /// - Parameter overwriting: Whether an earlier simulation in it may be removed.
  /// - Throws: ``WorkflowError/folderHoldsPractice(_:)``, ``WorkflowError/folderHoldsFiles(_:)``, or
  ///   ``WorkflowError/cannotWrite(_:)``.
  func prepare(overwriting: Bool) throws {
    let files: [String]
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      files = try FileManager.default.contentsOfDirectory(atPath: path).filter {
        !$0.hasPrefix(".")
      }
    } catch {
      throw WorkflowError.cannotWrite(path)
    }
    guard !files.isEmpty else { return }
    guard files.contains(Self.mark) else { throw WorkflowError.folderHoldsFiles(path) }
    guard overwriting else { throw WorkflowError.folderHoldsPractice(path) }
    for name in files where Self.isWritten(name) {
      let file = path + "/" + name
      guard (try? FileManager.default.removeItem(atPath: file)) != nil else {
        throw WorkflowError.cannotWrite(file)
      }
    }
  }

  /// Whether a simulation writes a file of this name.
  private static func isWritten(_ name: String) -> Bool {
    let isTransaction =
      name.wholeMatch(
        of: /(837[PI]-(\d{4}-\d\d|unsent)|277CA-\d{4}-\d\d|835-\d{4}-\d\d(-resent)?)\.edi/) != nil
    return isTransaction || tables.contains(name)
  }
}
