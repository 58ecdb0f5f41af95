/// A percentage as written, of a range the least: "50-60%" is at least 50, "<50%" is below 50.
struct StatedPercent: Sendable, Hashable {
  let tokens: Range<Int>
  let least: Double
  /// Less than ``least`` is said.
  let isBelow: Bool
}

extension MarkedNote {
  /// Percentages up to 100 within some tokens, left to right.
  func percents(in range: Range<Int>) -> [StatedPercent] {
    (halves(in: range) + signed(in: range)).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// "By half", "by roughly half"; "by almost half" is less.
  private func halves(in range: Range<Int>) -> [StatedPercent] {
    range.compactMap { index in
      guard tokens[index].text == "half", index > range.lowerBound,
        index + 1 == range.upperBound || !["a", "an", "the"].contains(tokens[index + 1].text)
      else { return nil }
      let before = tokens[max(range.lowerBound, index - 2)..<index].map(\.text)
      let isPlain = before.last == "by"
      let words = ["roughly", "about", "approximately", "almost", "nearly"]
      guard isPlain || before.count == 2 && before[0] == "by" && words.contains(before[1]) else {
        return nil
      }
      return StatedPercent(
        tokens: index..<index + 1, least: 50,
        isBelow: !isPlain && ["almost", "nearly"].contains(before[1]))
    }
  }

  private func signed(in range: Range<Int>) -> [StatedPercent] {
    range.filter { ["%", "percent"].contains(tokens[$0].text) }.compactMap { sign in
      // "0.5% bupivacaine" is what was injected.
      let next = sign + 1 < tokens.count ? tokens[sign + 1].text : ""
      guard sign > range.lowerBound, let last = tokens[sign - 1].number, last <= 100,
        !["caine", "lone", "saline", "dextrose"].contains(where: next.hasSuffix)
      else { return nil }
      var first = sign - 1
      var least = last
      if first - 2 >= range.lowerBound {
        let isSigned = ["%", "percent"].contains(tokens[first - 2].text)
        let low = isSigned ? first - 3 : first - 2
        if ["-", "to"].contains(tokens[first - 1].text), low >= range.lowerBound,
          let number = tokens[low].number, number < last,
          // "4/11 - 70%" is a day and a percentage.
          low == 0 || tokens[low - 1].text != "/"
        {
          (least, first) = (number, low)
        }
      }
      let before = tokens[max(range.lowerBound, first - 3)..<first].map(\.text)
      let isBelow =
        before.last == "<" || before.contains("under") || before.contains("below")
        || before.suffix(2) == ["less", "than"] || before.suffix(2) == ["up", "to"]
        || before.suffix(3) == ["no", "more", "than"]
        || before.suffix(3) == ["not", "more", "than"]
      return StatedPercent(tokens: first..<sign + 1, least: least, isBelow: isBelow)
    }
  }
}
