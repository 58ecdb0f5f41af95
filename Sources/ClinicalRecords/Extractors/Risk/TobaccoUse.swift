import Claims

extension Concept {
  static let tobacco = Concept("tobacco")
  static let nicotineReplacement = Concept("nicotine replacement")
}

/// Tobacco and nicotine: never, former with the day of quitting, current; and replacement, which
/// some payers count as nicotine.
struct TobaccoUse: Extractor {
  let summary = """
    Smoking, vaping, chewing and nicotine replacement of the patient. A quit date is kept; a \
    husband's smoking is another person's.
    """

  let examples = [
    Example("DISCHARGE: No lifting over 10 lbs. No smoking."),
    Example("PLAN: Quit smoking x 6 wks before, given patches."),
    Example("PLAN: Quit smoking 5/1/26.", "tobacco, former, from 2026-05-01"),
    Example("Tobacco: 10 cig/day.", "tobacco, current"),
    Example("I started back smoking a few cigs a day.", "tobacco, current"),
    Example("Never smoker.", "tobacco, never"),
    Example("Smoker.", "tobacco, current"),
    Example("Former smoker, quit 2019.", "tobacco, former, from 2019"),
    Example(
      "Quit smoking 2/2026; serum cotinine negative (<2 ng/mL) on 9/2/2026.",
      "tobacco, former, from 2026-02"),
    Example("Quit 3 wks ago, on gum.", "tobacco, former, from ~2026-07-18", "nicotine replacement"),
    Example("1/2 ppd.", "tobacco, current"),
    Example(
      "Tobacco: 1/2 ppd x 20 yrs, trying to quit, on nicotine patch.", "tobacco, current",
      "nicotine replacement"),
    Example("Smoking cessation counseling, agrees to set quit date 7/1.", "cessation advised"),
    Example("Vapes daily.", "tobacco, current, product vaping"),
    Example("Vapes daily, quit cigarettes 2021.", "tobacco, current, product vaping"),
    Example("Uses Zyn pouches.", "tobacco, current, product oral nicotine"),
    Example("Husband smokes.", "tobacco, current, other"),
    Example("Denies tobacco, alcohol, and illicit drug use.", "tobacco, none now"),
    Example("She does not smoke.", "tobacco, none now"),
    Example("Smokes two packs of cigarettes per day.", "tobacco, current"),
    Example("Previously smoked but quit 20 years ago.", "tobacco, former"),
    Example("Quit drinking in 2010."),
    Example("PSH: appendectomy. SOCIAL HX: 1 PPD x 30 yr, current.", "tobacco, current"),
    Example(
      "SOCIAL HISTORY: Former smoker. Packs/day: 1.00. Years: 20. Quit date: 6/1/2014.",
      "tobacco, former", "tobacco, former, from 2014-06-01"),
    Example("Stopped vaping 8 weeks ago.", "tobacco, former, from ~2026-06-13"),
    Example("She has been nicotine free since 1/5/2026.", "tobacco, former, from 2026-01-05"),
    Example(
      "He stopped using nicotine gum in May 2026.", "tobacco, former, from 2026-05"),
    Example("Smokeless tobacco: Never used."), Example("Denies vaping."),
    Example("Discussed smoking cessation.", "tobacco, cessation advised"),
    Example("Husband still smokes outside.", "tobacco, current, other"),
    Example("Cotinine, serum <2 ng/mL (<10 nonsmoker)."),
    Example("PLAN: TLIF after 6 wk tobacco free."),
    Example(
      "Smoked 1 ppd, quit 8/2025, on nicotine lozenge until 12/2025.",
      "tobacco, former, from 2025-08", "nicotine replacement, to 2025-12"),
  ]

  func mentions(in note: MarkedNote) -> [Mention] {
    ticked(in: note) + listedReplacement(in: note)
      + note.sentences.flatMap { sentence -> [Mention] in
        var found: [Mention] = []
        for match in Self.phrases.matches(in: note.tokens, range: sentence.tokens) {
          guard !isInstruction(match.tokens, sentence, note),
            let mention = mention(match, in: note, sentence)
          else { continue }
          // "Smokes two packs of cigarettes per day" is said once.
          if let last = found.last, last.concept == mention.concept,
            last.context.experiencer == mention.context.experiencer
          {
            if last.value == mention.value, last.begin == nil, mention.begin != nil {
              found.removeLast()
              found.append(mention)
              continue
            }
            // "Never smoker, chews tobacco": another product is another habit.
            let isOther =
              mention.details[Detail("product")] != nil
              && (last.value == .choice("never")
                || last.value == .choice("former")
                  && HabitField.isGoingOn(match.tokens, note.tokens))
            if !isOther, last.value == mention.value || mention.value == .choice("current") {
              continue
            }
            // "Tobacco: never smoker", "never smoked cigarettes" are said once.
            if last.value == .choice("never"), mention.value == .choice("none now") { continue }
            // "Vapes daily, quit cigarettes 2021": one product was given up, another is used.
            let goesOn = last.details[Detail("product")] != nil
            if last.value == .choice("current"), mention.value == .choice("former"), goesOn,
              note.tokens[match.tokens.lowerBound..<sentence.tokens.upperBound].prefix(3)
                .contains(where: { $0.text.hasPrefix("cig") || $0.text.hasPrefix("smok") })
            {
              continue
            }
            // "Smoked 1 ppd, quit 2025" was one course; "smokes 3 a day, told her surgeon she quit" is a
            // contradiction.
            if last.value == .choice("current"), mention.value == .choice("former"),
              !HabitField.isToldAsNow(last.words, in: note)
            {
              found.removeLast()
            }
          }
          found.append(mention)
        }
        return found
      }
  }

  private func mention(
    _ match: PhraseTable<Cue>.Match, in note: MarkedNote, _ sentence: Sentence
  ) -> Mention? {
    switch match.value {
    case .replacement:
      var mention = note.mention(.nicotineReplacement, at: match.tokens)
      // "On nicotine lozenge until 12/2025".
      let behind = match.tokens.upperBound..<sentence.tokens.upperBound
      mention.end = note.dates.spans(in: behind).first { $0.form == .until }?.date
      return mention
    case .cessation: return note.mention(.tobacco, .choice("cessation advised"), at: match.tokens)
    case .status(let status):
      // "Trying to quit", "agrees to set a quit date": not yet.
      guard !isIntent(match.tokens, note.tokens),
        status == "former" || !isOfReference(sentence.tokens, note.tokens),
        !isDemand(match.tokens, sentence, note.tokens)
      else { return nil }
      if match.tokens.count == 1, note.tokens[match.tokens.lowerBound].text == "quit",
        !isTobacco(sentence, in: note)
      {
        return nil
      }
      let label = HabitField.label(
        before: match.tokens.lowerBound, from: sentence.tokens, note.tokens)
      // "E-cigarette/Vaping: never user" tells nothing of smoking.
      if label != nil, status == "never" { return nil }
      var mention = note.mention(.tobacco, .choice(status), at: match.tokens)
      if label == "oral nicotine" || label == "vaping" {
        mention.details[Detail("product")] = label.map { .choice($0) }
      }
      if mention.context.assertion != .conditional { mention.context.assertion = .present }
      if status == "former" { mention.begin = quitDate(match.tokens, in: note, sentence.tokens) }
      // "Last cigarette this morning" has not stopped.
      if note.tokens[match.tokens.lowerBound].text == "last", mention.begin == nil { return nil }
      mention.context.temporality = .current
      return mention
    case .use(let product): return use(product, match.tokens, in: note, sentence)
    }
  }

  private func use(
    _ product: String, _ words: Range<Int>, in note: MarkedNote, _ sentence: Sentence
  )
    -> Mention?
  {
    var mention = note.mention(.tobacco, .choice("current"), at: words)
    if HabitField.isAmount(words, note.tokens), isOfFormerHabit(words, in: note, sentence) {
      return nil
    }
    if HabitField.isGivenUp(behind: words.upperBound, note.tokens) {
      mention.value = .choice("former")
      mention.context.assertion = .present
      mention.begin = quitDate(words, in: note, sentence.tokens)
    }
    if product == "dependence" {
      // "History of tobacco abuse" does not say whether it goes on.
      guard mention.context.temporality == .current else { return nil }
    } else if !product.isEmpty {
      mention.details[Detail("product")] = .choice(product)
    }
    switch mention.context.assertion {
    case .absent:
      // "Former smoker. Smokeless tobacco: never used": one product that was not used tells nothing
      // of the others.
      guard product.isEmpty || product == "dependence" else { return nil }
      mention.value = .choice("none now")
      mention.context.assertion = .present
    case .present:
      let isPast =
        mention.context.temporality == .historical
        || ["smoked", "chewed", "dipped", "vaped"].contains(note.tokens[words.lowerBound].text)
        || HabitField.isPastTense(before: words.lowerBound, note.tokens)
      let isNow = note.tokens[sentence.tokens].contains {
        ["current", "currently"].contains($0.text)
      }
      if isPast, !isNow {
        mention.value = .choice("former")
        // "Smoked until 2011".
        let behind = words.upperBound..<min(words.upperBound + 6, sentence.tokens.upperBound)
        mention.begin =
          note.dates.spans(in: behind).first { span in
            span.form == .until && span.tokens.lowerBound - words.upperBound <= 2
          }?.date
      }
      mention.context.temporality = .current
    default: break
    }
    // "Vaping status: never used", "Vaping Use" above it: a field that its answer settles.
    if product == "vaping", HabitField.isUnanswered(words, in: sentence.tokens, note.tokens) {
      return nil
    }
    // "smoking" and "tobacco use" without a subject name a topic: risk lists, counselling.
    let isTopic = ["smoking", "tobacco", "cigarette"].contains(note.tokens[words.lowerBound].text)
    if isTopic, product.isEmpty, mention.value != .choice("none now"),
      sentence.section != .social
        || HabitField.isUnanswered(words, in: sentence.tokens, note.tokens)
    {
      return nil
    }
    return mention
  }

  private func isTobacco(_ sentence: Sentence, in note: MarkedNote) -> Bool {
    let own = note.tokens[sentence.tokens]
    let names = { (tokens: ArraySlice<Token>) in
      tokens.contains { token in Self.stems.contains { token.text.hasPrefix($0) } }
    }
    if names(own) { return true }
    let isDrink = own.contains { token in
      ["alcohol", "drink", "etoh", "drug", "beer", "work"].contains { token.text.hasPrefix($0) }
    }
    // "Smoked for 20 years. Quit 2015.", "Packs/day: 1. Years: 20. Quit date: 6/1/2014."
    guard !isDrink, let index = note.sentence(at: sentence.tokens.lowerBound) else { return false }
    let reach = sentence.section == .social ? 3 : 1
    // "Tobacco treatment program", the title of the note.
    if names(note.tokens.prefix(12)) { return true }
    return note.sentences[max(0, index - reach)..<index].contains {
      $0.section == sentence.section && names(note.tokens[$0.tokens])
    }
  }

  private static let stems = [
    "smok", "tob", "cigar", "nicotine", "pack", "ppd", "pk", "vap", "gum", "patch",
  ]

  private func quitDate(_ quit: Range<Int>, in note: MarkedNote, _ sentence: Range<Int>)
    -> StatedDate?
  {
    let ahead = quit.upperBound..<min(quit.upperBound + 12, sentence.upperBound)
    if let span = note.dates.spans(in: ahead).first { return span.date }
    // "quit 2019", "quit (2019)": a bare year.
    for token in note.tokens[ahead].prefix(4) {
      if let year = token.integer, token.text.utf8.count == 4, (1940...2060).contains(year) {
        return StatedDate(year: year)
      }
    }
    return nil
  }
}
