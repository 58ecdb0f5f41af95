/// The sandwich covariance of coefficients, which does not take the model's variance for granted.
///
///     V = c · H⁻¹ [Σ_g s_g s_gᵀ] H⁻¹,   s_g = Σ_{i ∈ g} wᵢ (yᵢ − μᵢ) xᵢ,
///
/// with H = XᵀWX + Λ the (penalised) information at the estimate and g the clusters. Rows of one
/// cluster, such as the lines of one claim, may depend on one another in any way; clusters are
/// independent. Taking such rows for independent gives standard errors that are too small.
///
/// Without clusters every row is its own, and a case weight counts copies of it: Σ wᵢ rᵢ² xᵢ xᵢᵀ.
/// With clusters all copies of a row are in its cluster. With a penalty V is the variance of the
/// shrunk estimate about its own mean; the bias of shrinkage is not in it.
///
/// Source: Huber (1967), 5th Berkeley Symposium 1:221–233; White (1982), Econometrica 50:1–25;
/// Liang and Zeger (1986), Biometrika 73:13–22; Zeileis, Köll and Graham (2020), Journal of
/// Statistical Software 95(1), for the corrections.
public struct RobustCovariance: Sendable, Hashable {
  /// The factor c for few rows or clusters; n = Σ wᵢ, p coefficients, G clusters.
  public enum Correction: Sendable, Hashable {
    /// c = 1; R's `sandwich(fit)` and `vcovHC(fit, "HC0")`. With clusters
    /// `vcovCL(fit, type = "HC0", cadjust = FALSE)`.
    case none
    /// c = n / (n − p) without clusters, R's `vcovHC(fit, "HC1")`; with them
    /// c = G / (G − 1) · (n − 1) / (n − p), `vcovCL(fit, type = "HC1")` and Stata's for a
    /// linear model.
    case degreesOfFreedom
  }

  /// V, in the order of the fit's coefficients.
  public let covariance: SymmetricMatrix
  /// The square roots of the diagonal of ``covariance``.
  public let standardErrors: [Double]
  /// G, the number of clusters with a positive weight; without clusters, of rows.
  public let clusterCount: Int
  private let coefficients: [Double]

  init(covariance: SymmetricMatrix, clusterCount: Int, coefficients: [Double]) {
    self.covariance = covariance
    self.clusterCount = clusterCount
    self.coefficients = coefficients
    standardErrors = covariance.diagonal.map { $0.squareRoot() }
  }

  /// Wald intervals βⱼ ± z · SEⱼ with robust errors.
  ///
  /// - Parameter level: The coverage, in 0..<1. Below some 40 clusters it is not reached.
  /// - Returns: An interval for each coefficient.
  public func coefficientIntervals(level: Double = 0.9) -> [ConfidenceInterval] {
    zip(coefficients, standardErrors).map {
      ConfidenceInterval(estimate: $0, standardError: $1, level: level)
    }
  }
}
