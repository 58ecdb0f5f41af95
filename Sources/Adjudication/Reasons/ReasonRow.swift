import Claims

/// One row of the reason catalogue, read strictly.
struct ReasonRow {
  /// What a row is for follows from its key.
  enum Purpose {
    /// Reads a reason; most rows.
    case reason(String, Reading, onPaidLine: Reading.NotDenial?)
    /// Reads a category that a letter or person states without a code.
    case category(ReasonReading)
    /// Changes the route of every denial with this group or remark, such as MA130.
    case reroute(ReasonReading)
  }

  let group: AdjustmentGroup?
  let remark: String?
  let purpose: Purpose

  init(_ cells: [String: String], row: Int) throws(CatalogueError) {
    let reader = ReasonRowReader(cells: cells, row: row)
    group = try reader.group()
    remark = try reader.code("remark")
    if let reason = try reader.code("reason") {
      purpose = .reason(reason, try reader.reading(), onPaidLine: try reader.onPaidLine())
    } else if try reader.text("category") != nil {
      guard group == nil, remark == nil else { throw reader.fault("reason", "a reason code") }
      purpose = .category(try reader.denial(of: try reader.category()))
    } else {
      guard group != nil || remark != nil else { throw reader.fault("reason", "a key") }
      purpose = .reroute(try reader.denial(of: .unclassified))
    }
  }

  /// What two rows may not share.
  var key: [String] {
    let place = [group?.rawValue ?? "", remark ?? ""]
    return switch purpose {
    case .reason(let reason, _, _): place + [reason]
    case .category(let reading): place + ["category", reading.category.rawValue]
    case .reroute: place + ["reroute", ""]
    }
  }
}

private struct ReasonRowReader {
  let cells: [String: String]
  let row: Int

  func fault(_ column: String, _ expected: String) -> CatalogueError {
    .unreadable(row: row, column: column, expected: expected)
  }

  func text(_ column: String) throws(CatalogueError) -> String? {
    guard let cell = cells[column] else { throw .missingColumn(row: row, column: column) }
    return cell.isEmpty ? nil : cell
  }

  func required(_ column: String) throws(CatalogueError) -> String {
    guard let cell = try text(column) else { throw fault(column, "a value") }
    return cell
  }

  func code(_ column: String) throws(CatalogueError) -> String? {
    guard let code = try text(column) else { return nil }
    guard code.utf8.count <= 5, code.utf8.allSatisfy(Self.isCodeByte) else {
      throw fault(column, "a code of digits and capital letters")
    }
    return code
  }

  private static func isCodeByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  func group() throws(CatalogueError) -> AdjustmentGroup? {
    guard let cell = try text("group") else { return nil }
    guard ["CO", "PR", "OA", "PI", "CR"].contains(cell) else {
      throw fault("group", "CO, PR, OA, PI, CR or blank")
    }
    return AdjustmentGroup(rawValue: cell)
  }

  func category() throws(CatalogueError) -> DenialCategory {
    guard let category = DenialCategory(rawValue: try required("category")) else {
      throw fault("category", "a denial category, a kind of no denial or an appeal outcome")
    }
    return category
  }

  func reading() throws(CatalogueError) -> Reading {
    let cell = try required("category")
    if let kind = Reading.NotDenial(rawValue: cell) {
      try requireProvenance()
      return .notDenial(kind)
    }
    if let reply = Reading.AppealReply(rawValue: cell) {
      try requireProvenance()
      return .appealOutcome(reply)
    }
    return .denial(try denial(of: try category()))
  }

  func onPaidLine() throws(CatalogueError) -> Reading.NotDenial? {
    guard let cell = try text("paid_line") else { return nil }
    guard let kind = Reading.NotDenial(rawValue: cell) else {
      throw fault("paid_line", "a kind of no denial or blank")
    }
    return kind
  }

  func denial(of category: DenialCategory) throws(CatalogueError) -> ReasonReading {
    guard let route = Route(rawValue: try required("route")) else {
      throw fault("route", "a route")
    }
    try requireProvenance()
    return ReasonReading(
      category: category, route: route, isAppealable: try isAppealable(),
      name: try required("name"), expectedDocuments: try documents(),
      verification: try verification(), source: try required("source"))
  }

  private func isAppealable() throws(CatalogueError) -> Bool {
    switch try required("appealable") {
    case "yes": true
    case "no": false
    default: throw fault("appealable", "yes or no")
    }
  }

  private func documents() throws(CatalogueError) -> [String] {
    try (text("documents") ?? "").split(separator: ";").map(String.init)
  }

  private func verification() throws(CatalogueError) -> Verification {
    guard let mark = Verification(rawValue: try required("verification")) else {
      throw fault("verification", "P, S or U")
    }
    return mark
  }

  /// Every row says its name, how far it is verified and who says so.
  private func requireProvenance() throws(CatalogueError) {
    _ = try (required("name"), verification(), required("source"))
  }
}
