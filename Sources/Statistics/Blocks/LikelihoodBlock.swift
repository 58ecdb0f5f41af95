/// Log-likelihood, gradient and information of some rows at given coefficients.
///
/// Blocks of different rows at the same coefficients add up: the sum is the block of all rows. It
/// is small however many rows it stands for, and can be stored or sent.
///
/// Coefficients are standardised: γ₀ the log-odds at the means of the numeric terms, γⱼ per
/// standard deviation of a numeric term, levels as they are, in the order of
/// ``DesignDescription/coefficientNames``.
public struct LikelihoodBlock: Sendable, Hashable, Codable {
  /// What the rows were laid out by.
  public let design: DesignDescription
  /// Where it was taken.
  public let coefficients: [Double]
  /// Σ w [y η − log(1 + exp η)].
  public private(set) var logLikelihood: Double
  /// With v = w p (1 − p), r = w (p − y), z the q standardised numbers and ℓ the levels of a row,
  /// one after another: Σ v (1, z)(1, z)ᵀ, lower triangle, column-major, (q + 1)² rounded up to a
  /// multiple of 8; Σ r (1, z), rounded up so too; for each level of each factor Σ (v, v z, r) of
  /// its rows, rounded up so too; for each pair of factors Σ v by level and level.
  public private(set) var sums: [Double]

  init(_ tables: InformationTables, _ design: DesignDescription, _ coefficients: [Double]) {
    self.design = design
    self.coefficients = coefficients
    logLikelihood = -tables.negativeLogLikelihood
    sums = tables.values
  }

  /// The block of the rows of both.
  ///
  /// - Precondition: Both were laid out by the same description and taken at the same
  ///   coefficients.
  public static func + (a: LikelihoodBlock, b: LikelihoodBlock) -> LikelihoodBlock {
    precondition(
      a.design == b.design && a.coefficients == b.coefficients,
      "blocks of different designs or coefficients cannot be added")
    var sum = a
    sum.logLikelihood += b.logLikelihood
    for index in sum.sums.indices { sum.sums[index] += b.sums[index] }
    return sum
  }

  /// −∂ log-likelihood / ∂γ, without a penalty.
  public var gradient: [Double] { tables.gradient(design) }

  /// Xᵀ W X, the information of γ, without a penalty.
  ///
  /// - Complexity: O(p²).
  public var information: SymmetricMatrix {
    let blocks = InformationBlocks(
      tables, InformationOrder(design), penalties: coefficients.map { _ in 0 }, design)
    return blocks.matrix
  }

  var tables: InformationTables {
    let tables = InformationTables(InformationTables.Layout(design))
    tables.fill(with: sums)
    tables.negativeLogLikelihood = -logLikelihood
    return tables
  }
}
