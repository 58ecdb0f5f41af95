import Claims

/// The reason of a denial and its group. Exports often write both in one cell, with the code's words
/// behind or without: `CO-50`, `CO 50`, `CO-50 Not deemed necessary`. The code is what counts.
struct ReasonColumns {
  private let group: TextColumn
  private let reason: TextColumn

  init(_ binder: inout ColumnBinder) throws(MappingError) {
    group = try binder.text("group")
    reason = try binder.text("reason", repeats: true)
  }

  func read(
    _ record: borrowing CSVRecord
  ) throws(RowRefusal) -> (group: String?, reason: String?) {
    let told = (group: try group.value(record), reason: try reason.value(record))
    guard let text = told.reason, let both = Self.parts(of: text),
      told.group == nil || told.group == both.group
    else { return told }
    return both
  }

  /// - Returns: `nil` for anything but a group, a published code, and words behind it.
  private static func parts(of text: String) -> (group: String, reason: String)? {
    let group = text.prefix(2).uppercased()
    guard ["CO", "PR", "OA", "PI", "CR"].contains(group) else { return nil }
    let rest = text.dropFirst(2).drop { $0 == "-" || $0 == " " }
    let code = rest.prefix { $0.isLetter || $0.isNumber }.uppercased()
    return PublishedReasons.contains(code) ? (group, code) : nil
  }
}
