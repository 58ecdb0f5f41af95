import Claims

/// A note with its words, sentences, sections and the reach of its cues marked: what extractors read.
struct MarkedNote: Sendable {
  let note: Note
  let bytes: [UInt8]
  let tokens: [Token]
  let sentences: [Sentence]
  let dates: DateReader
  let durations: DurationReader
  let levels: [StatedLevels]
  let sides: [StatedSide]
  /// A transcript, in which "PT:" is the patient who speaks.
  let isDialogue: Bool
  /// By sentence.
  let scopes: [[Scope]]
  /// By sentence: the treatments it names.
  private(set) var treatments: [[Range<Int>]]
  /// By sentence: the earliest note of the chart that carries the same words, if not this one.
  var origins: [Origin?]
  private let formFeeds: [Int]

  init(_ note: Note) {
    let bytes = Array(note.text.utf8)
    let tokens = Tokenizer.tokens(of: bytes)
    let sentences = SentenceReader.sentences(of: tokens).map { $0.told(in: note.kind) }
    let scopes = ScopeReader(tokens)
    self.note = note
    self.bytes = bytes
    self.tokens = tokens
    self.sentences = sentences
    dates = DateReader(tokens, noteDay: note.day, birthDay: note.patient.birthDay)
    durations = DurationReader(tokens)
    levels = LevelReader(tokens).levels(in: sentences)
    sides = SideReader(tokens).sides(in: sentences, levels: levels)
    isDialogue = Dialogue.isOne(tokens)
    self.scopes = PronounReader(tokens: tokens, sentences: sentences)
      .carried(sentences.map(scopes.scopes))
    origins = Array(repeating: nil, count: sentences.count)
    formFeeds = bytes.indices.filter { bytes[$0] == 0x0C }
    treatments = []
    let therapy = TherapyAbbreviation(note: self)
    treatments = sentences.map { sentence in
      TreatmentNames.all.matches(in: tokens, range: sentence.tokens).map(\.tokens)
        .filter(therapy.isTherapy)
    }
  }

  /// The sentence that holds token `index`.
  func sentence(at index: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].tokens.contains(index) ? low : nil
  }

  /// Whether the name of a treatment ends at a token.
  func treatments(endingAt index: Int) -> Bool {
    sentence(at: index).map { treatments[$0].contains { $0.upperBound == index } } ?? false
  }

  /// The first token that begins at a byte or behind it.
  func firstToken(from byte: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The words of some tokens, verbatim, with where they stand.
  func quote(_ range: Range<Int>) -> Quote {
    let first = tokens[range.lowerBound]
    let span = first.range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    let page =
      formFeeds.isEmpty ? nil : formFeeds.prefix { $0 < span.lowerBound }.count + 1
    return Quote(
      document: note.name, page: page, line: first.line, range: span,
      text: String(decoding: bytes[span], as: UTF8.self))
  }

  /// Levels stated within a range of tokens.
  func levels(in range: Range<Int>) -> [StatedLevels] {
    levels.within(range, tokens: \.tokens)
  }

  /// Sides stated within a range of tokens.
  func sides(in range: Range<Int>) -> [StatedSide] {
    sides.within(range, tokens: \.tokens)
  }

  /// The clause around a token: from the last to the next word or sign that ends a scope.
  func clause(around index: Int, in sentence: Int) -> Range<Int> {
    let whole = sentences[sentence].tokens
    let ends = scopes[sentence].filter { $0.cue == .ends }.map(\.cueTokens)
    let lower = ends.last { $0.upperBound <= index }?.upperBound ?? whole.lowerBound
    let upper = ends.first { $0.lowerBound > index }?.lowerBound ?? whole.upperBound
    return lower..<max(upper, index + 1)
  }
}

extension Array {
  /// Elements whose tokens lie within a range, of an array in the order of its tokens.
  fileprivate func within(_ range: Range<Int>, tokens: KeyPath<Element, Range<Int>>) -> [Element] {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle][keyPath: tokens].lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return self[low...].prefix { $0[keyPath: tokens].lowerBound < range.upperBound }
      .filter { $0[keyPath: tokens].upperBound <= range.upperBound }
  }
}
