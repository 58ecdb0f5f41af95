import Documents
import Foundation
import Scoring
import Statistics

extension ModelReport {
  var selection: [Block] {
    guard let selection = model.selection else { return [] }
    var blocks: [Block] = [
      .heading("Which denials it can speak of", anchor: "selection"),
      .paragraph(
        "\(selection.appealed) of \(selection.denials) appealable denials known for "
          + "\(AppealSelection.graceDays) days or longer were appealed. All "
          + "but a hundredth of them had a chance of being appealed above "
          + "\(selection.leastOverlap.text(3)); a denial below is marked as extrapolation."),
      .chart(
        Chart(
          title: "Chance of being appealed, by tenths",
          summary:
            "Deciles of P(appealed) of the appealed and of the others; where they overlap the "
            + "model has seen both.",
          kind: .line(
            periods: (1...9).map { "\($0 * 10) %" },
            series: [
              .init(name: "appealed", values: selection.appealedDeciles),
              .init(name: "left alone", values: selection.otherDeciles),
            ], value: .init("P(appealed)", unit: .share)))),
    ]
    if let sensitivity = model.sensitivity {
      blocks.append(
        .paragraph(
          "Mean chance of all \(sensitivity.denials) of them: \(sensitivity.unweighted.text(3)). "
            + "Refitted with each case weighted by 1/P(appealed): \(sensitivity.weighted.text(3)) "
            + "(worth \(Int(sensitivity.effectiveCases.rounded())) cases). Without any model the "
            + "share lies between \(sensitivity.leastPossible.text(3)) and "
            + "\(sensitivity.mostPossible.text(3)), as if all without an outcome would have been "
            + "lost, or won. Weights repair selection on what is recorded; no figure repairs what "
            + "staff saw and nobody recorded."))
    }
    return blocks
  }

  /// Effects in words, the surest first.
  var coefficients: [Block] {
    let effects = model.trained.effects.sorted {
      abs($0.logOdds) * $1.standardError > abs($1.logOdds) * $0.standardError
    }
    let rows = effects.map { effect in
      let interval = effect.interval(level: 0.9)
      return Table.Row([
        .text(effect.name), .number(effect.logOdds, digits: 3),
        .interval(
          lower: .number(interval.lower, digits: 2), upper: .number(interval.upper, digits: 2)),
        .number(exp(effect.logOdds), digits: 2),
      ])
    }
    let columns = [
      Table.Column("Term", priority: .essential),
      Table.Column("Log-odds", alignment: .trailing, priority: .essential),
      Table.Column("90 % interval", alignment: .trailing),
      Table.Column("Multiplies the odds by", alignment: .trailing, priority: .essential),
    ]
    return [
      .heading("What it rests on", anchor: "terms"),
      .paragraph(
        "Logistic regression, \(model.trained.penaltyWords). Effects of levels are relative to the "
          + "average level"
          + (model.trained.drifting == nil
            ? ", those of numbers for one unit." : ", each as of the last year it occurred.")),
      .definitions(effects.prefix(6).map(sentence)),
      .details(
        summary: "All \(rows.count) coefficients",
        [.table(Table(caption: "Coefficients", columns: columns, rows: rows))]),
    ]
  }

  private func sentence(_ effect: LevelEffect) -> Definition {
    let factor = exp(effect.logOdds)
    let interval = effect.interval(level: 0.9)
    let change =
      factor >= 1
      ? "multiplies the odds of an overturn by \(factor.text(2))"
      : "divides the odds of an overturn by \((1 / factor).text(2))"
    let sure =
      interval.contains(0)
      ? "could be chance"
      : factor >= 1
        ? "90 % \(exp(interval.lower).text(2)) to \(exp(interval.upper).text(2))"
        : "90 % \(exp(-interval.upper).text(2)) to \(exp(-interval.lower).text(2))"
    return Definition(effect.name, .text("\(change) (\(sure))"))
  }
}

extension Double {
  /// So many decimals, as text for a sentence.
  func text(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }

  var inCents: Int { Int((self * 100).rounded()) }

  /// Whole dollars, for a sentence.
  var dollars: String {
    let words = Int(abs(self).rounded()).formatted(.number.locale(Locale(identifier: "en_US")))
    return (self < -0.5 ? "−\u{2060}" : "") + "$" + words
  }
}

extension Cell {
  /// An amount of dollars computed, not read.
  static func dollars(_ value: Double) -> Cell {
    .dollars(cents: value.inCents, mark: .estimated)
  }
}

extension ConfidenceInterval {
  func words(digits: Int) -> String { "\(lower.text(digits)) to \(upper.text(digits))" }
}
