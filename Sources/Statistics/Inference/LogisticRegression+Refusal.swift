extension LogisticRegression {
  /// Solves, and decides exactly whether an iteration that fails or seems to run away has an
  /// optimum at all.
  ///
  /// - Parameters:
  ///   - design: The predictors.
  ///   - outcomes: The outcomes.
  ///   - weights: Case weights.
  ///   - solve: The iteration; given `true` it may take a finite optimum for granted.
  /// - Returns: What `solve` returns.
  /// - Throws: For a separation the terms it needs; for columns that depend on others all of
  ///   them.
  func namingRefusals<Solution>(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]?,
    _ solve: (_ hasOptimum: Bool) throws(FitError) -> Solution
  ) throws(FitError) -> Solution {
    do {
      return try solve(false)
    } catch .collinear(let term) {
      let aliases = try DesignColumns(design, weights: weights, ridge: ridge).aliases()
        .filter { ridge[$0.term] == 0 }
      guard aliases.count > 1 else { throw .collinear(term: term) }
      throw .aliased(columns: aliases.map(\.column))
    } catch .separated(let term) {
      try refuseSeparation(design, outcomes: outcomes, weights: weights, suspect: term)
      return try solve(true)
    } catch .notConverged(let iterations) {
      try refuseSeparation(design, outcomes: outcomes, weights: weights, suspect: nil)
      throw .notConverged(iterations: iterations)
    } catch {
      throw error
    }
  }

  private func refuseSeparation(
    _ design: DesignMatrix, outcomes: [Bool], weights: [Double]?, suspect: String?
  ) throws(FitError) {
    let separation: Separation?
    do {
      let aliases = try DesignColumns(design, weights: weights, ridge: ridge).aliases()
        .filter { ridge[$0.term] > 0 }
      separation = try DesignDiagnosis.separation(
        design, outcomes: outcomes, weights: weights, aliases: aliases, ridge: ridge)
    } catch {
      // Numbers free but for the penalty of others leave the exact test without a basis.
      if let suspect { throw .separated(term: suspect) }
      return
    }
    guard let separation else { return }
    guard separation.terms.count == 1 else { throw .separatedTogether(terms: separation.terms) }
    throw .separated(term: separation.terms[0])
  }
}
