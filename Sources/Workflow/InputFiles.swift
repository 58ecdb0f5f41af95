import Foundation

/// Finds the files to load under the paths a user gave.
enum InputFiles {
  struct File: Hashable {
    let path: String
    /// `false` when it was found in a folder: then it may be passed over.
    let isNamed: Bool

    /// Given by name, or named as exports and interchanges are: not to be passed over in silence.
    var isExpected: Bool {
      isNamed || Self.dataEndings.contains(URL(filePath: path).pathExtension.lowercased())
    }

    private static let dataEndings: Set<String> = [
      "csv", "tsv", "835", "837", "837p", "837i", "837d", "277", "277ca", "278", "edi", "x12",
      "era", "dat",
    ]

    var name: String { URL(filePath: path).lastPathComponent }
  }

  /// Every file, folders walked in the order of their names; hidden files are left out.
  ///
  /// - Throws: ``WorkflowError`` for a path that does not exist or a folder without files.
  static func find(_ paths: [String]) throws -> [File] {
    try paths.flatMap { path in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw WorkflowError.noSuchPath(path)
      }
      guard isFolder.boolValue else { return [File(path: path, isNamed: true)] }
      let files = contents(of: path)
      guard !files.isEmpty else { throw WorkflowError.emptyFolder(path) }
      return files.map { File(path: $0, isNamed: false) }
    }
  }

  private static func contents(of folder: String) -> [String] {
    let walker = FileManager.default.enumerator(
      at: URL(filePath: folder), includingPropertiesForKeys: [.isRegularFileKey],
      options: [.skipsHiddenFiles])
    var paths: [String] = []
    while let file = walker?.nextObject() as? URL {
      let values = try? file.resourceValues(forKeys: [.isRegularFileKey])
      if values?.isRegularFile == true { paths.append(file.path) }
    }
    return paths.sorted()
  }

  static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
