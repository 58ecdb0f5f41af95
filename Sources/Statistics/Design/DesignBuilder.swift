/// Collects rows one at a time into the columns of a design.
///
/// A row is coded as it comes and then forgotten, so a million rows cost their numbers and codes
/// and not a million dictionaries.
public struct DesignBuilder: Sendable {
  /// How many rows were added.
  public private(set) var rowCount = 0
  private var numbers: [String: [Double?]] = [:]
  private var factors: [String: Levels] = [:]

  /// The level that stands for a factor a row does not have.
  public static let blank = "(blank)"

  private struct Levels: Sendable {
    var codeOf: [String: UInt32] = [:]
    var codes: [UInt32] = []

    mutating func append(_ level: String) {
      if let code = codeOf[level] {
        codes.append(code)
      } else {
        let code = UInt32(codeOf.count)
        codeOf[level] = code
        codes.append(code)
      }
    }

    mutating func pad(to count: Int) {
      while codes.count < count { append(DesignBuilder.blank) }
    }
  }

  public init() {}

  /// Adds a row; a number or factor that other rows have and this one has not is blank in it.
  public mutating func add(_ row: DesignRow) {
    for (name, value) in row.numbers {
      pad(&numbers[name, default: []])
      numbers[name]?.append(value)
    }
    for (name, level) in row.levels {
      factors[name, default: Levels()].pad(to: rowCount)
      factors[name]?.append(level)
    }
    rowCount += 1
  }

  /// The rows as a design with terms and levels in the order of their names, so that the order of
  /// the rows decides nothing but the order of the rows.
  ///
  /// A number some rows lack is the mean of the others there, so that it says nothing of them; a
  /// factor some rows lack has the level ``blank`` there.
  ///
  /// - Parameter coding: Which levels get a coefficient.
  /// - Returns: As many rows as were added.
  /// - Throws: ``FitError`` for a value that is not finite or a factor of too many levels.
  public consuming func design(coding: FactorCoding) throws(FitError) -> DesignMatrix {
    let numeric = numbers.sorted { $0.key < $1.key }.map { name, values in
      NumericColumn(name, Self.filled(values, count: rowCount))
    }
    var columns: [FactorColumn] = []
    for (name, var levels) in factors.sorted(by: { $0.key < $1.key }) {
      levels.pad(to: rowCount)
      columns.append(try Self.column(name, levels))
    }
    return try DesignMatrix(numeric: numeric, factors: columns, coding: coding)
  }

  private func pad(_ values: inout [Double?]) {
    while values.count < rowCount { values.append(nil) }
  }

  private static func filled(_ values: [Double?], count: Int) -> [Double] {
    let present = values.compactMap(\.self)
    let mean = present.reduce(0, +) / Double(max(1, present.count))
    return values.map { $0 ?? mean } + Array(repeating: mean, count: count - values.count)
  }

  private static func column(_ name: String, _ levels: Levels) throws(FitError) -> FactorColumn {
    let sorted = levels.codeOf.keys.sorted()
    guard sorted.count <= Int(FactorColumn.unseen) else { throw .tooManyLevels(term: name) }
    var place = [UInt16](repeating: 0, count: sorted.count)
    for (index, level) in sorted.enumerated() {
      if let code = levels.codeOf[level] { place[Int(code)] = UInt16(index) }
    }
    return FactorColumn(name, levels: sorted, codes: levels.codes.map { place[Int($0)] })
  }
}
