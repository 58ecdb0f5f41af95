extension ColumnMapping {
  /// The mapping called `name`.
  public static func named(
    _ name: String, in mappings: [ColumnMapping]
  ) throws(CSVError) -> ColumnMapping {
    guard let mapping = mappings.first(where: { $0.name == name }) else {
      throw .unknownMapping(name: name, known: mappings.map(\.name).sorted())
    }
    return mapping
  }

  /// The one mapping whose header the file has: every required column is there, and no column
  /// that the mapping does not know.
  ///
  /// Throws ``CSVError`` when none has, naming the nearest and what it misses, or when several do.
  public static func matching(
    path: String, in mappings: [ColumnMapping]
  ) throws(CSVError) -> ColumnMapping {
    let source = try ByteSource(path: path)
    var prefix = [UInt8](repeating: 0, count: headerBytes)
    let count = try source.read(into: &prefix, from: 0)
    return try matching(bytes: Array(prefix.prefix(count)), file: source.name, in: mappings)
  }

  /// The same from the file's first bytes, at least the header line.
  public static func matching(
    bytes: [UInt8], file: String, in mappings: [ColumnMapping]
  ) throws(CSVError) -> ColumnMapping {
    let lineEnd = bytes.headerEnd
    var fits: [Fit] = []
    for mapping in mappings {
      let header = try mapping.header(Array(bytes[..<lineEnd]), file: file)
      if let header { fits.append(Fit(mapping, header: header)) }
    }
    let exact = fits.filter { $0.missing.isEmpty && $0.unknown.isEmpty }
    if exact.count == 1 { return exact[0].mapping }
    guard exact.isEmpty else {
      throw .ambiguousMapping(file: file, mappings: exact.map(\.mapping.name).sorted())
    }
    // A header that shares less than half with a mapping tells nothing about it.
    let near = fits.filter { $0.shared > $0.missing.count + $0.unknown.count }
    let nearest = near.max { ($0.shared, $1.mapping.name) < ($1.shared, $0.mapping.name) }
    throw .noMapping(
      file: file, nearest: nearest?.mapping.name, missing: nearest?.missing ?? [],
      unknown: nearest?.unknown.count ?? 0)
  }

  private static var headerBytes: Int { 1 << 20 }

  /// How a header compares with a mapping.
  private struct Fit {
    let mapping: ColumnMapping
    let missing: [String]
    let unknown: [String]
    let shared: Int

    init(_ mapping: ColumnMapping, header: [String]) {
      self.mapping = mapping
      missing = mapping.missingColumns(in: header)
      unknown = header.filter { !mapping.headers.contains($0) }
      shared = header.count - unknown.count
    }
  }

  /// The column names as this mapping would split the line; `nil` when it could not.
  private func header(_ line: [UInt8], file: String) throws(CSVError) -> [String]? {
    do {
      var reader = try CSVReader(
        bytes: line, file: file, delimiter: delimiterByte, encoding: encoding)
      return try reader.header()
    } catch {
      switch error {
      case .ambiguousDelimiter, .refusedHeader: return nil
      default: throw error
      }
    }
  }

  private func missingColumns(in header: [String]) -> [String] {
    var binder = ColumnBinder(self, header: header)
    _ = try? target.columns.init(&binder)
    return binder.missing
  }
}

extension ColumnMapping {
  var delimiterByte: UInt8? { delimiter?.utf8.first }

  /// Every header the mapping knows, loaded or not.
  var headers: Set<String> {
    let loaded = [columns, attributes].flatMap { $0.values.flatMap(\.headers) }
    return Set(loaded + ignored)
  }
}

extension [UInt8] {
  /// Where the header line ends, quoted line ends passed over.
  fileprivate var headerEnd: Int {
    var isQuoted = false
    for (index, byte) in enumerated() {
      if byte == CSVScanner.quote { isQuoted.toggle() }
      if !isQuoted, byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn {
        return index
      }
    }
    return count
  }
}
