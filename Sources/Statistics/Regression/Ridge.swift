/// The penalty λ of each term: one for all, and others by name.
///
/// Written as a number it is the same for every term:
///
///     LogisticRegression(ridge: 1)
///     LogisticRegression(ridge: Ridge(0, terms: ["payer": 4, "payer × reason": 12]))
///
/// A term with λ = 0 is free: it is estimated by maximum likelihood and must be estimable. A
/// penalised factor is a random intercept with variance 1/λ.
public struct Ridge: Sendable, Hashable, Codable {
  /// The penalty of every term not in ``terms``.
  public let standard: Double
  /// Penalties of single terms, by name.
  public let terms: [String: Double]

  /// - Parameters:
  ///   - standard: λ ≥ 0 of every term without one of its own, in units of log-likelihood per
  ///     squared coefficient.
  ///   - terms: λ ≥ 0 of single terms, by name. A fit refuses a name its design does not have.
  public init(_ standard: Double, terms: [String: Double] = [:]) {
    precondition(
      ([standard] + terms.values).allSatisfy { $0 >= 0 && $0.isFinite },
      "ridge must be finite and at least 0")
    self.standard = standard
    self.terms = terms
  }

  /// The penalty of a term.
  public subscript(term: String) -> Double { terms[term] ?? standard }

  func refuseUnknownTerms(of design: DesignMatrix) throws(FitError) {
    let unknown = Set(terms.keys).subtracting(design.termNames)
    if let first = unknown.min() { throw .unknownTerm(first) }
  }

  /// Whether every one of the terms is penalised, so that a finite optimum is certain.
  func penalises(all terms: [String]) -> Bool { terms.allSatisfy { self[$0] > 0 } }
}

extension Ridge: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}

extension Ridge: CustomStringConvertible {
  public var description: String {
    let others = terms.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return others.isEmpty ? "\(standard)" : "\(standard) (\(others.joined(separator: ", ")))"
  }
}
