import Statistics

/// Whether enough reviewed charts were decided upon to learn what their findings tell.
///
/// A share of requirements met among five cases would be believed far too much: the terms are left
/// out until there are ``required`` reviewed cases, ``requiredOfEach`` of each outcome. Then they are
/// terms like any others. No effect is supposed in their place.
public struct ChartReviews: Sendable, Hashable, Codable {
  public static let required = 30
  public static let requiredOfEach = 8

  public let overturned: Int
  public let upheld: Int

  /// - Parameter cases: Decided cases, with the reviews known when they were appealed.
  public init(in cases: [Observation]) {
    let reviewed = cases.filter { $0.row.numbers[Predictors.criteriaMet] != nil }
    overturned = reviewed.count(where: \.isOverturned)
    upheld = reviewed.count - overturned
  }

  public var isLearned: Bool {
    overturned + upheld >= Self.required && min(overturned, upheld) >= Self.requiredOfEach
  }

  /// The terms a model must do without.
  var unusable: [String] {
    isLearned ? [] : [Predictors.review, Predictors.criteriaMet, Predictors.criteriaNotMet]
  }
}

extension OverturnModel {
  /// The terms that tell what reviewed charts say, as far as they could be learned.
  public var chartEffects: [LevelEffect] {
    let names = [Predictors.criteriaMet, Predictors.criteriaNotMet]
    return trained.effects.filter { names.contains($0.name) }
  }
}
