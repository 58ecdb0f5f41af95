/// Ties a target's fields to a mapping, and to the columns of one file's header.
///
/// A target asks for its fields one by one. Without a header this validates the mapping; with one
/// it also finds each column's index.
struct ColumnBinder {
  /// What a field holds, and so which settings make sense for it.
  enum Kind: String {
    case text, choice, flag, day, year, money, count, list
  }

  let mapping: ColumnMapping
  let header: [String]?
  /// The target's fields, in the order it asked for them.
  private(set) var fields: [String] = []
  /// Required headers the file does not have.
  private(set) var missing: [String] = []
  /// A header the file has twice, or two names for one field.
  private(set) var repeated: String?

  init(_ mapping: ColumnMapping, header: [String]? = nil) {
    self.mapping = mapping
    self.header = header
  }

  // MARK: - Fields

  mutating func text(
    _ field: String, isRequired: Bool = false, repeats: Bool = false
  ) throws(MappingError) -> TextColumn {
    try text(cell(field, .text, isRequired), mapping.columns[field], path(field), repeats: repeats)
  }

  mutating func choice<Value>(
    _ field: String, _ type: Value.Type, isRequired: Bool = false
  ) throws(MappingError) -> ChoiceColumn<Value>
  where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    let own = Value.allCases.map { ($0.rawValue, $0) }
    return try words(field, .choice, own, isRequired)
  }

  mutating func flag(_ field: String) throws(MappingError) -> ChoiceColumn<Bool> {
    try words(field, .flag, [("yes", true), ("no", false)], false)
  }

  mutating func day(_ field: String, isRequired: Bool = false) throws(MappingError) -> DayColumn {
    let column = DayColumn(
      cell: try cell(field, .day, isRequired),
      pattern: mapping.columns[field]?.dates ?? mapping.dates)
    try check(field, column.cell) { column.parse($0, 0, $0.count) != nil }
    guard column.pattern.isDay || mapping.columns[field] == nil else {
      throw MappingError(
        path: path(field) + ".dates", message: "names a year and no day; use one such as yyyy-MM-dd"
      )
    }
    return column
  }

  mutating func year(_ field: String) throws(MappingError) -> YearColumn {
    let column = YearColumn(
      cell: try cell(field, .year, true), pattern: mapping.columns[field]?.dates ?? mapping.dates)
    try check(field, column.cell) { column.parse($0, 0, $0.count) != nil }
    return column
  }

  mutating func money(
    _ field: String, isRequired: Bool = false
  ) throws(MappingError) -> MoneyColumn {
    let format = mapping.columns[field]?.money ?? mapping.money
    let column = MoneyColumn(
      cell: try cell(field, .money, isRequired),
      scanner: MoneyScanner(format, encoding: mapping.encoding))
    try check(field, column.cell) { column.parse($0, 0, $0.count) != nil }
    return column
  }

  mutating func count(
    _ field: String, isRequired: Bool = false
  ) throws(MappingError) -> CountColumn {
    let column = CountColumn(cell: try cell(field, .count, isRequired))
    try check(field, column.cell) { column.parse($0, 0, $0.count) != nil }
    return column
  }

  mutating func list(_ field: String) throws(MappingError) -> ListColumn {
    let separator = mapping.columns[field]?.separator?.utf8.first ?? UInt8(ascii: " ")
    return ListColumn(cell: try cell(field, .list, false), separator: separator)
  }

  /// The mapping's free attributes, by name.
  mutating func attributes() throws(MappingError) -> [(name: String, column: TextColumn)] {
    var columns: [(name: String, column: TextColumn)] = []
    for (name, column) in mapping.attributes.sorted(by: { $0.key < $1.key }) {
      let path = "$.attributes" + MappingError.member(name)
      let cell = try cell(name, of: column, .text, false, path)
      columns.append((name, try text(cell, column, path, repeats: true)))
    }
    return columns
  }

  /// Counts the last of `cells` as missing when the file has none of them.
  mutating func require(oneOf cells: [Cell]) {
    guard header != nil, cells.allSatisfy({ $0.column == nil && $0.fallback == nil }) else {
      return
    }
    if let name = cells.last?.name { missing.append(name) }
  }

  /// Refuses what the target never asked for.
  func finish(allowsAttributes: Bool) throws(MappingError) {
    for field in mapping.columns.keys.sorted() where !fields.contains(field) {
      throw MappingError(
        path: path(field),
        message: "is not a field of \(mapping.target.rawValue); "
          + "use one of \(fields.joined(separator: ", "))")
    }
    guard allowsAttributes || mapping.attributes.isEmpty else {
      throw MappingError(
        path: "$.attributes", message: "only external-reviews keep attributes; remove them")
    }
    let headers = [mapping.columns, mapping.attributes].flatMap { columns in
      columns.sorted { $0.key < $1.key }.flatMap(\.value.headers)
    }
    if let header = (headers + mapping.ignored).firstRepeated {
      throw MappingError(
        path: "$.columns", message: "header '\(header)' is mapped twice; keep one of them")
    }
  }

  // MARK: - Cells

  private func path(_ field: String) -> String { "$.columns" + MappingError.member(field) }

  private mutating func cell(
    _ field: String, _ kind: Kind, _ isRequired: Bool
  ) throws(MappingError) -> Cell {
    fields.append(field)
    guard let column = mapping.columns[field] else {
      guard isRequired else { return Cell(name: field) }
      throw MappingError(
        path: "$.columns",
        message: "\(mapping.target.rawValue) need '\(field)'; map it to a header or a value")
    }
    return try cell(field, of: column, kind, isRequired, path(field))
  }

  private mutating func cell(
    _ field: String, of column: ColumnMapping.Column, _ kind: Kind, _ isRequired: Bool,
    _ path: String
  ) throws(MappingError) -> Cell {
    try refuseStraySettings(of: column, kind, path)
    let fallback = column.constant ?? column.fallback
    let isRequired = column.isRequired || (isRequired && fallback == nil)
    let found = (header ?? []).enumerated().filter { column.headers.contains($0.element) }
    if found.count > 1 { repeated = found[1].element }
    if header != nil, found.isEmpty, isRequired { missing += column.headers.prefix(1) }
    return Cell(
      name: found.first?.element ?? column.headers.first ?? field, column: found.first?.offset,
      fallback: fallback, isRequired: isRequired,
      isTrimmed: column.isTrimmed ?? mapping.isTrimmed)
  }

  /// A constant or default has to be readable like a cell.
  private func check(
    _ field: String, _ cell: Cell, _ isReadable: (Span<UInt8>) -> Bool
  ) throws(MappingError) {
    guard let fallback = cell.fallbackBytes, !isReadable(fallback.span) else { return }
    throw MappingError(
      path: path(field), message: "its value or default does not fit the field; correct it")
  }

  private func refuseStraySettings(
    of column: ColumnMapping.Column, _ kind: Kind, _ path: String
  ) throws(MappingError) {
    let stray: [(String, Bool)] = [
      ("dates", column.dates != nil && kind != .day && kind != .year),
      ("money", column.money != nil && kind != .money),
      ("separator", column.separator != nil && kind != .list),
      ("values", column.values != nil && ![.text, .choice, .flag].contains(kind)),
    ]
    for (setting, isStray) in stray where isStray {
      throw MappingError(
        path: "\(path).\(setting)", message: "a \(kind.rawValue) has no such setting; remove it")
    }
  }

  // MARK: - Words

  private func text(
    _ cell: Cell, _ column: ColumnMapping.Column?, _ path: String, repeats: Bool
  ) throws(MappingError) -> TextColumn {
    var table: WordTable<String>?
    if let values = column?.values {
      table = WordTable()
      try add(values, to: &table, path) { $0 }
    }
    return TextColumn(cell: cell, words: table, cache: repeats ? TextCache() : nil)
  }

  private mutating func words<Value>(
    _ field: String, _ kind: Kind, _ own: [(String, Value)], _ isRequired: Bool
  ) throws(MappingError) -> ChoiceColumn<Value> {
    let cell = try cell(field, kind, isRequired)
    let known = own.map(\.0).joined(separator: ", ")
    var table: WordTable<Value>? = WordTable()
    try add(mapping.columns[field]?.values ?? [:], to: &table, path(field)) { word in
      own.first { $0.0 == word }?.1
    }
    for (word, value) in own { table?.add(Array(word.utf8), value) }
    let column = ChoiceColumn(cell: cell, words: table ?? WordTable(), known: known)
    try check(field, cell) { column.parse($0, 0, $0.count) != nil }
    return column
  }

  private func add<Value>(
    _ values: [String: String], to table: inout WordTable<Value>?, _ path: String,
    _ value: (String) -> Value?
  ) throws(MappingError) {
    for (word, ours) in values.sorted(by: { $0.key < $1.key }) {
      let path = "\(path).values" + MappingError.member(word)
      guard let bytes = mapping.encoding.bytes(of: word) else {
        throw MappingError(
          path: path, message: "cannot be written in \(mapping.encoding.rawValue); correct either")
      }
      guard let value = value(ours) else {
        throw MappingError(
          path: path, message: "'\(ours)' is not a value of this field; see the README")
      }
      table?.add(bytes, value)
    }
  }
}
