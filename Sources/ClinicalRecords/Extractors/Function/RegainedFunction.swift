extension Concept {
  static let regainedFunction = Concept("regained function")
}

/// Where a note says that an activity is possible again, or all of them.
struct RegainedFunction: Extractor {
  let summary = """
    Activities done again, by name or as a whole. What is hoped for, done with help or only in part \
    regains nothing.
    """

  let examples = [
    Example("She is back to all of her usual activities.", "regained function, activity all"),
    Example("Has returned to full activity.", "regained function, activity all"),
    Example("He resumed gardening.", "regained function, activity yard work"),
    Example("Now able to put on shoes without help.", "regained function, activity shoes"),
    Example(
      "Cooks and does housework without difficulty.", "regained function, activity cooking",
      "regained function, activity housework"),
    Example("Can lift the baby now.", "regained function, activity lifting"),
    Example("Walking is unlimited.", "regained function, activity walking"),
    Example("Denies difficulty walking.", "regained function, activity walking"),
    Example("Walks without any limitation.", "regained function, activity walking"),
    Example("She would like to return to normal activities."),
    Example("She hopes to get back to gardening."),
    Example("Unable to resume gardening."), Example("Has not resumed gardening."),
    Example("Able to shower with help."), Example("She is able to drive short distances only."),
    Example("Her husband resumed gardening.", "regained function, other"),
    Example("Able to lift 10 pounds."), Example("Can cook if she sits."),
    Example("He was returned back to work and deemed stationary."),
    Example("Resumed physical therapy."),
    Example("PLAN: Back to full activity in six weeks."),
  ]

  private static let whole = PhraseTable<Bool>(lists: [
    (true, "full activity | full activities | all activities | all normal activities"),
    (true, "all usual activities | all of her activities | all of his activities"),
    (true, "all of her usual activities | all of his usual activities | normal activities"),
    (true, "her usual activities | his usual activities | her normal activities"),
    (true, "his normal activities | usual activities | all of her normal activities"),
    (true, "all of his normal activities | regular activities | normal activity"),
  ])
  private static let walking = PhraseTable<Bool>(lists: [
    (true, "walking is unlimited | unlimited walking | walking tolerance is unlimited"),
    (true, "walking tolerance unlimited | walking tolerance : unlimited | walks any distance"),
    (true, "walk any distance | walks without limitation | walks without any limitation"),
    (true, "walk without limitation | walk without any limitation | walks without limit"),
    (true, "no difficulty walking | denies difficulty walking | no trouble walking"),
    (true, "denies any difficulty walking | no limitation in walking | no limitation of walking"),
    (true, "walking without limitation | no longer has difficulty walking"),
  ])
  private static let again = PhraseTable<Bool>(lists: [
    (true, "resumed | has resumed | back to | returned to | has returned to | is able to"),
    (true, "now able to | able to | can now | now can | again able to | is now able to"),
  ])
  /// Behind an activity, words that make it whole: "cooks without difficulty".
  private static let freely = PhraseTable<Bool>(lists: [
    (true, "without difficulty | without any difficulty | without help | without assistance"),
    (true, "without limitation | without pain | without any pain | independently"),
    (true, "without problems | without trouble"),
  ])
  /// What is hoped for, asked, refused or done in part.
  private static let doubts = PhraseTable<Bool>(lists: [
    (true, "hope* | goal | goals | wish* | like to | want* | until | unable | cannot | can't"),
    (
      true,
      "not | never | only | if | with help | with assistance | assist* | partial* | some | light"
    ),
    (true, "limited | short | less | but | up to | when | before | gradual* | part time"),
    (
      true,
      "modified | with difficulty | with pain | except | trying | tries | hard | used to | formerly"
    ),
    (true, "previously | prior to | expect* | will | should | plan* | soon | would | could"),
    (true, "may be | may return | may resume | pounds | pound | lbs | lb | minutes | hours"),
    (true, "temporarily | briefly | initially | for a few | after the injection | no longer able"),
    (true, "was returned | deemed | cleared for | cleared to"),
    (true, "weeks of relief | walker | cane | brace"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard Self.sections.contains(sentence.section),
        note.note.kind != .imaging, note.note.kind != .operative,
        Self.doubts.matches(in: note.tokens, range: sentence.tokens).isEmpty
      else { return [] }
      return activities(in: sentence.tokens, of: note).map { name, words in
        var mention = note.mention(.regainedFunction, at: words)
        // The denial is what it says: "no difficulty walking".
        mention.context.assertion = .present
        mention.details[.activity] = .choice(name)
        return mention
      }
    }
  }

  private static let sections: Set<Section> = [.other, .complaint, .history, .assessment, .social]

  private func activities(
    in sentence: Range<Int>, of note: MarkedNote
  ) -> [(String, Range<Int>)] {
    let tokens = note.tokens
    let cues = Self.again.matches(in: tokens, range: sentence).map(\.tokens)
    let whole = Self.whole.matches(in: tokens, range: sentence).filter { all in
      cues.contains { isNear($0, all.tokens) }
    }
    let walking = Self.walking.matches(in: tokens, range: sentence)
    let named = DailyActivity.phrases.matches(in: tokens, range: sentence).filter { activity in
      cues.contains { isNear($0, activity.tokens) } || isFree(activity.tokens, sentence, tokens)
        || isAgain(activity.tokens, sentence, tokens)
    }
    return whole.map { ("all", $0.tokens) } + walking.map { ("walking", $0.tokens) }
      + named.map { ($0.value, $0.tokens) }
  }

  private func isNear(_ cue: Range<Int>, _ activity: Range<Int>) -> Bool {
    activity.lowerBound >= cue.upperBound && activity.lowerBound - cue.upperBound <= 4
  }

  /// "Can lift the baby now".
  private func isAgain(_ activity: Range<Int>, _ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    let behind = activity.upperBound..<min(activity.upperBound + 4, sentence.upperBound)
    return activity.lowerBound > sentence.lowerBound
      && tokens[activity.lowerBound - 1].text == "can"
      && tokens[behind].contains { ["now", "again"].contains($0.text) }
  }

  private func isFree(_ activity: Range<Int>, _ sentence: Range<Int>, _ tokens: [Token]) -> Bool {
    let behind = activity.upperBound..<min(activity.upperBound + 8, sentence.upperBound)
    return Self.freely.matches(in: tokens, range: behind).contains { words in
      tokens[activity.upperBound..<words.tokens.lowerBound].allSatisfy {
        ![";", "."].contains($0.text)
      }
    }
  }
}
