import Statistics

/// P(overturned) of one denial, with its interval and its exact division among the terms.
public struct Score: Sendable, Hashable, Codable {
  /// A term's share of the log-odds, relative to the average case in training.
  public struct Contribution: Sendable, Hashable, Codable {
    public let term: String
    public let logOdds: Double

    public init(term: String, logOdds: Double) {
      self.term = term
      self.logOdds = logOdds
    }
  }

  public let probability: Double
  public let lower: Double
  public let upper: Double
  public let logOdds: Double
  /// Baseline first; they add up to ``logOdds`` exactly.
  public let contributions: [Contribution]
  /// Terms whose level was not in training: the score is an extrapolation there.
  public let unseenTerms: [String]

  /// Numbers that are not on record and were taken at their training average.
  public let missingTerms: [String]

  /// P(appealed) of a denial of this kind, where the model knows which are.
  public internal(set) var appealChance: Double?
  /// Denials of this kind are hardly ever appealed, so that few outcomes speak of it.
  public internal(set) var isOutsideExperience = false

  public var isExtrapolation: Bool { !unseenTerms.isEmpty || isOutsideExperience }

  /// What makes it an extrapolation, in words; empty when it is none.
  public var extrapolationWords: String {
    (unseenTerms.map { "\($0) not seen in training" }
      + (isOutsideExperience ? ["hardly ever appealed"] : [])).joined(separator: ", ")
  }

  /// The columns of a spline are one term.
  init(
    _ prediction: Prediction, splines: [NaturalSpline] = [], missingTerms: [String],
    level: Double
  ) {
    let interval = prediction.interval(level: level)
    probability = prediction.probability
    lower = interval.lower
    upper = interval.upper
    let termOf = splines.termOfColumn
    var parts: [Contribution] = []
    for part in prediction.contributions {
      let term = termOf[part.term] ?? part.term
      if let place = parts.firstIndex(where: { $0.term == term }) {
        parts[place] = Contribution(term: term, logOdds: parts[place].logOdds + part.logOdds)
      } else {
        parts.append(Contribution(term: term, logOdds: part.logOdds))
      }
    }
    contributions = parts
    // Added up in this order, so that it is their sum to the last bit.
    logOdds = parts.reduce(0) { $0 + $1.logOdds }
    unseenTerms = prediction.unseenLevels
    self.missingTerms = missingTerms
  }
}

extension [NaturalSpline] {
  /// The number that each of their columns belongs to.
  var termOfColumn: [String: String] {
    Dictionary(
      flatMap { spline in spline.columnNames.map { ($0, spline.name) } },
      uniquingKeysWith: { first, _ in first })
  }
}
