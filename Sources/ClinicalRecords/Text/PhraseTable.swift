/// Phrases with what each means, found in tokens without regard to case or hyphen.
///
/// A phrase is written as a note would write it: `physical therapy`, `w/o`, `radicul*` for every
/// word that begins so. Of several that match at a place the longest wins.
struct PhraseTable<Value: Sendable>: Sendable {
  struct Match: Sendable {
    /// Indices of tokens.
    let tokens: Range<Int>
    let value: Value
  }

  /// By the key of its first word, the place of a phrase's bucket: most words of a note have none, and
  /// are told so without a look at phrases.
  private var places: [UInt32: Int] = [:]
  /// By place: phrases, the longest first, and beside them what each means.
  private var phrases: [[[PhraseWord]]] = []
  private var values: [[Value]] = []

  init(_ phrases: [(phrase: String, value: Value)]) {
    var buckets: [[(words: [PhraseWord], value: Value)]] = []
    for (phrase, value) in phrases {
      let words = PhraseWord.words(of: phrase)
      guard let first = words.first else { continue }
      precondition(
        !first.isPrefix || first.text.utf8.count >= 4, "a phrase begins with four letters before *")
      let key = Token.key(of: first.text)
      let place = places[key] ?? buckets.count
      if place == buckets.count {
        places[key] = place
        buckets.append([])
      }
      buckets[place].append((words, value))
    }
    for bucket in buckets {
      let sorted = bucket.sorted { $0.words.count > $1.words.count }
      self.phrases.append(sorted.map(\.words))
      values.append(sorted.map(\.value))
    }
  }

  /// Each value with its phrases, parted by `|`: `(.nsaid, "ibuprofen | naproxen")`.
  init(lists: [(value: Value, phrases: String)]) {
    self.init(
      lists.flatMap { list in
        list.phrases.split(separator: "|").map { (String($0), list.value) }
      })
  }

  /// The longest phrase that begins at token `index` and ends before `end`.
  func match(at index: Int, in tokens: [Token], before end: Int) -> Match? {
    guard let place = places[tokens[index].key] else { return nil }
    for (phrase, words) in phrases[place].enumerated() {
      if let last = PhraseWord.end(of: words, at: index, in: tokens, before: end) {
        return Match(tokens: index..<last, value: values[place][phrase])
      }
    }
    return nil
  }

  /// Phrases in a range of tokens, from left to right, none overlapping another.
  func matches(in tokens: [Token], range: Range<Int>) -> [Match] {
    var found: [Match] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if places[tokens[index].key] != nil,
        let match = match(at: index, in: tokens, before: range.upperBound)
      {
        found.append(match)
        index = match.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }
}

/// A word of a phrase, or the beginning of one.
private struct PhraseWord: Sendable {
  let text: String
  let isPrefix: Bool

  func matches(_ token: Token) -> Bool {
    isPrefix ? token.text.hasPrefix(text) : token.text == text
  }

  static func end(of words: [PhraseWord], at start: Int, in tokens: [Token], before end: Int)
    -> Int?
  {
    var index = start
    for (position, word) in words.enumerated() {
      if position > 0, index < end, tokens[index].text == "-" { index += 1 }
      guard index < end, word.matches(tokens[index]) else { return nil }
      index += 1
    }
    return index
  }

  static func words(of phrase: String) -> [PhraseWord] {
    var words: [PhraseWord] = []
    for token in Tokenizer.tokens(of: Array(phrase.utf8)) where token.text != "-" {
      if token.text == "*", let last = words.popLast() {
        words.append(PhraseWord(text: last.text, isPrefix: true))
      } else {
        words.append(PhraseWord(text: token.text, isPrefix: false))
      }
    }
    return words
  }
}
