/// Multinomial logistic regression on the words of texts.
public struct TextClassifier: Sendable, Hashable, Codable {
  public let vocabulary: Vocabulary
  /// Sorted.
  public let classes: [String]
  /// K for each term, the intercepts first; over the classes they add up to zero.
  private let point: [Double]

  /// What a text is taken for.
  public struct Reading: Sendable, Hashable {
    /// For each class its probability; they add up to 1.
    public let probabilities: [(name: String, probability: Double)]
    /// The terms that speak most for the likeliest class, the strongest first.
    public let words: [String]

    public static func == (a: Reading, b: Reading) -> Bool {
      a.words == b.words && a.probabilities.map(\.name) == b.probabilities.map(\.name)
        && a.probabilities.map(\.probability) == b.probabilities.map(\.probability)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(words) }

    public var likeliest: (name: String, probability: Double)? {
      probabilities.max { $0.probability < $1.probability }
    }
  }

  /// Learns the classes of texts.
  ///
  /// - Parameters:
  ///   - texts: n texts.
  ///   - given: Their classes.
  ///   - ridge: The penalty on every term's coefficients, 1/C in scikit-learn.
  ///   - fewestTexts: Terms in fewer texts are left out.
  /// - Throws: ``FitError/oneClass`` for fewer than two classes, or when the fit does not converge.
  public init(
    _ texts: [String], classes given: [String], ridge: Double = 0.1, fewestTexts: Int = 2
  ) throws(FitError) {
    precondition(texts.count == given.count, "one class is needed for each text")
    let names = Set(given).sorted()
    guard names.count > 1 else { throw .oneClass }
    let vocabulary = Vocabulary(of: texts, fewestTexts: fewestTexts)
    var rows = SparseRows(columnCount: vocabulary.terms.count)
    for text in texts { rows.add(vocabulary.vector(of: text).map { ($0.term, $0.value) }) }
    point = try MultinomialLogistic(ridge: ridge, tolerance: 1e-6).solve(
      rows, given, names,
      penalties: [Double](repeating: ridge, count: vocabulary.terms.count + 1))
    self.vocabulary = vocabulary
    classes = names
  }

  /// Reads a text. One without any known word gets the classes' shares in training.
  public func reading(of text: String, words wordCount: Int = 5) -> Reading {
    let k = classes.count
    let vector = vocabulary.vector(of: text)
    let logOdds = (0..<k).map { c in
      vector.reduce(point[c]) { $0 + $1.value * point[($1.term + 1) * k + c] }
    }
    let probabilities = softmax(logOdds)
    let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
    let told = vector.map { (term: $0.term, weight: $0.value * point[($0.term + 1) * k + best]) }
      .filter { $0.weight > 0 }.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }
    return Reading(
      probabilities: zip(classes, probabilities).map { ($0, $1) },
      words: told.prefix(wordCount).map { vocabulary.terms[$0.term] })
  }
}
