public import Claims
public import Statistics

/// Tells the reason category of a denial letter from its words.
///
/// Learned from passages, each of one category or of none. A letter is read passage by passage:
/// greetings, rights and addresses say `none` and drop out, and the categories' probabilities are
/// averaged over the rest, each passage counting by how surely it says one thing.
public struct LetterClassifier: Sendable {
  /// A passage with its category; ``noCategory`` where it tells none.
  public struct Phrase: Sendable, Hashable {
    public let category: String
    public let text: String

    public init(category: String, text: String) {
      self.category = category
      self.text = text
    }
  }

  /// What the words of a letter say.
  public struct Reading: Sendable, Hashable {
    /// `nil` when unsure, or when the letter gives no reason.
    public let category: DenialCategory?
    /// The likeliest category, whether or not it is sure enough.
    public let likeliest: DenialCategory?
    public let probability: Double
    public let runnerUp: DenialCategory?
    /// What speaks for it.
    public let words: [String]

    /// The same, as no more than likeliest: of a text that need not be about the reason.
    public var unsure: Reading {
      Reading(
        category: nil, likeliest: likeliest, probability: probability, runnerUp: runnerUp,
        words: words)
    }
  }

  public static let noCategory = "none"
  /// Below this the classifier abstains. Letters of our own making are right nine times in ten above
  /// it; see the tests.
  public static let leastProbability = 0.5
  /// The likeliest must be so much likelier than the next.
  public static let leastRatio = 1.5

  /// A line of labels and codes is no sentence and gives no reason.
  private static let fewestWords = 9

  private let classifier: TextClassifier

  /// - Throws: ``FitError`` when the phrases hold fewer than two categories.
  public init(_ phrases: [Phrase]) throws(FitError) {
    classifier = try TextClassifier(phrases.map(\.text), classes: phrases.map(\.category))
  }

  public func reading(of letter: String) -> Reading {
    var sums: [String: Double] = [:]
    var weight = 0.0
    var told: [(sure: Double, words: [String], name: String)] = []
    for passage in Self.passages(of: letter) {
      let read = classifier.reading(of: passage)
      let silent = read.probabilities.first { $0.name == Self.noCategory }?.probability ?? 0
      // A passage counts by the cube of its surest category: ten addresses and rights, which hint at
      // many things, must not outvote the one sentence that gives the reason.
      let surest =
        read.probabilities.filter { $0.name != Self.noCategory }.map(\.probability).max() ?? 0
      let sure = surest * surest * surest
      for (name, probability) in read.probabilities where name != Self.noCategory {
        sums[name, default: 0] += sure * probability / max(1e-9, 1 - silent)
      }
      weight += sure
      if let likeliest = read.likeliest { told.append((sure, read.words, likeliest.name)) }
    }
    guard weight > 0.01 else { return Self.silence }
    let ranked = sums.map { (name: $0.key, probability: $0.value / weight) }
      .sorted { ($1.probability, $0.name) < ($0.probability, $1.name) }
    guard let first = ranked.first else { return Self.silence }
    let second = ranked.dropFirst().first
    let isSure =
      first.probability >= Self.leastProbability
      && first.probability >= Self.leastRatio * (second?.probability ?? 0)
    let words = told.filter { $0.name == first.name }.sorted { $0.sure > $1.sure }
      .prefix(2).flatMap(\.words)
    let category = DenialCategory(rawValue: first.name)
    return Reading(
      category: isSure ? category : nil, likeliest: category, probability: first.probability,
      runnerUp: second.flatMap { DenialCategory(rawValue: $0.name) }, words: words)
  }

  private static let silence = Reading(
    category: nil, likeliest: nil, probability: 0, runnerUp: nil, words: [])

  /// Paragraphs, long ones cut after sentences so that each is about one thing.
  private static func passages(of letter: String) -> [String] {
    let lines = letter.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let paragraphs = lines.split { $0.allSatisfy(\.isWhitespace) }
      .map { $0.joined(separator: " ") }
    return paragraphs.flatMap { paragraph -> [String] in
      var parts: [String] = []
      var current = ""
      for sentence in paragraph.split(separator: ". ", omittingEmptySubsequences: true) {
        current += sentence + ". "
        if current.count > 220 {
          parts.append(current)
          current = ""
        }
      }
      return current.isEmpty ? parts : parts + [current]
    }.filter { $0.split { !$0.isLetter }.count(where: { $0.count > 1 }) >= Self.fewestWords }
  }
}
