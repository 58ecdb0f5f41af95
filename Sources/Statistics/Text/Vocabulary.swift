import Foundation

/// The words and pairs of words that texts are described by, with their weights.
///
/// A text is folded to lower case and taken apart at everything that is not a letter; words of one
/// letter and numbers are left out, for dates and amounts say nothing that would hold elsewhere.
/// Each word or pair in the vocabulary counts log(1 + n) · idf, idf = log((1 + N)/(1 + d)) + 1 with
/// N texts of which d have it; a text's vector has length 1. That is scikit-learn's
/// `TfidfVectorizer(sublinear)` but for log(1 + n) where it has 1 + log n.
public struct Vocabulary: Sendable, Hashable, Codable {
  /// Sorted.
  public let terms: [String]
  let idf: [Double]

  /// - Parameters:
  ///   - texts: What to learn the vocabulary from.
  ///   - fewestTexts: Terms in fewer texts are left out.
  public init(of texts: [String], fewestTexts: Int = 2) {
    var counts: [String: Int] = [:]
    for text in texts { for term in Set(Self.terms(of: text)) { counts[term, default: 0] += 1 } }
    terms = counts.filter { $0.value >= fewestTexts }.keys.sorted()
    idf = terms.map { log(Double(1 + texts.count) / Double(1 + (counts[$0] ?? 0))) + 1 }
  }

  /// The words of a text and their pairs, in order.
  static func terms(of text: String) -> [String] {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 }
    return words + zip(words, words.dropFirst()).map { "\($0) \($1)" }
  }

  /// The non-zero entries of a text's vector.
  public func vector(of text: String) -> [(term: Int, value: Double)] {
    var counts: [Int: Double] = [:]
    for term in Self.terms(of: text) {
      if let index = place(of: term) { counts[index, default: 0] += 1 }
    }
    let raw = counts.sorted { $0.key < $1.key }.map { ($0.key, log1p($0.value) * idf[$0.key]) }
    let length = raw.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
    return raw.map { (term: $0.0, value: $0.1 / max(length, 1e-300)) }
  }

  /// Where among the sorted terms a term stands.
  private func place(of term: String) -> Int? {
    var low = 0
    var high = terms.count
    while low < high {
      let middle = (low + high) / 2
      if terms[middle] < term { low = middle + 1 } else { high = middle }
    }
    return low < terms.count && terms[low] == term ? low : nil
  }
}
