import Foundation

/// Where the rule tables and mappings are.
public enum DataFolder {
  /// The folder given, else `Data` here, else `Data` beside or above the program.
  ///
  /// - Throws: ``WorkflowError/noDataFolder`` when none holds `rules`.
  public static func locate(_ given: String?) throws -> String {
    if let given {
      guard holdsRules(given) else { throw WorkflowError.noDataFolder }
      return given
    }
    guard let found = candidates().first(where: holdsRules) else {
      throw WorkflowError.noDataFolder
    }
    return found
  }

  private static func holdsRules(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/rules/reasons.csv")
  }

  private static func candidates() -> [String] {
    var folder = Bundle.main.bundleURL
    var above: [String] = []
    for _ in 0..<5 {
      above.append(folder.appending(path: "Data").path)
      folder = folder.deletingLastPathComponent()
    }
    return ["Data"] + above
  }
}
