/// What is wrong with a column mapping: its file, the place in its JSON, and what to do.
public struct MappingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The mapping file's name; empty for a mapping that came from elsewhere.
  public var file: String
  /// Such as `$.columns.status.values`.
  public var path: String
  public var message: String

  public init(file: String = "", path: String, message: String) {
    self.file = file
    self.path = path
    self.message = message
  }

  public var description: String {
    (file.isEmpty ? "mapping" : file) + ", \(path): \(message)"
  }
}

extension MappingError {
  /// A mistake met while decoding, at the JSON path of `keys`.
  static func at(_ keys: [any CodingKey], _ message: String) -> MappingError {
    MappingError(path: path(keys), message: message)
  }

  static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("$") { path, key in
      key.intValue.map { "\(path)[\($0)]" } ?? path + member(key.stringValue)
    }
  }

  static func member(_ name: String) -> String {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? ".\(name)" : "['\(name)']"
  }

  /// Reads the decoder's own complaint, which names types of ours, as one about the JSON.
  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self = .at(context.codingPath + [key], "is missing; add it")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self = .at(context.codingPath, "has another type than expected; see the shipped mappings")
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      self = .at([], "expected JSON; check commas and quotes")
    case .dataCorrupted(let context):
      self = .at(context.codingPath, "is not one of the values offered; see the shipped mappings")
    @unknown default:
      self = .at([], "cannot be read; see the shipped mappings")
    }
  }
}

/// Any key of a JSON object.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) {
    nil
  }
}

extension Decoder {
  /// A misspelt key would otherwise be passed over in silence.
  func refuseKeys<Key: CodingKey & CaseIterable>(notIn keys: Key.Type) throws {
    let known = keys.allCases.map(\.stringValue)
    let container = try container(keyedBy: AnyKey.self)
    for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue })
    where !known.contains(key.stringValue) {
      throw MappingError.at(
        codingPath + [key], "is not known here; use one of \(known.joined(separator: ", "))")
    }
  }
}
