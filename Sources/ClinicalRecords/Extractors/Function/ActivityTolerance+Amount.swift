/// How much is walked, stood or sat.
extension ActivityTolerance {
  struct Amount {
    let tokens: Range<Int>
    let number: Double
    let unit: String

    /// A mile, half an hour or more: nobody writes it down as all that is left without "only".
    var isFar: Bool {
      switch unit {
      case "mile": number >= 1
      case "hour": number >= 1
      case "min": number >= 30
      case "block": number >= 10
      default: false
      }
    }
  }

  static let units: [String: String] = [
    "block": "block", "blocks": "block", "ft": "ft", "feet": "ft", "foot": "ft", "mile": "mile",
    "miles": "mile", "min": "min", "mins": "min", "minutes": "min", "minute": "min",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "meters": "m", "metres": "m",
    "yards": "yard", "yds": "yard", "steps": "step",
  ]
  func amounts(in range: Range<Int>, of tokens: [Token]) -> [Amount] {
    var found: [Amount] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let amount = amount(at: index, before: range.upperBound, tokens) {
        found.append(amount)
        index = amount.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// "two blocks", "1/2 mile", "half a block"; of "10-15 minutes" the larger.
  func amount(at index: Int, before end: Int, _ tokens: [Token]) -> Amount? {
    var number: Double? = tokens[index].number
    var next = index + 1
    if tokens[index].text == "half" {
      number = 0.5
      if next < end, ["a", "an"].contains(tokens[next].text) { next += 1 }
    } else if tokens[index].text == "quarter" {
      number = 0.25
      while next < end, ["of", "a"].contains(tokens[next].text) { next += 1 }
    } else if ["a", "one"].contains(tokens[index].text), next < end, tokens[next].text == "hundred"
    {
      number = 100
      next += 1
    } else if ["a", "an"].contains(tokens[index].text) {
      number = 1
    } else if next + 1 < end, tokens[next].text == "/", let over = tokens[next + 1].integer,
      (2...4).contains(over), let part = number, part < Double(over)
    {
      number = part / Double(over)
      next += 2
    } else if next + 1 < end, ["-", "to"].contains(tokens[next].text),
      let high = tokens[next + 1].number, let low = number, high > low
    {
      number = high
      next += 2
    }
    while next < end, ["-", "city"].contains(tokens[next].text) { next += 1 }
    guard let number, next < end, let unit = Self.units[tokens[next].text] else { return nil }
    return Amount(tokens: index..<next + 1, number: number, unit: unit)
  }

  /// "Before she must sit": that is how she rests.
  func isRest(_ word: Range<Int>, _ tokens: [Token]) -> Bool {
    ["sit", "sits", "sitting"].contains(tokens[word.lowerBound].text)
      && tokens[max(0, word.lowerBound - 4)..<word.lowerBound].contains {
        ["before", "then", "until", "must", "needs", "has", "without"].contains($0.text)
      }
  }

  /// "Was 5 minutes at evaluation", "initial 1 block": what it had been.
  static let former: Set<String> = [
    "was", "initial", "initially", "baseline", "intake", "vs", "versus",
  ]

  /// "Improved from 1 block to 6 blocks": what it became.
  func isGain(_ amount: Amount, _ tokens: [Token]) -> Bool {
    let first = amount.tokens.lowerBound
    return first > 1 && tokens[first - 1].text == "to"
      && tokens[max(0, first - 7)..<first].contains {
        ["improved", "increased", "improving", "increase"].contains($0.text)
      }
  }

  /// "From 1 block to 6 blocks": what it was.
  func isOutset(_ amount: Amount, _ tokens: [Token]) -> Bool {
    let (first, next) = (amount.tokens.lowerBound, amount.tokens.upperBound)
    return first > 0 && tokens[first - 1].text == "from" && next < tokens.count
      && tokens[next].text == "to"
  }

  /// "Can walk more than a mile"; what stands behind "but" is not what can be done.
  func isAble(
    _ before: [PhraseTable<Words>.Match], _ amount: Amount, _ tokens: [Token]
  ) -> Bool {
    guard let able = before.last(where: { $0.value == .can }) else { return false }
    return tokens[able.tokens.upperBound..<amount.tokens.lowerBound].allSatisfy {
      !["but", ",", ";", "however"].contains($0.text)
    }
  }

  func isOfRest(_ amount: Amount, _ tokens: [Token]) -> Bool {
    let (first, next) = (amount.tokens.lowerBound, amount.tokens.upperBound)
    guard first > 0, tokens[first - 1].text == "within" else { return false }
    return tokens[next..<min(next + 5, tokens.count)].contains {
      ["of", "sitting", "resting", "rest"].contains($0.text)
    }
  }
}
