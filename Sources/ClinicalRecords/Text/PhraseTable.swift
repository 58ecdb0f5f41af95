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

  private struct Entry: Sendable {
    let words: [Word]
    let value: Value
  }

  private struct Word: Sendable {
    let text: String
    let isPrefix: Bool

    func matches(_ token: Token) -> Bool {
      isPrefix ? token.text.hasPrefix(text) : token.text == text
    }
  }

  /// By the key of its first word, the place of a phrase's bucket: most words of a note have none, and
  /// are told so without a look at phrases.
  private var places: [UInt32: Int] = [:]
  private var buckets: [[Entry]] = []

  init(_ phrases: [(phrase: String, value: Value)]) {
    for (phrase, value) in phrases {
      let words = Self.words(of: phrase)
      guard let first = words.first else { continue }
      precondition(
        !first.isPrefix || first.text.utf8.count >= 4, "a phrase begins with four letters before *")
      let key = Token.key(of: first.text)
      let place = places[key] ?? buckets.count
      if place == buckets.count {
        places[key] = place
        buckets.append([])
      }
      buckets[place].append(Entry(words: words, value: value))
    }
    for place in buckets.indices {
      buckets[place].sort { $0.words.count > $1.words.count }
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
    for entry in buckets[place] {
      if let last = Self.end(of: entry.words, at: index, in: tokens, before: end) {
        return Match(tokens: index..<last, value: entry.value)
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

  private static func end(of words: [Word], at start: Int, in tokens: [Token], before end: Int)
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

  private static func words(of phrase: String) -> [Word] {
    var words: [Word] = []
    for token in Tokenizer.tokens(of: Array(phrase.utf8)) where token.text != "-" {
      if token.text == "*", let last = words.popLast() {
        words.append(Word(text: last.text, isPrefix: true))
      } else {
        words.append(Word(text: token.text, isPrefix: false))
      }
    }
    return words
  }
}
