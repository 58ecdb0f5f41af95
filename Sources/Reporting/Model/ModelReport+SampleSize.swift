import Documents
import Scoring
import Statistics

extension ModelReport {
  /// Whether there were cases enough, against what is known to be needed before any model is seen.
  var sampleSize: Block {
    let needed = SampleSizeCriteria(
      parameters: max(1, model.trained.effects.count), eventRate: model.overturnedShare,
      expectedNagelkerke: SampleSizeWords.expectedShare)
    return .paragraph(SampleSizeWords(needed, cases: model.ledger.used).words)
  }
}

/// The sample size in words.
struct SampleSizeWords {
  /// Nagelkerke's R² where nothing is known beforehand, as the criteria's authors advise.
  static let expectedShare = 0.15

  private let needed: SampleSizeCriteria
  private let cases: Int

  init(_ needed: SampleSizeCriteria, cases: Int) {
    self.needed = needed
    self.cases = cases
  }

  var words: String {
    "Are \(cases) cases enough? For \(needed.parameters) effects, each level counted, a fit without "
      + "any penalty that explains \(Int(Self.expectedShare * 100)) % (Nagelkerke's R²) needs "
      + "\(needed.rows): \(needed.rowsForShrinkage) so that its chances are too extreme by a tenth at "
      + "most, \(needed.rowsForOptimism) so that it looks better than it is by 0.05 at most, "
      + "\(needed.rowsForOverallRate) to know the overall rate within 5 points (Riley et al. 2019). "
      + answer
  }

  private var answer: String {
    guard cases < needed.rows else { return "There are as many." }
    let shrinkage =
      needed.expectedShrinkage(rows: cases)
      .map { "to \($0.text(2)) of themselves" } ?? "by more than the criteria can say"
    return "There are fewer: without a penalty effects would have to shrink \(shrinkage). "
      + "That is why levels are drawn toward the average here, the more the fewer their cases; "
      + "trust the groups with many cases more than those with few."
  }
}
