/// Why a regression was refused. Rows and levels are counted from 1; field contents never appear.
public enum FitError: Error, Sendable, Hashable {
  /// No row has a positive weight.
  case noRows
  /// All outcomes are the same.
  case oneClass
  /// A predictor is NaN or infinite.
  case nonFinite(row: Int, term: String)
  /// A row's level is not among the declared levels of its factor.
  case undeclaredLevel(row: Int, term: String)
  /// A case weight is negative, NaN or infinite.
  case invalidWeight(row: Int)
  /// Two terms have the same name.
  case repeatedTerm(String)
  /// A setting names a term that the design does not have.
  case unknownTerm(String)
  /// A factor has more than 65,535 levels.
  case tooManyLevels(term: String)
  /// A term has the same value in every row.
  case constant(term: String)
  /// A level has no rows, so that without a penalty its effect cannot be estimated.
  case emptyLevel(term: String, level: Int)
  /// A term is, to rounding, a linear combination of the terms before it.
  case collinear(term: String)
  /// Several columns are, to rounding, linear combinations of the columns before them.
  case aliased(columns: [String])
  /// The likelihood grows without bound along a term: no finite estimate exists.
  case separated(term: String)
  /// The likelihood grows without bound along a combination of terms, and of no fewer.
  case separatedTogether(terms: [String])
  /// The iteration limit was reached, or no step lowered the objective.
  case notConverged(iterations: Int)
}

extension FitError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noRows: "no rows with a positive weight; give at least one row of each outcome"
    case .oneClass: "all outcomes are the same; a model needs rows of both outcomes"
    case .nonFinite(let row, let term):
      "row \(row), term '\(term)': value is not finite; impute or drop it before fitting"
    case .undeclaredLevel(let row, let term):
      "row \(row), term '\(term)': level is not declared; add it to the levels or drop the row"
    case .invalidWeight(let row):
      "row \(row): case weight is negative or not finite; give weights of at least 0"
    case .repeatedTerm(let term): "term '\(term)' appears twice; rename or drop one"
    case .unknownTerm(let term):
      "a setting names the term '\(term)', which the design does not have; correct or drop it"
    case .tooManyLevels(let term):
      "term '\(term)' has more than 65,535 levels; group the rare ones"
    case .constant(let term): "term '\(term)' is the same in every row; drop it"
    case .emptyLevel(let term, let level):
      "term '\(term)', level \(level): no rows; drop the level or set ridge > 0"
    case .collinear(let term):
      "term '\(term)' is a combination of the terms before it; drop it or set ridge > 0"
    case .aliased(let columns):
      "columns \(Self.list(columns)) are combinations of the columns before them; "
        + "drop them or set ridge > 0"
    case .separatedTogether(let terms):
      "terms \(Self.list(terms)) together separate the outcomes, so no finite estimate exists; "
        + "drop one, group levels or set ridge > 0"
    case .separated(let term):
      "term '\(term)' separates the outcomes, so no finite estimate exists; "
        + "drop it, group its levels or set ridge > 0"
    case .notConverged(let iterations):
      "no convergence in \(iterations) iterations; rescale the terms or set ridge > 0"
    }
  }

  private static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    return quoted.dropLast().joined(separator: ", ") + " and " + (quoted.last ?? "")
  }
}
