extension Concept {
  static let walking = Concept("walking tolerance")
  static let standing = Concept("standing tolerance")
  static let sitting = Concept("sitting tolerance")
}

extension Detail {
  /// Whether the measure is the most a patient can do, the least, or below what is written.
  static let bound = Detail("bound")
}

/// How far a patient can walk, how long stand or sit.
struct ActivityTolerance: Extractor {
  let summary = """
    Walking in blocks, feet, miles or minutes; standing and sitting in minutes. Under a negation the \
    comparator flips: unable to walk more than one block is one block at most.
    """

  let examples = [
    Example("Unable to walk > 1 block.", "walking tolerance, 1 block, bound at most"),
    Example("Cannot walk more than two blocks.", "walking tolerance, 2 block, bound at most"),
    Example(
      "She cannot get past one block without sitting down.",
      "walking tolerance, 1 block, bound at most"),
    Example("Can't stand >10 min.", "standing tolerance, 10 min, bound at most"),
    Example("Cannot walk 1 block.", "walking tolerance, 1 block, bound less than"),
    Example("Can walk more than 1 mile.", "walking tolerance, 1 mile, bound more than"),
    Example("<5 min standing.", "standing tolerance, 5 min, bound less than"),
    Example("Walks 50 ft.", "walking tolerance, 50 ft, bound about"),
    Example("Stops after one block of walking.", "walking tolerance, 1 block, bound at most"),
    Example(
      "Able to walk 1 mile before surgery in 2019; now 1 block.",
      "walking tolerance, 1 mile, historical, bound at least",
      "walking tolerance, 1 block, bound at most"),
    Example("She can only stand for 10-15 minutes.", "standing tolerance, 15 min, bound at most"),
    Example("Can walk only 1/2 block.", "walking tolerance, 0.5 block, bound at most"),
    Example(
      "Unable to stand for more than 5 minutes or walk more than 50 feet.",
      "standing tolerance, 5 min, bound at most", "walking tolerance, 50 ft, bound at most"),
    Example("Stops after one block.", "walking tolerance, 1 block, bound at most"),
    Example(
      "She would be unable to walk one block if it worsens.",
      "walking tolerance, 1 block, conditional, bound less than"),
    Example(
      "She can walk one block before she has to sit down.",
      "walking tolerance, 1 block, bound at most"),
    Example("She is now walking about two miles daily.", "walking tolerance, 2 mile, bound about"),
    Example("She walks a mile without pain.", "walking tolerance, 1 mile, bound about"),
    Example("She can stand 10 minutes.", "standing tolerance, 10 min, bound about"),
    Example("He can now walk a mile.", "walking tolerance, 1 mile, bound at least"),
    Example("Walks about a block.", "walking tolerance, 1 block, bound at most"),
    Example("No longer limited to one block of walking."),
    Example("Pain on sitting more than 20 minutes."),
    Example("Walked on the treadmill."),
    Example(
      "Walking tolerance: initial 1 block, discharge 2 blocks.",
      "walking tolerance, 2 block, bound at most"),
    Example(
      "He can sit for 2 hours, but standing more than 10 minutes causes pain that goes away within "
        + "a minute of sitting.", "sitting tolerance, 2 hour, bound at least"),
    Example(
      "Standing at the sink 8 min before she must sit, was 5 min at eval.",
      "standing tolerance, 8 min, bound at most"),
    Example(
      "He can walk perhaps a hundred feet before he needs to lean on something.",
      "walking tolerance, 100 ft, bound at most"),
    Example("He can walk his dog 1/4 mile.", "walking tolerance, 0.25 mile"),
    Example("She can walk 20 min vs 5 min at evaluation.", "walking tolerance, 20 min"),
  ]

  static let activities = PhraseTable<Concept>(lists: [
    (.walking, "walk | walks | walking | walked | ambulate | ambulates | ambulation | ambulating"),
    (.standing, "stand | stands | standing"),
    (.sitting, "sit | sits | sitting"),
  ])
  enum Words: Sendable { case cannot, can, does, above, below, stops, about, past, ended }

  private static let words = PhraseTable<Words>(lists: [
    (
      .cannot,
      "unable to | cannot | can't | can not | not able to | couldn't | could not | inability to"
    ),
    (.cannot, "no longer | unable | incapable of | does not | doesn't | not walk | not stand"),
    (.can, "able to | can | capable of"),
    (.does, "walks | stands | sits | ambulates | is walking | is now walking | now walking"),
    (.ended, "no longer limited to | no longer has to stop | no longer needs to stop"),
    (
      .above,
      "> | more than | greater than | over | beyond | longer than | farther than | further than"
    ),
    (.above, "at least | exceeding | upwards of | get past | go past | make it past"),
    (.below, "< | less than | under | fewer than | shorter than"),
    (
      .stops,
      "stops | has to stop | must stop | only | up to | limited to | max | maximum | at most"
    ),
    (.stops, "tolerates | tolerance | needs to rest | rest after | after | within"),
    (.about, "about | now | approximately | around | roughly"),
    (.stops, "before she has to | before he has to | before having to | before stopping"),
    (.stops, "before needs to | before needing to sit | before sitting down"),
    (.stops, "before sitting | before needing to | before resting | before she needs to"),
    (.stops, "then he must | then she must | then must | then he has to | then she has to"),
    (.stops, "before he needs to | before she must | before he must | then has to"),
    (.past, "before surgery | before the surgery | used to | previously | prior to | in the past"),
    (.past, "prior level | prior level of function | plof | premorbid"),
    (.past, "formerly | before her surgery | before his surgery | before the accident | last year"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      let activities = Self.activities.matches(in: note.tokens, range: sentence.tokens)
        .filter { !isRest($0.tokens, note.tokens) }
      guard sentence.section != .procedure, sentence.section != .family else { return [] }
      return amounts(in: sentence.tokens, of: note.tokens).compactMap { amount in
        if let ticked = ticked(amount, in: note) { return ticked }
        // Blocks are walked: "stops after one block".
        let isBlock = activities.isEmpty && amount.unit == "block"
        let walked = PhraseTable<Concept>.Match(tokens: amount.tokens, value: .walking)
        return mention(of: amount, isBlock ? [walked] : activities, in: note, sentence.tokens)
      }
    }
  }

  private func mention(
    of amount: Amount, _ activities: [PhraseTable<Concept>.Match], in note: MarkedNote,
    _ sentence: Range<Int>
  ) -> Mention? {
    let before = activities.last {
      $0.tokens.upperBound <= amount.tokens.lowerBound
        && amount.tokens.lowerBound - $0.tokens.upperBound <= 5
    }
    let near =
      before
      ?? activities.min {
        distance($0.tokens, amount.tokens) < distance($1.tokens, amount.tokens)
      }
    guard let near, distance(near.tokens, amount.tokens) <= 14,
      // "8 min, was 5 min at evaluation".
      amount.tokens.lowerBound == 0
        || !Self.former.contains(note.tokens[amount.tokens.lowerBound - 1].text),
      !isOutset(amount, note.tokens)
    else { return nil }
    if near.value == .sitting || near.value == .standing, !["min", "hour"].contains(amount.unit) {
      return nil
    }
    // Only words of the same part of the sentence: "…; now 1 block".
    let start = note.tokens[sentence.lowerBound..<amount.tokens.lowerBound].lastIndex {
      $0.text == ";"
    }
    let end = note.tokens[amount.tokens.upperBound..<sentence.upperBound].firstIndex {
      $0.text == ";"
    }
    let part = (start.map { $0 + 1 } ?? sentence.lowerBound)..<(end ?? sentence.upperBound)
    let said = Self.words.matches(in: note.tokens, range: part)
    guard !said.contains(where: { $0.value == .ended }),
      let bound = bound(of: amount, said, note.tokens)
    else {
      return nil
    }
    let limit = said.first { [.cannot, .stops].contains($0.value) }?.tokens ?? amount.tokens
    let spans = [near.tokens, amount.tokens, limit]
    let words = (spans.map(\.lowerBound).min() ?? 0)..<(spans.map(\.upperBound).max() ?? 0)
    var mention = note.mention(
      near.value, .number(amount.number, unit: amount.unit), at: words)
    // The negation is in the bound.
    if mention.context.assertion == .absent { mention.context.assertion = .present }
    if note.isSupposed(limit) { mention.context.assertion = .conditional }
    mention.details[.bound] = .choice(bound)
    mention.context.temporality = said.contains { $0.value == .past } ? .historical : .current
    return mention
  }

  private func bound(
    of amount: Amount, _ said: [PhraseTable<Words>.Match], _ tokens: [Token]
  ) -> String? {
    let before = said.filter { $0.tokens.upperBound <= amount.tokens.lowerBound }
    let beside = before.last { amount.tokens.lowerBound - $0.tokens.upperBound <= 1 }
    let isDenied = before.contains { $0.value == .cannot }
    switch (isDenied, beside?.value) {
    case (true, .above): return "at most"
    case (true, .below): return "at least"
    case (true, .stops): return "at most"
    case (true, _): return "less than"
    // "Pain on sitting more than 20 minutes" tells no ability.
    case (false, .above): return isAble(before, amount, tokens) ? "more than" : nil
    // "Goes away within a minute of sitting" is how soon it helps.
    case (false, .stops) where isOfRest(amount, tokens): return nil
    case (false, .below): return "less than"
    // "Improved from 1 block to 6 blocks" limits nothing.
    case (false, nil) where isGain(amount, tokens): return "about"
    case (false, .stops): return "at most"
    // "Now 1 block" is what is left; "now walks about two miles" tells of no limit.
    case (false, .about) where !amount.isFar: return "at most"
    case (false, _):
      // "Walking < 1/2 block, standing 6 min": in a list of limits it is one.
      if !amount.isFar,
        said.contains(where: { $0.value == .stops })
          || before.contains(where: { $0.value == .below })
      {
        return "at most"
      }
      guard let able = before.last(where: { $0.value == .can || $0.value == .does }) else {
        return nil
      }
      // "Walks 50 ft" may tell a limit or a habit, and "can stand 10 minutes" praises nobody.
      return able.value == .can && amount.isFar ? "at least" : "about"
    }
  }

  private func distance(_ first: Range<Int>, _ second: Range<Int>) -> Int {
    max(0, max(first.lowerBound, second.lowerBound) - min(first.upperBound, second.upperBound))
  }
}
