public import Claims

/// Why a whole file could not be read; nothing of it was loaded.
public enum CSVError: Error, Sendable, Hashable {
  case cannotRead(file: String, reason: String)
  /// No header line.
  case empty(file: String)
  /// UTF-16, by its byte-order mark.
  case wideCharacters(file: String)
  /// Several characters of the header line could separate its columns.
  case ambiguousDelimiter(file: String, candidates: [String])
  /// The header line itself is malformed.
  case refusedHeader(file: String, reason: String)
  case repeatedColumn(file: String, column: String)
  case missingColumn(file: String, column: String)
  case tooManyLevels(file: String, column: String)
  case missingColumns(file: String, mapping: String, columns: [String])
  /// No mapping has exactly this header; the nearest one and what it misses or does not know.
  case noMapping(file: String, nearest: String?, missing: [String], unknown: Int)
  case ambiguousMapping(file: String, mappings: [String])
  case unknownMapping(name: String, known: [String])
  /// A line of a table that has to be whole, such as the product's own rules.
  case refusedRow(file: String, place: ImportIssue.Place, reason: String)
}

extension CSVError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotRead(let file, let reason):
      "\(file): cannot be read (\(reason.lowercased())); check the path and its permissions"
    case .empty(let file):
      "\(file): expected a header line and found none; export the file again with its header"
    case .wideCharacters(let file):
      "\(file): is UTF-16; save it as UTF-8"
    case .ambiguousDelimiter(let file, let candidates):
      "\(file), line 1: columns may be separated by \(candidates.joined(separator: " or ")); "
        + "declare the delimiter in the mapping"
    case .refusedHeader(let file, let reason): "\(file), line 1: \(reason)"
    case .repeatedColumn(let file, let column):
      "\(file), line 1: column '\(column)' stands there twice; rename or remove one"
    case .refusedRow(let file, let place, let reason): "\(file), \(place): \(reason)"
    case .missingColumn(let file, let column):
      "\(file), line 1: expected a column '\(column)'; add it or name another"
    case .tooManyLevels(let file, let column):
      "\(file), column '\(column)': more than 65,534 levels; group the rare ones"
    default: mappingDescription
    }
  }

  private var mappingDescription: String {
    switch self {
    case .missingColumns(let file, let mapping, let columns):
      "\(file), line 1: mapping \(mapping) expects \(Self.columns(columns)); "
        + "add it to the export or change the mapping"
    case .noMapping(let file, let nearest?, let missing, let unknown):
      "\(file), line 1: no mapping has exactly this header; nearest is \(nearest)"
        + (missing.isEmpty ? "" : ", without \(Self.columns(missing))")
        + (unknown == 0 ? "" : ", with \(unknown) columns it does not know")
        + "; correct the header, name a mapping or write one"
    case .noMapping(let file, _, _, _):
      "\(file), line 1: no mapping has this header; name a mapping or write one"
    case .ambiguousMapping(let file, let mappings):
      "\(file), line 1: the header fits \(mappings.joined(separator: " and ")); name one of them"
    case .unknownMapping(let name, let known):
      "mapping '\(name)' is not known; use one of \(known.joined(separator: ", "))"
    default: ""
    }
  }

  private static func columns(_ names: [String]) -> String {
    (names.count == 1 ? "column " : "columns ") + names.map { "'\($0)'" }.joined(separator: ", ")
  }
}

extension CSVError {
  /// The same refusal as an issue of the whole file, for the quarantine.
  public var issue: ImportIssue {
    let place: ImportIssue.Place =
      switch self {
      case .cannotRead, .empty, .wideCharacters, .unknownMapping: .file
      case .refusedRow(_, let place, _): place
      default: .line(1)
      }
    return ImportIssue(severity: .refused, place: place, message: description)
  }
}
