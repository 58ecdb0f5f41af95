/// Reads levels: "L4-5", "L4/5", "L45", "L3 through S1", "5-1"; and roots: "L5 radiculopathy".
struct LevelReader: Sendable {
  let tokens: [Token]
  private let spoken: SpokenLevels?

  init(_ tokens: [Token]) {
    spoken = SpokenLevels(tokens)
    self.tokens = spoken?.tokens ?? tokens
  }

  func levels(in sentences: [Sentence]) -> [StatedLevels] {
    var found: [StatedLevels] = []
    for sentence in sentences {
      read(spoken?.written(sentence.tokens) ?? sentence.tokens, into: &found)
    }
    guard let spoken else { return found }
    return found.map { $0.at(spoken.places(of: $0.tokens)) }
  }

  private func read(_ range: Range<Int>, into found: inout [StatedLevels]) {
    let first = found.count
    var index = range.lowerBound
    while index < range.upperBound {
      let before = found.count > first ? found.last : nil
      if let next = level(at: index, before: range.upperBound, after: before) {
        found.append(next)
        index = next.tokens.upperBound
      } else {
        index += 1
      }
    }
  }

  private func level(at index: Int, before end: Int, after last: StatedLevels?) -> StatedLevels? {
    let token = tokens[index]
    if token.kind == .mixed {
      return chain(at: index, before: end) ?? joined(at: index) ?? single(at: index, before: end)
    }
    if ["sl", "si"].contains(token.text) { return scanned(at: index, before: end) }
    return token.kind == .number ? bare(at: index, before: end, after: last) : nil
  }

  // MARK: - Chains: L4-5, L4-L5-S1, L3 through S1

  private func chain(at index: Int, before end: Int) -> StatedLevels? {
    guard let first = vertebra(at: index) else { return nil }
    var places = [first]
    var next = index + 1
    var isUncertain = false
    while let step = step(after: places[places.count - 1], at: next, before: end) {
      if step.place > Self.sacrum { return hold(index..<step.next) }
      places.append(step.place)
      isUncertain = isUncertain || step.isUncertain
      next = step.next
    }
    guard places.count > 1, let upper = places.first, let lower = places.last else { return nil }
    guard !isWeighting(at: next, from: index, before: end) else { return nil }
    return StatedLevels(
      tokens: index..<next, levels: (upper..<lower).compactMap { SpinalLevel(upper: $0) },
      isUncertain: isUncertain)
  }

  private struct Step {
    let place, next: Int
    let isUncertain: Bool
  }

  /// The next lower vertebra of a chain, behind a sign or a word that spans.
  private func step(after place: Int, at index: Int, before end: Int) -> Step? {
    guard index < end else { return nil }
    let join = tokens[index].text
    // "L4 5" without a sign, where nothing behind the number says it is a measure.
    if tokens[index].kind == .number, let lower = lower(than: place, at: index), lower == place + 1,
      isFree(at: index + 1, before: end)
    {
      return Step(place: lower, next: index + 1, isUncertain: true)
    }
    // "L5 S1:", the label of a report.
    if tokens[index].kind == .mixed, tokens[index].gap == .space, index + 1 < end,
      [":", "disc", "disk", "level"].contains(tokens[index + 1].text),
      let lower = lower(than: place, at: index), lower == place + 1
    {
      return Step(place: lower, next: index + 1, isUncertain: false)
    }
    guard index + 1 < end, Self.spans.contains(join) || Self.over.contains(join) else { return nil }
    guard let lower = lower(than: place, at: index + 1) else {
      guard join == "-", tokens[index + 1].gap == .none,
        Self.damaged[Self.name(place)]?.contains(tokens[index + 1].text) ?? false
      else { return nil }
      return Step(place: place + 1, next: index + 2, isUncertain: true)
    }
    guard !Self.over.contains(join) || lower == place + 1 else { return nil }
    // "C5 to 7 mm", "L4-5/5": the number belongs to what follows.
    if tokens[index + 1].kind == .number, !isFree(at: index + 2, before: end) { return nil }
    return Step(place: lower, next: index + 2, isUncertain: false)
  }

  /// Whether nothing at `index` makes a measure or a score of the number before it.
  private func isFree(at index: Int, before end: Int) -> Bool {
    guard index < end else { return true }
    let next = tokens[index]
    // "5 x 3 mm" is a measure, "L4-5 x 2" so many.
    if next.text == "x" {
      return index + 2 >= end || !["mm", "cm"].contains(tokens[index + 2].text)
    }
    if Self.measures.contains(next.text) { return false }
    guard next.text == "/" || next.text == "%" else { return true }
    // "L4-5/S1" and "L3-4/4-5" go on; "4/5" does not.
    return next.text == "/" && index + 1 < end
      && (tokens[index + 1].kind == .mixed || (index + 2 < end && tokens[index + 2].text == "-"))
  }

  // MARK: - One token: L45, L5S1, L4L5

  private func joined(at index: Int) -> StatedLevels? {
    let text = tokens[index].text
    let letters = text.filter { !$0.isNumber }
    let digits = text.split { !$0.isNumber }.map(String.init)
    if letters.count == 2, digits.count == 2, text.first?.isNumber == false,
      let first = letters.first, let second = letters.last,
      let upper = Self.place("\(first)\(digits[0])"),
      let lower = Self.place("\(second)\(digits[1])"), lower > upper, lower <= Self.sacrum
    {
      return StatedLevels(
        tokens: index..<index + 1, levels: (upper..<lower).compactMap { SpinalLevel(upper: $0) })
    }
    guard let letter = letters.first, letters.count == 1, text.first == letter, digits.count == 1,
      digits[0].count == 2, let high = digits[0].first, let low = digits[0].last,
      let upper = Self.place("\(letter)\(high)"), Self.place(text) == nil,
      upper + 1 == Self.place("\(letter)\(low)") || (text == "l51")
    else { return nil }
    return StatedLevels(
      tokens: index..<index + 1, levels: [SpinalLevel(upper: upper)].compactMap { $0 },
      isUncertain: true)
  }

  // MARK: - Bare numbers: "5-1", and "4-5" in a list of levels

  private func bare(at index: Int, before end: Int, after last: StatedLevels?) -> StatedLevels? {
    guard index + 2 < end, let first = tokens[index].integer, tokens[index + 1].text == "-",
      tokens[index + 1].gap == .none, tokens[index + 2].gap == .none,
      let second = tokens[index + 2].integer ?? (tokens[index + 2].text == "s1" ? 1 : nil),
      isFree(at: index + 3, before: end), index == 0 || tokens[index - 1].text != "/"
    else { return nil }
    let place: Int?
    if first == 5, second == 1 {
      place = Self.sacrum - 1
    } else if let last, last.tokens.upperBound + 2 >= index, let above = last.levels.last,
      tokens[last.tokens.upperBound..<index].allSatisfy({
        [",", "and", "&", "/"].contains($0.text)
      }),
      second == first + 1
    {
      place = Self.place("\(Self.vertebraLetter(of: above))\(first)")
    } else {
      place = nil
    }
    guard let place, let level = SpinalLevel(upper: place) else { return nil }
    return StatedLevels(tokens: index..<index + 3, levels: [level], isUncertain: last == nil)
  }

  // MARK: - One vertebra or root

  private func single(at index: Int, before end: Int) -> StatedLevels? {
    let text = tokens[index].text
    if text == "l6" { return hold(index..<index + 1) }
    guard let root = NerveRoot(rawValue: text),
      !isWeighting(at: index + 1, from: index, before: end)
    else { return nil }
    let following = tokens[min(index + 1, end)..<min(index + 5, end)]
    var isRoot = false
    for token in following {
      if Self.rootWords.contains(where: { token.text.hasPrefix($0) }) { isRoot = true }
      guard token.kind != .sign || ["-", "/", ",", "&"].contains(token.text), !isRoot else { break }
    }
    return StatedLevels(tokens: index..<index + 1, root: root, isRoot: isRoot)
  }

  /// "Right Sl root": a scanner's S1, where a root's word follows.
  private func scanned(at index: Int, before end: Int) -> StatedLevels? {
    let next = index + 1 < end ? tokens[index + 1].text : ""
    guard Self.rootWords.contains(where: { next.hasPrefix($0) }) else { return nil }
    let root = NerveRoot(rawValue: "S1")
    return StatedLevels(tokens: index..<index + 1, root: root, isRoot: true, isUncertain: true)
  }

  private func hold(_ range: Range<Int>) -> StatedLevels {
    StatedLevels(tokens: range, isUncertain: true, holdsNumbering: true)
  }

  /// "T1-weighted", "T1 and T2 images" name no vertebra.
  private func isWeighting(at next: Int, from index: Int, before end: Int) -> Bool {
    guard ["t1", "t2"].contains(tokens[index].text) else { return false }
    if index > 0, ["sagittal", "axial", "coronal"].contains(tokens[index - 1].text) { return true }
    return tokens[min(next, end)..<min(next + 5, end)].contains { token in
      Self.weightings.contains { token.text.hasPrefix($0) }
    }
  }

  // MARK: - Names

  /// The place below S1, for vertebrae that not everyone has.
  static let sacrum = 24
  private static let beyond = 25

  private func vertebra(at index: Int) -> Int? { Self.place(tokens[index].text) }

  /// "5", "l5" or "s1" as a vertebra below `place`.
  private func lower(than place: Int, at index: Int) -> Int? {
    let text = tokens[index].text
    if tokens[index].kind == .mixed {
      if text == "l6" { return Self.beyond }
      guard let lower = Self.place(text), lower > place else { return nil }
      return lower
    }
    guard tokens[index].kind == .number, let number = tokens[index].integer, place < Self.sacrum
    else { return nil }
    let letter = Self.name(place).prefix(1).lowercased()
    if letter == "l", number == 6 { return Self.beyond }
    if let lower = Self.place("\(letter)\(number)"), lower > place { return lower }
    // "L5-1", "L4-5-1", "C7-1", "T12-1".
    let first = ["c": 7, "t": 19, "l": Self.sacrum][letter]
    return number == 1 && first == place + 1 ? first : nil
  }

  static func place(_ name: String) -> Int? { places[name] }

  private static let places: [String: Int] = Dictionary(
    uniqueKeysWithValues: SpinalLevel.vertebrae.enumerated().map { ($1.lowercased(), $0) })

  private static func name(_ place: Int) -> String { SpinalLevel.vertebrae[place] }

  private static func vertebraLetter(of level: SpinalLevel) -> String {
    SpinalLevel.vertebrae[level.upper].prefix(1).lowercased()
  }

  /// A scanner's S for 5, and its l, I or ! for 1.
  private static let damaged: [String: Set<String>] = ["L4": ["s"], "L5": ["sl", "si", "l", "i"]]
  private static let spans: Set<String> = ["-", "/", "through", "thru", "to"]
  private static let over: Set<String> = ["over", "on", "upon"]
  private static let measures: Set<String> = [
    "mm", "cm", "mg", "ml", "cc", "degrees", "weeks", "months", "days", "years", "kg",
  ]
  private static let rootWords = [
    "radic", "root", "nerve", "distribution", "dermatom", "myotom", "pattern", "motor", "sensory",
  ]
  private static let weightings = [
    "weight", "image", "sequence", "signal", "hyperint", "hypoint", "stir", "flair", "spin",
  ]
}
