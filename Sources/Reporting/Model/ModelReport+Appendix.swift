import Claims
import Documents
import Scoring

extension ModelReport {
  var appendices: [Block] {
    [.heading("Appendices", anchor: "appendices")] + origins + [checklist]
  }

  private var origins: [Block] {
    guard let backtest = model.backtest else { return [] }
    let rows = backtest.origins.map {
      Table.Row([.day($0.day.description), .count($0.trainingCases), .count($0.testCases)])
    }
    let columns = [
      Table.Column("Refitted at", priority: .essential),
      Table.Column("Learned from", alignment: .trailing, priority: .essential),
      Table.Column("Foretold", alignment: .trailing, priority: .essential),
    ]
    return [
      .details(
        summary: "Refits at past days: only what was final then, no case on both sides",
        [.table(Table(caption: "Rolling origins", columns: columns, rows: rows))])
    ]
  }

  /// Where each item of TRIPOD+AI (Collins et al. 2024, BMJ 385:e078378) is answered; the items in
  /// our words.
  private var checklist: Block {
    let rows = items.map { number, item, answer in
      Table.Row([.text(number), .text(item), .text(answer)])
    }
    return .details(
      summary: "TRIPOD+AI: where each item is answered",
      [
        .table(
          Table(
            caption: "TRIPOD+AI, 27 items in our words",
            columns: [
              Table.Column("Item", priority: .essential),
              Table.Column("Asks for", priority: .essential),
              Table.Column("Answer", priority: .essential),
            ], rows: rows))
      ])
  }

  private var items: [(String, String, String)] {
    let words = ChecklistWords(
      isReviewed: model.population == .externalReview, origins: model.backtest?.origins.count ?? 0)
    return [
      ("1", "title names a prediction model", "title"), ("2", "abstract", "In short"),
      ("3", "background, use, health inequalities", "In short; inequalities: \(words.fairness)"),
      ("4", "objectives", "In short"),
      ("5", "data sources and dates", "Who was learned from; the files under provenance"),
      ("6", "setting and eligibility", words.setting),
      ("7", "data preparation", "the reason catalogue and mappings in Data; README"),
      ("8", "outcome and when it is known", words.outcome),
      ("9", "predictors and when they are known", words.predictors),
      ("10", "sample size", "Who was learned from: cases against those needed"),
      ("11", "missing data", "a number not on record counts as its average, named at the score"),
      ("12", "methods of the model and its evaluation", "What it rests on; rolling origins"),
      ("13", "class imbalance", "none corrected: it would spoil the chances"),
      ("14", "fairness", words.fairness),
      ("15", "model output", "P(overturned) with a 90 % interval"),
      ("16", "training against evaluation data", words.separation),
      ("17", "ethical approval", words.ethics),
      ("18", "open science: funding, protocol, data, code", "Apache-2.0 code; data stay here"),
      ("19", "patient and public involvement", "none"),
      ("20", "participants, with a flow of cases", "Who was learned from"),
      ("21", "model development: cases and events", "Who was learned from"),
      ("22", "model specification, to use it", "All coefficients; stored with the model"),
      ("23", "performance with intervals, by group", "tells cases apart; chances true; worth"),
      ("24", "model updating", "train refits; a model worse than the one in force is held back"),
      ("25", "interpretation", "In short"),
      ("26", "limitations", "Which denials it can speak of"),
      ("27", "usability: input quality, skill, next steps", "README; unknown levels are marked"),
    ]
  }
}

/// Answers that differ between a practice's own denials and published external reviews.
private struct ChecklistWords {
  let isReviewed: Bool
  let origins: Int

  var setting: String {
    (isReviewed ? "published external reviews" : "the practice's own denials")
      + "; Who was learned from"
  }

  var outcome: String {
    isReviewed
      ? "the review's decision, known at the end of its year"
      : "In short: won within the horizon of filing"
  }

  var predictors: String {
    isReviewed
      ? "what the file says of the review; all terms"
      : "as of the day the denial became known; all terms"
  }

  var fairness: String {
    isReviewed
      ? "chances by reason; age and sex are terms where the file has them; no other group is known"
      : "not examined by persons' groups: race, language and income are in none of the files read, "
        + "age and sex are no predictors; a practice must not take this for fair"
  }

  var separation: String {
    (origins == 1 ? "a refit at 1 past day, " : "refits at \(origins) past days, ")
      + (isReviewed ? "split by years" : "embargo as long as the horizon")
  }

  var ethics: String {
    "not research on patients; "
      + (isReviewed ? "published records" : "the practice's own records")
  }
}
