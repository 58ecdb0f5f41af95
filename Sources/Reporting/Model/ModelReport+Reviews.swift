import Documents
import Foundation
import Scoring
import Statistics

extension ModelReport {
  /// What reviewed charts told, or that they told nothing.
  var chartReviews: [Block] {
    guard let reviews = model.chartReviews, model.population != .externalReview else { return [] }
    let heading = Block.heading("What reviewed charts tell", anchor: "reviews")
    let cases = reviews.overturned + reviews.upheld
    let counted =
      "\(cases) of the cases learned from had a chart review when they were appealed "
      + "(\(reviews.overturned) overturned, \(reviews.upheld) not)"
    let effects = model.chartEffects
    guard reviews.isLearned, !effects.isEmpty else {
      return [
        heading,
        .notice(
          .info,
          "\(counted); \(ChartReviews.required) are needed, \(ChartReviews.requiredOfEach) of each "
            + "outcome. A review changes no chance in this model, and nothing is supposed in its place."
        ),
      ]
    }
    return [
      heading,
      .paragraph(
        "\(counted). For one more in ten of what the policy requires, settled instead of left open:"
      ),
      .definitions(effects.map(tenth)),
      .paragraph(
        "It tells what went with overturned appeals among charts that were reviewed, no proof that a "
          + "document turns a decision."),
    ]
  }

  /// The effect of a tenth of the requirements.
  private func tenth(_ effect: LevelEffect) -> Definition {
    let interval = effect.interval(level: 0.9)
    return Definition(
      effect.name,
      .text(
        "multiplies the odds of an overturn by \(exp(effect.logOdds).text(2)) "
          + "(90 % \(exp(interval.lower).text(2)) to \(exp(interval.upper).text(2)))"))
  }
}
