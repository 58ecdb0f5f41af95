/// Why a spline could not be placed. Positions are counted from 1; values never appear.
public enum SplineError: Error, Sendable, Hashable {
  /// A value or knot is NaN or infinite.
  case nonFinite(term: String, position: Int)
  /// Fewer distinct values than knots.
  case tooFewValues(term: String, distinct: Int, knots: Int)
  /// Quantiles fall together because many values are equal.
  case coincidingKnots(term: String)
  /// Fewer than three knots, or not in increasing order.
  case knotsNotIncreasing(term: String)
}

extension SplineError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nonFinite(let term, let position):
      "term '\(term)', value \(position): not finite; impute or drop it before placing knots"
    case .tooFewValues(let term, let distinct, let knots):
      "term '\(term)': \(distinct) distinct values for \(knots) knots; "
        + "use fewer knots, the number as it is, or a factor"
    case .coincidingKnots(let term):
      "term '\(term)': so many values are equal that knots coincide; "
        + "use fewer knots, or the number as it is"
    case .knotsNotIncreasing(let term):
      "term '\(term)': knots must be at least three, in increasing order"
    }
  }
}
