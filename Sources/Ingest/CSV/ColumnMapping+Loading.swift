public import Foundation

extension ColumnMapping {
  /// Reads a mapping and checks it against its target's fields.
  ///
  /// Throws ``MappingError`` with the JSON path of the first mistake; `file` is named in it.
  public init(json: Data, file: String = "") throws {
    do {
      self = try JSONDecoder().decode(ColumnMapping.self, from: json)
      try validate()
    } catch let error as DecodingError {
      var mistake = MappingError(error)
      mistake.file = file
      throw mistake
    } catch var mistake as MappingError {
      mistake.file = file
      throw mistake
    }
  }

  /// Reads `NAME.json`, whose mapping must be called NAME.
  public init(path: String) throws {
    let url = URL(fileURLWithPath: path)
    guard let json = FileManager.default.contents(atPath: path) else {
      throw CSVError.cannotRead(file: url.lastPathComponent, reason: "no such file or no access")
    }
    try self.init(json: json, file: url.lastPathComponent)
    let expected = url.deletingPathExtension().lastPathComponent
    guard name == expected else {
      throw MappingError(
        file: url.lastPathComponent, path: "$.name",
        message: "expected '\(expected)', as the file is called; rename either")
    }
  }

  /// Every mapping of a folder, by name.
  public static func all(inFolder path: String) throws -> [ColumnMapping] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw CSVError.cannotRead(
        file: URL(fileURLWithPath: path).lastPathComponent, reason: "no such folder or no access")
    }
    let files = names.filter { $0.hasSuffix(".json") }.sorted()
    return try files.map { try ColumnMapping(path: path + "/" + $0) }
  }

  func validate() throws(MappingError) {
    var binder = ColumnBinder(self)
    _ = try target.columns.init(&binder)
    _ = try binder.flag("synthetic")
    try binder.finish(allowsAttributes: target == .externalReviews)
  }
}
