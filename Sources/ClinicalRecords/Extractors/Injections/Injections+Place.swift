import Claims

extension Injections {
  /// Level and side from the words of this injection; never from those of another.
  func place(
    _ mention: inout Mention, at range: Range<Int>, window: TreatmentWindow, in note: MarkedNote
  ) {
    let before = note.levels(in: window.before).filter {
      range.lowerBound - $0.tokens.upperBound < 5
    }
    let stated = before.isEmpty ? trailingLevels(window, in: note) : before
    mention.levels = stated.flatMap(\.levels)
    let roots = mention.levels.isEmpty ? stated.compactMap(\.root) : []
    mention.root = roots.first
    if roots.count > 1 { mention.details[.roots] = .words(roots.map(\.rawValue)) }
    if stated.contains(where: \.isUncertain) { mention.confidence = .low }
    let anchor = before.first?.tokens.lowerBound ?? range.lowerBound
    let leading = note.sides(in: window.before).filter { anchor - $0.tokens.upperBound < 6 }
    let trailing = note.sides(in: window.near).filter {
      $0.tokens.lowerBound - range.upperBound < 6
    }
    let sides = Set((leading.isEmpty ? trailing : leading).map(\.side))
    mention.side = sides.count == 1 ? sides.first : sides.isEmpty ? nil : .bilateral
  }

  /// Whether a token behind the name tells only where or how the injection was given.
  func isOfPlace(_ index: Int, _ window: TreatmentWindow, _ note: MarkedNote) -> Bool {
    let places =
      note.levels(in: window.near).map(\.tokens) + note.sides(in: window.near).map(\.tokens)
    return places.contains { $0.contains(index) }
      || ["il", "ilesi", "tf", "interlaminar", "transforaminal", "caudal"]
        .contains(note.tokens[index].text)
  }

  /// "Level: C7-T1" and "Side: left paramedian", each on a line of the report of an injection.
  func labelledPlace(_ mention: inout Mention, in note: MarkedNote) {
    let lines = note.tokens.indices.filter { note.tokens[$0].startsLine }
    for (first, end) in zip(lines, lines.dropFirst() + [note.tokens.count]) {
      guard let label = Self.placeLabels.match(at: first, in: note.tokens, before: end),
        let colon = (label.tokens.upperBound..<min(label.tokens.upperBound + 4, end)).first(where: {
          note.tokens[$0].text == ":"
        })
      else { continue }
      let stated = note.levels(in: colon..<end)
      if mention.levels.isEmpty, mention.root == nil {
        mention.levels = stated.flatMap(\.levels)
        let roots = mention.levels.isEmpty ? stated.compactMap(\.root) : []
        mention.root = roots.first
        if roots.count > 1 { mention.details[.roots] = .words(roots.map(\.rawValue)) }
      }
      let sides = Set(note.sides(in: colon..<end).map(\.side))
      if mention.side == nil, sides.count == 1 { mention.side = sides.first }
    }
  }

  private static let placeLabels = PhraseTable<Bool>(lists: [
    (true, "level | levels | side | sides | laterality | levels injected | spinal level | site"),
    (true, "spinal levels | target level | target levels | level injected | injection level"),
  ])

  /// Levels behind the name, unless they stand right before the next treatment and so are its.
  private func trailingLevels(_ window: TreatmentWindow, in note: MarkedNote) -> [StatedLevels] {
    let stated = note.levels(in: window.near)
    let end = window.after.upperBound
    guard window.near.upperBound == end, end < note.tokens.count,
      TreatmentNames.all.match(at: end, in: note.tokens, before: note.tokens.count) != nil
    else { return stated }
    return stated.filter { level in
      let between = note.tokens[level.tokens.upperBound..<end]
      return between.count > 4 || between.contains { [",", ";"].contains($0.text) }
    }
  }

  /// "4/11" behind an injection is a day where it can be no score.
  func date(_ mention: inout Mention, window: TreatmentWindow, in note: MarkedNote) {
    if mention.end == nil, let begin = mention.begin, mention.status != .ongoing {
      (mention.begin, mention.end) = (nil, begin)
    }
    guard mention.begin == nil, mention.end == nil else { return }
    for index in window.near where note.tokens[index].kind == .number {
      guard index + 2 < window.near.upperBound, note.tokens[index + 1].text == "/",
        let second = note.tokens[index + 2].integer,
        second > 10 || index == window.near.lowerBound && ![5, 10].contains(second),
        let found = note.dates.date(at: index, before: window.near.upperBound, isJoined: true)
      else { continue }
      mention.end = found.date
      if mention.status == nil { mention.status = .completed }
      return
    }
  }
}
