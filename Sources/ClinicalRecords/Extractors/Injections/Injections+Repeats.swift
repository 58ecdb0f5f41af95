import Claims

/// Injections told again without a name: by their number, or by their days alone.
extension Injections {
  /// The injection named and those told behind it without a name: "and a second on 4/15".
  func mentions(of kind: InjectionNames.Kind, at range: Range<Int>, in note: MarkedNote)
    -> [Mention]
  {
    guard !isOtherMeaning(range, in: note) else { return [] }
    let window = note.treatmentWindow(of: range)
    let next = repeats(in: window.after, note)
    guard let split = next.first?.lowerBound else {
      return inTurn([mention(of: kind, at: range, window: window, in: note)], in: window, note)
    }
    var first = mention(of: kind, at: range, window: window.ending(at: split), in: note)
    if first.value == nil, first.status == .completed, first.end?.day != nil {
      first.value = .number(1, unit: "injections")
    }
    let ends = next.dropFirst().map(\.lowerBound) + [window.after.upperBound]
    let all =
      [first]
      + zip(next, ends).map { place, end in
        let after = place.lowerBound..<max(place.upperBound, end)
        let own = TreatmentWindow(
          before: place.lowerBound..<place.lowerBound, after: after, near: after)
        let manner = Self.manners[note.tokens[place.lowerBound].text]
        let named = manner.map { InjectionNames.Kind.epidural(technique: $0) } ?? kind
        var again = mention(of: named, at: place, window: own, in: note)
        again.status = again.status ?? first.status
        guard manner == nil else { return again }
        if again.levels.isEmpty, again.root == nil {
          (again.levels, again.root) = (first.levels, first.root)
          again.details[.roots] = first.details[.roots]
        }
        again.side = Self.letters[note.tokens[place.lowerBound].text] ?? again.side ?? first.side
        again.details[.mode] = again.details[.mode] ?? first.details[.mode]
        if again.status == .completed { again.value = .number(1, unit: "injections") }
        return again
      }
    let told = numbered(sharing(oneEach(all), in: window, note), in: window, note)
    return inTurn(alike(told, next, note), in: window, note)
  }

  /// "Two epidurals, the first on 3/3 and the second on 5/12": as many as are told are one each.
  private func oneEach(_ all: [Mention]) -> [Mention] {
    guard all.allSatisfy({ $0.end?.day != nil }),
      all[0].value == .number(Double(all.count), unit: "injections")
    else { return all }
    var each = all
    each[0].value = .number(1, unit: "injections")
    return each
  }

  /// "1/12 and 3/4, 50% relief each": what each gave is told once, behind the last.
  private func alike(_ all: [Mention], _ places: [Range<Int>], _ note: MarkedNote) -> [Mention] {
    guard let last = all.last, let place = places.last,
      last.outcome != nil || last.details[.relief] != nil,
      all.dropLast().allSatisfy({ $0.outcome == nil && $0.details[.relief] == nil })
    else { return all }
    let rest = place.upperBound..<note.sentenceTokens(around: place).upperBound
    // "R 1/7/26 and L 1/21/26: 60% relief" is told of what stands before the colon.
    guard
      note.tokens[rest].first?.text == ":"
        || note.tokens[rest].prefix(12).contains(where: { ["each", "both"].contains($0.text) })
    else { return all }
    return all.map { mention in
      var mention = mention
      mention.outcome = last.outcome
      mention.details[.relief] = last.details[.relief]
      mention.details[.reliefLasted] = last.details[.reliefLasted]
      return mention
    }
  }

  /// "3 ESI (1/20, 3/18, 7/1) at L4-5": as many as there are days are one on each, and the place behind
  /// the list is that of all.
  private func sharing(_ all: [Mention], in window: TreatmentWindow, _ note: MarkedNote)
    -> [Mention]
  {
    let listed = note.dates.listedDays(in: window.after)
    guard let last = all.last, listed.count == all.count,
      all.allSatisfy({ [nil, .completed].contains($0.status) }),
      let today = note.note.day, listed.allSatisfy({ $0.date.last <= today })
    else { return all }
    return zip(all, listed).map { mention, day in
      var mention = mention
      mention.end = day.date
      mention.status = .completed
      if mention.value == .number(Double(all.count), unit: "injections") {
        mention.value = .number(1, unit: "injections")
      }
      if mention.levels.isEmpty, mention.root == nil {
        (mention.levels, mention.root) = (last.levels, last.root)
        mention.details[.roots] = last.details[.roots]
      }
      mention.side = mention.side ?? last.side
      return mention
    }
  }

  /// "a second", "another", "repeated" with a day behind it; and the later days of "on 1/15 and 3/1".
  func repeats(in range: Range<Int>, _ note: MarkedNote) -> [Range<Int>] {
    let ordinals = Self.ordinals.matches(in: note.tokens, range: range).map(\.tokens).filter {
      place in
      let near = place.upperBound..<min(place.upperBound + 7, range.upperBound)
      return !near.isEmpty && !note.dates.spans(in: near).isEmpty
    }
    // "One on March 4 ..., and one on May 6 ...".
    let ones = Self.ones.matches(in: note.tokens, range: range).map(\.tokens).filter { one in
      note.dates.date(at: one.upperBound, before: range.upperBound) != nil
    }.dropFirst()
    let listed = note.dates.listedDays(in: range).dropFirst().map(\.tokens)
    let days = note.dates.spans(in: range).filter { $0.form == .date && $0.date.day != nil }
    let later = zip(days, days.dropFirst()).compactMap { first, second -> Range<Int>? in
      // "3/18/25 (70% x 3 mo) and 9/9/25": what became of the first may stand in parentheses.
      let between = Self.outsideParentheses(
        note.tokens[first.tokens.upperBound..<second.tokens.lowerBound])
      let isList = !between.isEmpty && between.allSatisfy { [",", "and", "&"].contains($0.text) }
      return isList ? second.tokens : placed(between, before: second.tokens, in: note)
    }
    let named = ordinals + ones
    let told =
      named + later.filter { day in !named.contains { $0.upperBound == day.lowerBound } }
      + mannersAlone(in: range, note)
    return (told + listed.filter { one in !told.contains { $0.overlaps(one) } })
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// "TFESI x2, caudal x1": by its manner alone, with how many there were or a day behind it.
  private func mannersAlone(in range: Range<Int>, _ note: MarkedNote) -> [Range<Int>] {
    range.dropFirst().filter { index in
      let next = index + 1
      return Self.manners[note.tokens[index].text] != nil && next < range.upperBound
        && [",", ";", "and", "&", "+", "/"].contains(note.tokens[index - 1].text)
        && (note.tokens[next].text == "x"
          || note.dates.date(at: next, before: range.upperBound) != nil)
    }.map { $0..<$0 + 1 }
  }

  private static let manners: [String: String] = [
    "caudal": "caudal", "interlaminar": "interlaminar", "transforaminal": "transforaminal",
    "il": "interlaminar", "tf": "transforaminal",
  ]

  /// "R S1 TF 3/6/26 (80%) and R L5-S1 IL 5/1/26": side, level and manner of the next stand before its
  /// day.
  private func placed(_ between: [Token], before day: Range<Int>, in note: MarkedNote)
    -> Range<Int>?
  {
    guard let joint = between.first, [",", "and", "&", ";"].contains(joint.text),
      between.dropFirst().allSatisfy({
        $0.kind == .mixed || $0.kind == .number || Self.placeWords.contains($0.text)
      }),
      between.contains(where: {
        $0.kind == .mixed || ["r", "l", "right", "left"].contains($0.text)
      }),
      let first = (0..<day.lowerBound).last(where: { note.tokens[$0].range == joint.range })
    else { return nil }
    return first + 1..<day.upperBound
  }

  private static let letters: [String: Side] = [
    "r": .right, "right": .right, "l": .left, "left": .left,
  ]
  private static let placeWords: Set<String> = [
    "-", "/", "and", "r", "l", "right", "left", "bilateral", "b", "tf", "il", "on", "at",
    "transforaminal", "interlaminar", "caudal",
  ]

  private static func outsideParentheses(_ tokens: ArraySlice<Token>) -> [Token] {
    var depth = 0
    return tokens.filter { token in
      if token.text == "(" { depth += 1 }
      defer { if token.text == ")" { depth = max(0, depth - 1) } }
      return depth == 0
    }
  }

  /// "... x2 (11/4/25, 1/13/26): 1st 50% x 3 wks, 2nd nil": each relief is that of its number.
  func numbered(_ all: [Mention], in window: TreatmentWindow, _ note: MarkedNote) -> [Mention] {
    let marks = Self.numbers.matches(in: note.tokens, range: window.after)
    guard let start = marks.first?.tokens.lowerBound, marks.map(\.value) == Array(1...all.count)
    else { return all }
    let ends = marks.dropFirst().map(\.tokens.lowerBound) + [window.after.upperBound]
    let reader = OutcomeReader(note: note)
    return zip(all, zip(marks, ends)).map { mention, part in
      let own = part.0.tokens.upperBound..<part.1
      let found = reader.outcome(
        of: own.lowerBound..<own.lowerBound,
        window: TreatmentWindow(before: start..<start, after: own, near: own))
      var mention = mention
      mention.outcome = found.outcome
      mention.details[.relief] = found.percent.map { .number($0, unit: "percent") }
      mention.details[.reliefLasted] = found.relief.flatMap { relief in
        relief.leastDays.map { .number(Double($0), unit: "days") }
      }
      return mention
    }
  }

  private static let numbers = PhraseTable<Int>(lists: [
    (1, "1 st | first | #1 | the first"), (2, "2 nd | second | #2 | the second"),
    (3, "3 rd | third | #3"),
  ])
  private static let ones = PhraseTable<Bool>(lists: [(true, "one on | one in | another on")])
  private static let ordinals = PhraseTable<Bool>(lists: [
    (true, "#2 | #3 | #4"),
    (true, "a second | second | a third | third | another | repeated | repeat | again"),
  ])
}
