import Foundation
import Statistics

/// Which numbers of the decided cases bend: linear, or a natural cubic spline of three knots.
///
/// The bend of a number is a column of its own, b(x), beside x. Its part that x does not already say
/// moves the log-odds by about 0.5 for each of its standard deviations, give or take: the prior
/// β ~ N(0, 1/λ). A fit with the bends of all numbers gives β̂ and its standard error s, and with the
/// density ratio of Savage and Dickey the logarithm of the evidence for the bend over none is
///
///     log B = ½ log(λ s²) + β̂² / (2 s²)
///
/// A number bends when log B > ``leastEvidence``. That takes one fit, and no look at any later case.
///
/// Source: Dickey (1971), Annals of Mathematical Statistics 42:204–223.
struct NumberBends {
  /// With fewer cases of either outcome no number bends.
  static let fewestOfEachOutcome = 50
  /// Three to one for the bend.
  static let leastEvidence = log(3.0)
  /// The levels of factors in that fit: a spread of 0.5.
  private static let levelPenalty = 4.0

  /// The numbers that bend, by name.
  let splines: [NaturalSpline]

  static let none = NumberBends(splines: [])

  private init(splines: [NaturalSpline]) {
    self.splines = splines
  }

  /// - Parameters:
  ///   - cases: Decided cases.
  ///   - design: Of the same cases, without constant terms.
  ///   - weights: What each case counts; `nil` for once.
  init(choosingFor cases: [Observation], _ design: DesignMatrix, _ weights: [Double]?) {
    let overturned = cases.count(where: \.isOverturned)
    guard min(overturned, cases.count - overturned) >= Self.fewestOfEachOutcome else {
      self = .none
      return
    }
    let possible = design.numeric.compactMap { column in
      try? NaturalSpline(
        column.name, values: cases.compactMap { $0.row.numbers[column.name] }, knotCount: 3)
    }
    guard !possible.isEmpty, let bent = try? Self.design(of: cases, splines: possible) else {
      self = .none
      return
    }
    let varying = bent.dropping(bent.constantTerms)
    let ridge = Self.ridge(of: varying, splines: possible, factors: Self.levelPenalty)
    let fit = try? LogisticRegression(ridge: ridge).fit(
      varying, outcomes: cases.map(\.isOverturned), weights: weights)
    guard let fit else {
      self = .none
      return
    }
    splines = possible.filter { spline in
      guard let bend = spline.columnNames.last,
        let index = fit.coefficientNames.firstIndex(of: bend)
      else { return false }
      let (estimate, error) = (fit.coefficients[index], fit.standardErrors[index])
      let evidence =
        0.5 * log(ridge[bend] * error * error) + estimate * estimate / (2 * error * error)
      return evidence > Self.leastEvidence
    }
  }

  /// The cases with the columns of the splines.
  static func design(
    of cases: [Observation], splines: [NaturalSpline]
  ) throws(FitError) -> DesignMatrix {
    var builder = DesignBuilder()
    for observation in cases { builder.add(observation.row.bent(by: splines)) }
    return try builder.design(coding: .oneHot)
  }

  /// A number, and apart from it its bend, moves the log-odds by about 0.5 for each of its standard
  /// deviations, give or take.
  static func ridge(
    of design: DesignMatrix, splines: [NaturalSpline], factors: Double = 0
  ) -> Ridge {
    let bends = Dictionary(
      splines.map { ($0.columnNames.last ?? "", $0.name) }, uniquingKeysWith: { first, _ in first })
    let columns = Dictionary(
      design.numeric.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var terms: [String: Double] = [:]
    for column in design.numeric {
      let straight = bends[column.name].flatMap { columns[$0] }
      let variance = straight.map { column.variance(apartFrom: $0) } ?? column.variance
      terms[column.name] = variance / (0.5 * 0.5)
    }
    for factor in design.factors where factors > 0 { terms[factor.name] = factors }
    return Ridge(0, terms: terms)
  }
}

extension DesignRow {
  /// The row with the columns of the splines; a number it lacks stays missing in all of them.
  func bent(by splines: [NaturalSpline]) -> DesignRow {
    var row = self
    for spline in splines {
      if let value = numbers[spline.name] { spline.add(value, to: &row) }
    }
    return row
  }
}

extension NumericColumn {
  /// The variance that is left when the best straight line of the other is taken off.
  fileprivate func variance(apartFrom other: NumericColumn) -> Double {
    let count = Double(max(1, values.count))
    let (mean, otherMean) = (
      values.reduce(0, +) / count, other.values.reduce(0, +) / count
    )
    let shared =
      zip(values, other.values).reduce(0) { sum, pair in
        sum + (pair.0 - mean) * (pair.1 - otherMean)
      } / count
    return other.variance > 0 ? variance - shared * shared / other.variance : variance
  }
}
