/// A natural cubic spline of a number: a cubic between knots, twice continuously differentiable,
/// and a straight line beyond the outermost knots.
///
/// With k knots t₁ < … < t_k it spans k − 1 columns beside the intercept: the value itself, and
/// for j = 1 … k − 2 the truncated powers restricted to be linear beyond the last knot,
///
///     sⱼ(x) = [(x − tⱼ)³₊ − ((t_k − tⱼ)(x − t_{k−1})³₊ − (t_{k−1} − tⱼ)(x − t_k)³₊)
///              / (t_k − t_{k−1})] / (t_k − t₁)²
///
/// That is the basis of Harrell's `rms::rcs` with `norm = 2`. R's `splines::ns` with the same
/// inner and boundary knots spans the same columns in another basis, so an unpenalised fit is the
/// same; its coefficients are not, and neither is a ridge. The boundary knots of `ns` are by
/// default the least and greatest value; here they are quantiles, as in `rcs`, so that a few
/// far-off values do not bend the curve.
///
/// It is `Codable`: kept with a model, it makes of a value at prediction what it made in training.
///
/// Source: Harrell, *Regression Modeling Strategies*, 2nd ed., §2.4.5; Stone and Koo (1985), Proc.
/// ASA Stat. Comp. Section, 45–48.
public struct NaturalSpline: Sendable, Hashable, Codable {
  /// The name of the number it bends.
  public let name: String
  /// t₁ < … < t_k, k ≥ 3.
  public let knots: [Double]

  /// Takes knots as they are.
  ///
  /// - Throws: ``SplineError`` for fewer than three knots, or knots that are not finite or not in
  ///   strictly increasing order.
  public init(_ name: String, knots: [Double]) throws(SplineError) {
    if let knot = knots.firstIndex(where: { !$0.isFinite }) {
      throw .nonFinite(term: name, position: knot + 1)
    }
    guard knots.count >= 3, zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .knotsNotIncreasing(term: name)
    }
    self.name = name
    self.knots = knots
  }

  /// Places knots at quantiles of the values (R's type 7).
  ///
  /// - Parameters:
  ///   - name: The name of the number.
  ///   - values: The values in training.
  ///   - knotCount: k in 3...7; the quantiles are Harrell's: 0.1, 0.5, 0.9 for three; 0.05, 0.35,
  ///     0.65, 0.95 for four; 0.05, 0.275, 0.5, 0.725, 0.95 for five; for six 0.05 to 0.95 in
  ///     equal steps, for seven 0.025 to 0.975.
  /// - Throws: ``SplineError`` for a value that is not finite, and where so many values are equal
  ///   that quantiles coincide; use fewer knots, or the number as it is.
  public init(_ name: String, values: [Double], knotCount: Int = 4) throws(SplineError) {
    precondition((3...7).contains(knotCount), "a spline has three to seven knots")
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw .nonFinite(term: name, position: row + 1)
    }
    let distinct = Set(values).count
    guard distinct >= knotCount else {
      throw .tooFewValues(term: name, distinct: distinct, knots: knotCount)
    }
    let sorted = values.sorted()
    let knots = Self.probabilities(knotCount).map { Self.quantile($0, of: sorted) }
    guard zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .coincidingKnots(term: name)
    }
    self.name = name
    self.knots = knots
  }

  private static func probabilities(_ count: Int) -> [Double] {
    switch count {
    case 3: return [0.1, 0.5, 0.9]
    case 4: return [0.05, 0.35, 0.65, 0.95]
    case 5: return [0.05, 0.275, 0.5, 0.725, 0.95]
    default:
      let margin = count == 6 ? 0.05 : 0.025
      let step = (1 - 2 * margin) / Double(count - 1)
      return (0..<count).map { margin + step * Double($0) }
    }
  }

  /// Linear between order statistics: R's `quantile(type = 7)`.
  private static func quantile(_ probability: Double, of sorted: [Double]) -> Double {
    let position = probability * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }

  /// The names of the columns: the number's own, then with a prime more for each bend.
  public var columnNames: [String] {
    (0..<knots.count - 1).map { name + String(repeating: "'", count: $0) }
  }

  /// The columns at one value.
  public func basis(at value: Double) -> [Double] {
    let (last, next) = (knots[knots.count - 1], knots[knots.count - 2])
    let scale = (last - knots[0]) * (last - knots[0])
    return [value] + knots.dropLast(2).map { bend(value, from: $0, next, last) / scale }
  }

  /// Beyond the last knot the cubes cancel; there the straight line is written out from its value
  /// and slope at the knot, so that far away no digits are lost.
  private func bend(_ x: Double, from knot: Double, _ next: Double, _ last: Double) -> Double {
    let (reach, gap) = (last - knot, last - next)
    guard x < last else {
      return reach * (reach * reach - gap * gap) + 3 * reach * (next - knot) * (x - last)
    }
    return cube(x - knot) - reach * cube(x - next) / gap
  }

  private func cube(_ x: Double) -> Double { x > 0 ? x * x * x : 0 }

  /// The columns of many values.
  public func columns(_ values: [Double]) -> [NumericColumn] {
    let rows = values.map(basis(at:))
    return columnNames.enumerated().map { index, name in
      NumericColumn(name, rows.map { $0[index] })
    }
  }

  /// Puts the columns of one value into a row to predict.
  public func add(_ value: Double, to row: inout DesignRow) {
    for (name, entry) in zip(columnNames, basis(at: value)) { row.numbers[name] = entry }
  }
}
