import Claims

/// An earlier note that a later one quotes under its day: "Prior note (3/4/26): EHL 4/5".
///
/// What it finds was found on that day, and what it tells of treatment was so by then.
enum QuotedNote {
  /// The mentions of a note, those within such a quotation with its day where they have none.
  static func dating(_ mentions: [Mention], in note: MarkedNote) -> [Mention] {
    let quoted = note.sentences.indices.compactMap { part(from: $0, of: note) }
    guard !quoted.isEmpty else { return mentions }
    return mentions.map { mention in
      guard let part = quoted.last(where: { $0.bytes.contains(mention.words.lowerBound) }) else {
        return mention
      }
      var mention = mention
      // "Prior" says of the note that it was before, and nothing of what it found.
      if mention.context.temporality == .historical { mention.context.temporality = .current }
      if mention.begin == nil, mention.end == nil, mention.status == nil {
        mention.begin = part.date
      }
      mention.quotedDay = part.date.day
      return mention
    }
  }

  private struct Part {
    let bytes: Range<Int>
    let date: StatedDate
  }

  private static func part(from index: Int, of note: MarkedNote) -> Part? {
    let tokens = note.tokens
    let first = note.sentences[index].tokens
    guard tokens[first.lowerBound].startsLine || first.lowerBound == 0,
      let label = labels.match(at: first.lowerBound, in: tokens, before: first.upperBound),
      let date = date(behind: label.tokens.upperBound, before: first.upperBound, of: note),
      let day = date.date.day, note.note.day.map({ day < $0 }) ?? true
    else { return nil }
    let start = tokens[first.lowerBound].range.lowerBound
    let isQuotation =
      date.tokens.upperBound < tokens.count && tokens[date.tokens.upperBound].text == "\""
    if isQuotation,
      let close = tokens[(date.tokens.upperBound + 1)...].firstIndex(where: { $0.text == "\"" })
    {
      return Part(bytes: start..<tokens[close].range.upperBound, date: date.date)
    }
    // A label on a line of its own holds to the end of the paragraph.
    let isAlone =
      date.tokens.upperBound >= tokens.count || tokens[date.tokens.upperBound].startsLine
    var last = index
    while last + 1 < note.sentences.count, goesOn(last + 1, isAlone: isAlone, of: note) {
      last += 1
    }
    let end = note.sentences[last].tokens.upperBound - 1
    return Part(bytes: start..<tokens[end].range.upperBound, date: date.date)
  }

  private static func goesOn(_ next: Int, isAlone: Bool, of note: MarkedNote) -> Bool {
    let tokens = note.tokens
    let first = note.sentences[next].tokens.lowerBound
    guard tokens[first].gap < .paragraph,
      note.sentences[next].heading == note.sentences[next - 1].heading,
      labels.match(at: first, in: tokens, before: tokens.count) == nil
    else { return false }
    if tokens[first].startsLine { return isAlone }
    return !tokens[note.sentences[next].tokens].contains { today.contains($0.text) }
  }

  /// Words behind which the note speaks for itself again.
  private static let today: Set<String> = ["now", "today", "currently", "presently"]

  /// "(3/4/26):", "dated 3/4/2026 -", "of 3/4/26:", with the tokens up to the quoted words.
  private static func date(behind label: Int, before end: Int, of note: MarkedNote)
    -> (tokens: Range<Int>, date: StatedDate)?
  {
    var index = label
    while index < end,
      ["(", "dated", "of", "from", "on", ":", "-", ","].contains(note.tokens[index].text)
    {
      index += 1
    }
    guard index < end, let found = note.dates.date(at: index, before: end) else { return nil }
    var next = found.tokens.upperBound
    var isMarked = false
    while next < note.tokens.count, [")", ":", "-", ","].contains(note.tokens[next].text) {
      isMarked = isMarked || note.tokens[next].text != ")"
      next += 1
    }
    return isMarked ? (label..<next, found.date) : nil
  }

  private static let labels = PhraseTable<Bool>(lists: [
    (true, "prior note | previous note | last note | prior office note | previous office note"),
    (
      true,
      "prior visit | previous visit | last visit | prior clinic note | office note | clinic note"
    ),
    (true, "note of | note from | note dated | from note | from note of | from the note of"),
    (
      true,
      "from office note | copied from | copied from note | per note | per note of | outside note"
    ),
    (true, "prior exam | previous exam | prior hpi | previous hpi | note | consult note"),
    (true, "per office note | pt note | therapy note | from visit | from visit of | visit of"),
  ])
}
