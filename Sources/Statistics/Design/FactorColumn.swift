/// One named categorical predictor, stored as a level code for each row and never as indicators.
///
/// A factor of K levels costs two bytes a row however large K is; regression reads the codes
/// directly, so the K indicator columns of a one-hot matrix are never built.
public struct FactorColumn: Sendable, Hashable {
  /// The code of a row whose level is not among ``levels``. Predicting allows it, fitting does not.
  public static let unseen = UInt16.max

  /// The name of the term.
  public let name: String
  /// The distinct levels; the first is the reference under ``FactorCoding/treatment``.
  public let levels: [String]
  /// For each row the position of its level in ``levels``, or ``unseen``.
  public let codes: [UInt16]

  /// Codes the values.
  ///
  /// - Parameters:
  ///   - name: The name of the term.
  ///   - values: The level of each row.
  ///   - levels: The levels in the order wanted, without repetition; without it the levels
  ///     present, sorted, as R's `factor()` does in the C locale. Values outside it are coded
  ///     ``unseen``.
  /// - Throws: ``FitError/tooManyLevels(term:)`` beyond 65,535 levels.
  public init(
    _ name: String, _ values: [String], levels: [String]? = nil
  ) throws(FitError) {
    let levels = levels ?? Set(values).sorted()
    guard levels.count <= Int(Self.unseen) else { throw .tooManyLevels(term: name) }
    let codeOf = Dictionary(
      zip(levels, UInt16(0)...), uniquingKeysWith: { first, _ in first })
    precondition(codeOf.count == levels.count, "the levels of a factor must be distinct")
    self.init(name, levels: levels, codes: values.map { codeOf[$0] ?? Self.unseen })
  }

  /// Takes codes already made, as a reader that dictionary-encodes while parsing has them.
  ///
  /// - Precondition: Every code is below `levels.count` or ``unseen``.
  public init(_ name: String, levels: [String], codes: [UInt16]) {
    precondition(levels.count <= Int(Self.unseen), "a factor holds at most 65,535 levels")
    precondition(
      codes.allSatisfy { $0 == Self.unseen || Int($0) < levels.count },
      "every code must name a level")
    self.name = name
    self.levels = levels
    self.codes = codes
  }
}
