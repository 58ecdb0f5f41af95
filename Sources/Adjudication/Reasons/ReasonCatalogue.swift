public import Claims

/// Reads a reason code as a denial with its category and route, or as no denial.
///
/// Most specific first: (group, CARC, RARC), (group, CARC), (CARC, RARC), CARC; among rows that fit
/// equally the first. A reason that the catalogue does not hold is a denial that a person must
/// read, never one to appeal unread. The rows stand in `Data/rules/reasons.csv`.
public struct ReasonCatalogue: Sendable {
  private struct Entry {
    var group: AdjustmentGroup?
    var remark: String?
    var reading: Reading
    var onPaidLine: Reading.NotDenial?

    func fits(group: AdjustmentGroup?, remarks: [String]) -> Bool {
      (self.group == nil || self.group == group) && remark.map(remarks.contains) != false
    }
  }

  private struct Rerouting {
    var group: AdjustmentGroup?
    var remark: String?
    var reading: ReasonReading
  }

  private var entries: [String: [Entry]] = [:]
  private var categories: [DenialCategory: ReasonReading] = [:]
  private var reroutings: [Rerouting] = []
  private let unclassified: ReasonReading

  /// The columns of `Data/rules/reasons.csv`.
  public static let columns = [
    "group", "reason", "remark", "category", "paid_line", "route", "appealable", "name",
    "documents", "verification", "source",
  ]

  /// - Parameter rows: Cells by column; ``columns`` must all be there, documents parted by `;`.
  /// - Throws: ``CatalogueError`` with row and column.
  public init(rows: [[String: String]]) throws(CatalogueError) {
    var seen: [[String]: Int] = [:]
    var read: [ReasonRow] = []
    for (index, cells) in rows.enumerated() {
      let row = try ReasonRow(cells, row: index + 1)
      if let first = seen.updateValue(index + 1, forKey: row.key) {
        throw .duplicate(row: index + 1, of: first)
      }
      read.append(row)
    }
    for row in read {
      switch row.purpose {
      case .reason(let reason, let reading, let onPaidLine):
        entries[reason, default: []].append(
          Entry(group: row.group, remark: row.remark, reading: reading, onPaidLine: onPaidLine))
      case .category(let reading):
        categories[reading.category] = reading
      case .reroute(let reading):
        reroutings.append(Rerouting(group: row.group, remark: row.remark, reading: reading))
      }
    }
    for category in DenialCategory.allCases where categories[category] == nil {
      throw .missingCategory(category)
    }
    guard let unclassified = categories[.unclassified] else {
      throw .missingCategory(.unclassified)
    }
    self.unclassified = unclassified
    sortBySpecificity()
  }

  private mutating func sortBySpecificity() {
    func rank(_ entry: Entry) -> Int {
      (entry.group == nil ? 0 : 2) + (entry.remark == nil ? 0 : 1)
    }
    for (reason, rows) in entries {
      entries[reason] = rows.enumerated()
        .sorted { (-rank($0.element), $0.offset) < (-rank($1.element), $1.offset) }
        .map(\.element)
    }
  }
}

extension ReasonCatalogue {
  /// - Parameters:
  ///   - group: Who bears the amount; `nil` where the input states no group.
  ///   - reason: The CARC; `nil` where the input states none.
  ///   - remarks: RARCs of the line and of the claim.
  ///   - isPaid: Whether anything was paid on the line: some reasons, such as 59, are the
  ///     contract's price there and a denial only where nothing was paid.
  /// - Returns: A denial of category `unclassified` for a reason that the catalogue lacks.
  public func reading(
    group: AdjustmentGroup?, reason: String?, remarks: [String] = [], isPaid: Bool = false
  ) -> Reading {
    guard let reason, let rows = entries[reason],
      let entry = rows.first(where: { $0.fits(group: group, remarks: remarks) })
    else { return .denial(rerouted(unclassified, group: nil, remarks: remarks)) }
    if isPaid, let kind = entry.onPaidLine { return .notDenial(kind) }
    guard case .denial(let reading) = entry.reading else { return entry.reading }
    // A row that names the group has said already what the group changes.
    let open = entry.group == nil && reading.category != .unclassified ? group : nil
    return .denial(rerouted(reading, group: open, remarks: remarks))
  }

  /// How a denial of a category is read where no code is stated, as in most letters.
  public func reading(of category: DenialCategory) -> ReasonReading {
    categories[category] ?? unclassified
  }

  /// Whether an adjustment may be a denial or the answer to an appeal, whatever its remarks.
  ///
  /// Asked of every adjustment loaded: no allocation.
  func mayDeny(_ adjustment: Adjustment, isPaid: Bool) -> Bool {
    guard adjustment.amount > .zero else { return false }
    guard let rows = entries[adjustment.reason] else { return true }
    return rows.contains { entry in
      if case .notDenial = entry.reading { return false }
      if isPaid, entry.onPaidLine != nil { return false }
      return entry.group == nil || entry.group == adjustment.group
    }
  }

  private func rerouted(
    _ reading: ReasonReading, group: AdjustmentGroup?, remarks: [String]
  ) -> ReasonReading {
    let fitting = reroutings.filter { rerouting in
      (rerouting.group == nil || rerouting.group == group)
        && rerouting.remark.map(remarks.contains) != false
    }
    guard let best = fitting.first(where: { $0.remark != nil }) ?? fitting.first else {
      return reading
    }
    return reading.rerouted(as: best.reading)
  }
}

extension ReasonReading {
  /// Keeps the category; route, rights and what to have at hand are the other's.
  fileprivate func rerouted(as other: ReasonReading) -> ReasonReading {
    let marks = [verification, other.verification]
    return ReasonReading(
      category: category, route: other.route, isAppealable: other.isAppealable,
      name: "\(name); \(other.name)",
      expectedDocuments: other.expectedDocuments
        + expectedDocuments.filter { !other.expectedDocuments.contains($0) },
      verification: marks.contains(.unverified)
        ? .unverified : marks.contains(.secondary) ? .secondary : .primary,
      source: "\(source); \(other.source)")
  }
}
