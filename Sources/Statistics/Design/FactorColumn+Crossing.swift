extension FactorColumn {
  /// The interaction of two factors: a level for every pair of levels that occurs together.
  ///
  /// It is named `first × second`, and so are its levels, as ``crossedLevel(_:_:)`` writes them;
  /// they are in the order of the first factor's levels, then the second's. A row in which
  /// either level is ``unseen`` is unseen here too. Beside both factors, penalised, it lets a
  /// payer differ from its average for one reason only.
  ///
  /// - Precondition: Both have the same number of rows.
  /// - Throws: ``FitError/tooManyLevels(term:)`` when more than 65,535 pairs occur.
  public static func crossed(
    _ first: FactorColumn, _ second: FactorColumn
  ) throws(FitError) -> FactorColumn {
    precondition(
      first.codes.count == second.codes.count, "crossed factors must have the same rows")
    let name = crossedLevel(first.name, second.name)
    let width = max(1, second.levels.count)
    let pairs = zip(first.codes, second.codes).map { a, b in
      a == unseen || b == unseen ? -1 : Int(a) * width + Int(b)
    }
    let present = Set(pairs).subtracting([-1]).sorted()
    guard present.count <= Int(unseen) else { throw .tooManyLevels(term: name) }
    let codeOf = Dictionary(
      zip(present, UInt16(0)...), uniquingKeysWith: { first, _ in first })
    return FactorColumn(
      name,
      levels: present.map { crossedLevel(first.levels[$0 / width], second.levels[$0 % width]) },
      codes: pairs.map { codeOf[$0] ?? unseen })
  }

  /// The level of a crossed factor, for a ``DesignRow``: `first × second`, with parentheses
  /// around a level that is itself crossed.
  public static func crossedLevel(_ first: String, _ second: String) -> String {
    let parts = [first, second].map { $0.contains(" × ") ? "(\($0))" : $0 }
    return parts.joined(separator: " × ")
  }
}
