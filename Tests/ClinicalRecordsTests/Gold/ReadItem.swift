@testable import ClinicalRecords

/// What the readers and extractors find in a note, in the words of the gold.
struct ReadItem {
  let kind: GoldItem.Kind
  /// As the gold writes values; a grade stands apart.
  let value: String
  var grade: String?
  let range: Range<Int>
  let sentence: Int?
  var levels: [SpinalLevel] = []
  var assertion = Fact.Assertion.present
  var experiencer = Context.Experiencer.patient
  var status: TreatmentStatus?
  /// What was read, for kinds that come of a mention.
  var mention: Mention?

  static func all(in note: MarkedNote) -> [ReadItem] {
    let mentions = Extractors.all.flatMap { $0.mentions(in: note) }
    return levels(in: note) + sides(in: note) + dates(in: note) + durations(in: note)
      + mentions.compactMap { ReadItem($0, in: note) }
  }

  /// What `diagnoses.json` annotates.
  static func diagnoses(in note: MarkedNote) -> [ReadItem] {
    Extractors.all.flatMap { $0.mentions(in: note) }.compactMap { mention in
      guard let (kind, value) = mention.goldDiagnosis else { return nil }
      var item = ReadItem(mention, kind, value, in: note)
      item.grade = mention.stenosisGrade?.rawValue
      return item
    }
  }

  private init(
    _ kind: GoldItem.Kind, _ value: String, _ tokens: Range<Int>, in note: MarkedNote
  ) {
    self.kind = kind
    self.value = value
    range =
      note.tokens[tokens.lowerBound].range
      .lowerBound..<note.tokens[tokens.upperBound - 1].range.upperBound
    sentence = note.sentence(at: tokens.lowerBound)
  }

  // MARK: - Levels, sides, dates, lengths

  private static func levels(in note: MarkedNote) -> [ReadItem] {
    note.levels.filter { !$0.levels.isEmpty }.map { stated in
      let levels = stated.levels.map(\.description).joined(separator: ",")
      return ReadItem(.level, levels, stated.tokens, in: note)
    }
  }

  private static func sides(in note: MarkedNote) -> [ReadItem] {
    note.sides.map { ReadItem(.side, $0.side.rawValue, $0.tokens, in: note) }
  }

  private static func dates(in note: MarkedNote) -> [ReadItem] {
    spans(in: note).filter { $0.date.precision != .relative }.flatMap { span in
      var dates = [span.date]
      if case .range(let end) = span.form { dates.append(end) }
      return dates.map { ReadItem(.date, $0.words, span.tokens, in: note) }
    }
  }

  /// Lengths of symptoms, which is what the gold marks.
  private static func durations(in note: MarkedNote) -> [ReadItem] {
    SymptomDuration().mentions(in: note).compactMap { mention in
      let start = note.tokens.firstIndex { $0.range.lowerBound == mention.words.lowerBound }
      guard let start,
        let (length, next) = note.durations.length(at: start, before: note.tokens.count),
        !length.isVague
      else { return nil }
      return ReadItem(.duration, length.goldWords, start..<next, in: note)
    }
  }

  private static func spans(in note: MarkedNote) -> [StatedSpan] {
    note.sentences.flatMap { note.dates.spans(in: $0.tokens) }
  }

  // MARK: - Mentions

  /// `nil` for what the gold does not annotate.
  private init?(_ mention: Mention, in note: MarkedNote) {
    guard let (kind, value) = mention.goldValue else { return nil }
    self.init(mention, kind, value, in: note)
    if case .stenosis(let degree) = mention.value, degree != .none { grade = degree.rawValue }
  }

  private init(_ mention: Mention, _ kind: GoldItem.Kind, _ value: String, in note: MarkedNote) {
    self.kind = kind
    self.value = value
    self.mention = mention
    range = mention.words
    let token = note.tokens.firstIndex { $0.range.upperBound > mention.words.lowerBound }
    sentence = token.flatMap(note.sentence)
    levels = mention.levels
    experiencer = mention.context.experiencer
    status = mention.status ?? (mention.concept == .plannedProcedure ? .scheduled : nil)
    if mention.concept == .priorSurgery, mention.context.assertion == .present {
      status = .completed
    }
    assertion = mention.goldAssertion
  }
}

extension StatedLength {
  /// `3 months`, `6-8 weeks`.
  fileprivate var goldWords: String {
    guard let low, let high else { return "" }
    let numbers = (low == high ? [low] : [low, high]).map {
      $0 == $0.rounded() ? String(Int($0)) : String($0)
    }
    // "One and a half years" are 18 months to everyone.
    if unit == .years, low == high, low != low.rounded() {
      return "\(Int(low * 12)) months"
    }
    let isOne = low == 1 && high == 1
    return numbers.joined(separator: "-") + " "
      + (isOne ? String(unit.rawValue.dropLast()) : unit.rawValue)
  }
}
