extension Concept {
  static let activityLimit = Concept("activity limit")
  static let independence = Concept("independent in daily activities")
}

/// Daily activities given up or done with help, and the template that says otherwise.
struct DailyActivities: Extractor {
  let summary = """
    What a patient cannot do, in the words of the record. "Independent in all ADLs" is kept beside \
    it: a reviewer will find the contradiction.
    """

  let examples = [
    Example("Cannot put on shoes.", "activity limit, Cannot put on shoes"),
    Example(
      "Unable to do housework or drive.", "activity limit, Unable to do housework",
      "activity limit, Unable to do housework or drive"),
    Example("She no longer cooks.", "activity limit, no longer cooks"),
    Example("Independent in all ADLs.", "independent in daily activities"),
    Example("No limitation of daily activities.", "independent in daily activities"),
    Example("Able to do all household chores."),
    Example("Denies difficulty with stairs.", "activity limit, absent"),
    Example("Can't lift a gallon of milk.", "activity limit, Can't lift, activity lifting"),
    Example("No longer needs help with dressing.", "activity limit, absent, activity dressing"),
    Example("No longer has difficulty with stairs.", "activity limit, absent, activity stairs"),
    Example("Can walk 3 miles without difficulty and cooks daily."),
    Example(
      "She would be unable to cook if it worsens.", "activity limit, unable to cook, conditional"),
  ]

  private static let cannot = PhraseTable<Bool>(lists: [
    (true, "cannot | can't | can not | unable to | not able to | no longer | difficulty | trouble"),
    (true, "needs help | needs assistance | requires assistance | requires help | need help"),
    (true, "struggles | struggles to | hard time | difficult to | difficult time | has to stop"),
    (true, "limits her ability to | limits his ability to | interferes with | interfering with"),
    (true, "limited in | gave up | has given up | had to give up | stopped | prevents her from"),
    (
      true,
      "prevents him from | affecting her | affecting his | restricts her | restricts his | unable"
    ),
  ])
  private static let independent = PhraseTable<Bool>(lists: [
    (true, "independent in adls | independent in all adls | independent with adls"),
    (true, "independent with all adls | independent in activities of daily living"),
    (true, "independent with activities of daily living | adls independent | adls: independent"),
    (true, "independent in all activities of daily living | independent for adls | adls intact"),
    (true, "performs all adls independently | independent in all daily activities"),
    (true, "independent for all adls | adl: independent | independent in adl"),
    (true, "no limitation of daily activities | no limitations of daily activities"),
    (true, "no limitation in daily activities | no limitations in daily activities"),
    (true, "no functional limitations | no functional limitation | no limitations in adls"),
  ])

  func mentions(in note: MarkedNote) -> [Mention] {
    note.sentences.flatMap { sentence -> [Mention] in
      guard ![.procedure, .family, .plan, .medications].contains(sentence.section) else {
        return []
      }
      let independence = Self.independent.matches(in: note.tokens, range: sentence.tokens)
        .map { match in
          var mention = note.mention(.independence, at: match.tokens)
          // "No limitation" is what it says.
          if note.tokens[match.tokens.lowerBound].text == "no" {
            mention.context.assertion = .present
          }
          return mention
        }
      return independence + limits(in: sentence.tokens, of: note)
    }
  }

  private func limits(in sentence: Range<Int>, of note: MarkedNote) -> [Mention] {
    let activities = DailyActivity.phrases.matches(in: note.tokens, range: sentence).filter {
      $0.value != "lifting" || DailyActivity.limb(behind: $0.tokens, in: note.tokens) == nil
    }
    var end = sentence.lowerBound
    return Self.cannot.matches(in: note.tokens, range: sentence).flatMap { cue -> [Mention] in
      let behind = activities.filter { $0.tokens.lowerBound >= cue.tokens.upperBound }
      guard cue.tokens.lowerBound >= end, !isWithout(cue.tokens, note.tokens),
        let first = behind.first,
        first.tokens.lowerBound - cue.tokens.upperBound <= 5,
        isOneClause(cue.tokens.upperBound..<first.tokens.lowerBound, note.tokens)
      else { return [] }
      var listed = [first]
      // "unable to do housework or drive".
      for next in behind.dropFirst() {
        let between = (listed.last?.tokens.upperBound ?? 0)..<next.tokens.lowerBound
        guard between.count <= 2,
          between.contains(where: { Self.joins.contains(note.tokens[$0].text) })
        else { break }
        listed.append(next)
      }
      return listed.map { activity in
        let words = cue.tokens.lowerBound..<activity.tokens.upperBound
        end = words.upperBound
        var mention = note.mention(
          .activityLimit, .words([note.quote(words).text]), at: activity.tokens)
        mention.details[.activity] = .choice(activity.value)
        mention.context = note.context(of: cue.tokens)
        if isNoLonger(cue.tokens, note.tokens) { mention.context.assertion = .absent }
        if note.isSupposed(cue.tokens) { mention.context.assertion = .conditional }
        return mention
      }
    }
  }

  /// "No longer needs help with dressing", "no longer has difficulty with stairs": the end of a limit;
  /// "no longer has the strength to lift" is one.
  private func isNoLonger(_ cue: Range<Int>, _ tokens: [Token]) -> Bool {
    guard tokens[cue.lowerBound].text == "no" else { return false }
    return Self.endings.match(at: cue.upperBound, in: tokens, before: tokens.count) != nil
  }

  private static let endings = PhraseTable<Bool>(lists: [
    (true, "needs help | needs assistance | needs any help | requires help | requires assistance"),
    (true, "has difficulty | has any difficulty | has trouble | has any trouble | has problems"),
    (true, "has pain | has any pain | having difficulty | having trouble | having pain | limited"),
    (true, "struggles | have difficulty | have trouble | have any difficulty"),
  ])
  private static let joins: Set<String> = [",", "or", "and", "/"]

  /// "Without difficulty and cooks daily" tells of no limit.
  private func isWithout(_ cue: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens[max(0, cue.lowerBound - 2)..<cue.lowerBound].contains { $0.text == "without" }
  }

  private func isOneClause(_ between: Range<Int>, _ tokens: [Token]) -> Bool {
    between.allSatisfy { ![",", ";", "but", "without"].contains(tokens[$0].text) }
  }
}
