extension FittedLogisticRegression {
  /// Wald's statistics βⱼ / SEⱼ, in the order of ``coefficientNames``; R's `z value`.
  ///
  /// Where an effect is strong they shrink as it grows (Hauck and Donner 1977, JASA 72:851–853);
  /// ``LikelihoodRatioTest`` does not.
  public var zValues: [Double] { zip(coefficients, standardErrors).map { $0 / $1 } }

  /// Two-sided normal probabilities of ``zValues``; R's `Pr(>|z|)`.
  public var pValues: [Double] { zValues.map { 2 * normalCDF(-abs($0)) } }
}
