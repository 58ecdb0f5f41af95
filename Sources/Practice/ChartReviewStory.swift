import Claims
import Foundation
import Statistics

/// The reviews of one denial's chart: counts of what the policy requires, as a practice notes them.
///
/// Drawn after the outcome, from a random stream of their own, so that nothing else of the practice
/// changes. Of a lost appeal each requirement is met, not met or open with the truth's shares p; of a
/// won one with p exp(effect), scaled to add up to 1. By Bayes' rule the log-odds of winning are then
/// those without the review, plus effect × count for met and for not met, plus a constant.
struct ChartReviewStory: Sendable {
  struct Review: Sendable {
    let day: CalendarDay
    var met = 0
    var notMet = 0
    var open = 0
  }

  /// One, or two where the chart was reviewed again before filing.
  let reviews: [Review]

  /// - Returns: `nil` where the chart was not reviewed.
  init?(
    _ life: ClaimLife, _ truth: PracticeTruth.Reviews, isWon: (inout RandomSource) -> Bool,
    random: RandomSource
  ) {
    var random = random
    guard let triage = life.triage, triage.kind.isClinical, random.bernoulli(truth.share) else {
      return nil
    }
    let weights = truth.weights(isWon: life.appeal?.outcome.isWon ?? isWon(&random))
    let last = life.appeal?.filedDay.adding(days: -1) ?? triage.day.adding(days: 7)
    let isAgain = random.bernoulli(truth.againShare)
    var first = Review(day: triage.day)
    var final = Review(day: isAgain ? last : triage.day)
    for _ in 0..<truth.requirements {
      let kind = random.categorical(weights)
      let isLate = kind < 2 && isAgain && random.bernoulli(truth.settledLateShare)
      final.count(kind)
      first.count(isLate ? 2 : kind)
    }
    reviews = isAgain && last > triage.day ? [first, final] : [final]
  }
}

extension ChartReviewStory.Review {
  fileprivate mutating func count(_ kind: Int) {
    switch kind {
    case 0: met += 1
    case 1: notMet += 1
    default: open += 1
    }
  }
}

extension PracticeTruth.Reviews {
  /// Of met, not met and open.
  fileprivate func weights(isWon: Bool) -> [Double] {
    let lost = [metShare, notMetShare, max(0, 1 - metShare - notMetShare)]
    return isWon ? [lost[0] * exp(met), lost[1] * exp(notMet), lost[2]] : lost
  }
}

extension DenialKind {
  /// Where the chart is the argument.
  fileprivate var isClinical: Bool {
    ["medical-necessity", "experimental", "frequency", "site-of-service"].contains(category)
  }
}
