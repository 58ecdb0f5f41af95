/// How an export's columns become values of ours: a JSON file, so that nobody has to program.
///
/// `Data/mappings/README.md` describes the format; every field stands in a mapping shipped there.
public struct ColumnMapping: Sendable, Hashable, Codable {
  /// What a row becomes.
  public enum Target: String, Sendable, Hashable, Codable, CaseIterable {
    case claims, denials, appeals, payers
    case contractRates = "contract-rates"
    case externalReviews = "external-reviews"
    case deadlineRules = "deadline-rules"
    case actionRules = "action-rules"
    case chartReviews = "chart-reviews"
  }

  /// Where one field comes from and how it is written.
  public struct Column: Sendable, Hashable, Codable {
    /// Header names, of which a file may have one; empty for a constant.
    public var headers: [String]
    /// The same text for every row, instead of a header.
    public var constant: String?
    /// Stands in for a blank cell.
    public var fallback: String?
    /// The header must be there and no cell blank.
    public var isRequired: Bool
    public var dates: DatePattern?
    public var money: MoneyFormat?
    /// The export's words and ours; a word that is not listed is refused.
    public var values: [String: String]?
    /// Between the items of a list; a blank by default.
    public var separator: String?
    /// Whether blanks around the cell are dropped; they are by default.
    public var isTrimmed: Bool?
  }

  public var name: String
  /// What the mapping is for and where its format is described.
  public var note: String?
  public var target: Target
  /// One character; `nil` finds it in the header line.
  public var delimiter: String?
  public var encoding: TextEncoding
  /// For every column without its own.
  public var dates: DatePattern
  public var money: MoneyFormat
  public var isTrimmed: Bool
  public var columns: [String: Column]
  /// Columns of an external review that are kept by name.
  public var attributes: [String: Column]
  /// Headers of the export that are known and not loaded.
  public var ignored: [String]
}

extension ColumnMapping.Column {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case header, value, `default`, required, dates, money, values, separator, trim
  }

  public init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(notIn: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let one = try? container.decode(String.self, forKey: .header) {
      headers = [one]
    } else {
      headers = try container.decodeIfPresent([String].self, forKey: .header) ?? []
    }
    constant = try container.decodeIfPresent(String.self, forKey: .value)
    fallback = try container.decodeIfPresent(String.self, forKey: .default)
    isRequired = try container.decodeIfPresent(Bool.self, forKey: .required) ?? false
    dates = try container.decodeIfPresent(DatePattern.self, forKey: .dates)
    money = try container.decodeIfPresent(MoneyFormat.self, forKey: .money)
    values = try container.decodeIfPresent([String: String].self, forKey: .values)
    separator = try container.decodeIfPresent(String.self, forKey: .separator)
    isTrimmed = try container.decodeIfPresent(Bool.self, forKey: .trim)
    guard headers.isEmpty != (constant == nil) else {
      throw MappingError.at(
        decoder.codingPath, "expected either \"header\" or \"value\"; give one of them")
    }
    guard separator?.utf8.count ?? 1 == 1 else {
      throw MappingError.at(
        decoder.codingPath + [CodingKeys.separator], "expected one character")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if headers.count == 1 {
      try container.encode(headers[0], forKey: .header)
    } else if !headers.isEmpty {
      try container.encode(headers, forKey: .header)
    }
    try container.encodeIfPresent(constant, forKey: .value)
    try container.encodeIfPresent(fallback, forKey: .default)
    if isRequired { try container.encode(true, forKey: .required) }
    try container.encodeIfPresent(dates, forKey: .dates)
    try container.encodeIfPresent(money, forKey: .money)
    try container.encodeIfPresent(values, forKey: .values)
    try container.encodeIfPresent(separator, forKey: .separator)
    try container.encodeIfPresent(isTrimmed, forKey: .trim)
  }
}

extension ColumnMapping {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, note, target, delimiter, encoding, dates, money, trim, columns, attributes, ignored
  }

  public init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(notIn: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    note = try container.decodeIfPresent(String.self, forKey: .note)
    target = try Self.oneOf(decoder, .target, try container.decode(String.self, forKey: .target))
    delimiter = try container.decodeIfPresent(String.self, forKey: .delimiter)
    encoding = try Self.oneOf(
      decoder, .encoding, try container.decodeIfPresent(String.self, forKey: .encoding) ?? "utf-8")
    dates = try container.decodeIfPresent(DatePattern.self, forKey: .dates) ?? .iso
    money = try container.decodeIfPresent(MoneyFormat.self, forKey: .money) ?? MoneyFormat()
    isTrimmed = try container.decodeIfPresent(Bool.self, forKey: .trim) ?? true
    columns = try container.decode([String: Column].self, forKey: .columns)
    attributes = try container.decodeIfPresent([String: Column].self, forKey: .attributes) ?? [:]
    ignored = try container.decodeIfPresent([String].self, forKey: .ignored) ?? []
    guard delimiter?.utf8.count ?? 1 == 1, delimiter != "\"" else {
      throw MappingError.at([CodingKeys.delimiter], "expected one character, such as ';'")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encodeIfPresent(note, forKey: .note)
    try container.encode(target, forKey: .target)
    try container.encodeIfPresent(delimiter, forKey: .delimiter)
    try container.encode(encoding, forKey: .encoding)
    try container.encode(dates, forKey: .dates)
    try container.encode(money, forKey: .money)
    try container.encode(isTrimmed, forKey: .trim)
    try container.encode(columns, forKey: .columns)
    if !attributes.isEmpty { try container.encode(attributes, forKey: .attributes) }
    if !ignored.isEmpty { try container.encode(ignored, forKey: .ignored) }
  }

  private static func oneOf<Value: RawRepresentable & CaseIterable>(
    _ decoder: any Decoder, _ key: CodingKeys, _ text: String
  ) throws -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw MappingError.at(
        decoder.codingPath + [key], "'\(text)' is not offered; use one of \(known)")
    }
    return value
  }
}
