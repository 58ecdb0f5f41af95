import Claims

/// Whether the patient uses tobacco, and since when not.
struct TobaccoFacts: FactBuilder {
  static let status = FactPath("tobacco.status")
  static let freeWeeks = FactPath("tobacco.nicotine_free_weeks")
  static let counselled = FactPath("tobacco.ok_or_counselled_6wk")

  static let never = FactPath("tobacco.never_smoker")

  let paths = [status, freeWeeks, counselled, never]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let told = mentions.of(.tobacco).filter { $0.isPresent && $0.choice != "cessation advised" }
    guard let status = standing(told) else { return counselling(mentions, nil, nil) }
    let free = freeWeeks(status, told, mentions)
    return [status, free, never(status, told)].compactMap(\.self)
      + counselling(mentions, status, free)
  }

  /// The latest word counts. Never beside current or former is a conflict, and so is a smoker who
  /// later does not smoke without a word of quitting.
  private func standing(_ told: [Mention]) -> Fact? {
    // The day of quitting is not the day it was told.
    let newest = told.compactMap(\.noteDay).max()
    let latest = newest == nil ? told : told.filter { $0.noteDay == newest }
    guard let chosen = Self.status(of: latest) else { return nil }
    let against = told.filter { Self.contradict(chosen, $0) }
    return Fact(
      Self.status, chosen.value, firstDay: chosen.begin?.day, lastDay: chosen.noteDay,
      isConflict: !against.isEmpty, support: latest.filter { $0.value == chosen.value }.quotes,
      against: against.quotes)
  }

  /// "Does not smoke" leaves open whether the patient once did; who chews tobacco may never have
  /// smoked.
  private func never(_ status: Fact, _ told: [Mention]) -> Fact? {
    let neverTold = told.filter { $0.choice == "never" }
    if !status.isConflict, status.value != .choice("never"), !neverTold.isEmpty {
      return Fact(
        Self.never, .truth(true), lastDay: neverTold.latest.first?.noteDay,
        support: neverTold.quotes)
    }
    // Of one who vapes and tells nothing of smoking nobody knows.
    guard let choice = status.value, choice != .choice("none now"),
      told.contains(where: { $0.choice != "none now" && !$0.isUnsmoked })
    else { return nil }
    let isNever = choice == .choice("never")
    return Fact(
      Self.never, .truth(isNever), assertion: isNever ? .present : .absent, lastDay: status.lastDay,
      isConflict: status.isConflict, support: status.support, against: status.against)
  }

  private static func contradict(_ chosen: Mention, _ other: Mention) -> Bool {
    let pair: Set<String> = [chosen.choice ?? "", other.choice ?? ""]
    guard pair.count == 2 else { return false }
    if pair.contains("never") {
      // "Never smoked", "chews tobacco" are two facts: what is not smoked makes no smoker.
      let other = chosen.choice == "never" ? other : chosen
      return pair != ["never", "none now"] && !other.isUnsmoked
    }
    // "Quit cigarettes 2020. Vapes daily": one product was given up, another is used.
    if pair == ["current", "former"],
      chosen.choice(Detail("product")) != nil && other.choice(Detail("product")) == nil
        || [chosen, other].contains(where: { $0.choice == "former" && $0.isUnsmoked })
    {
      return false
    }
    // "Ever smoked? No", "vapes": the one is denied, the other done.
    if pair == ["current", "none now"],
      [chosen, other].contains(where: \.isUnsmoked),
      [chosen, other].contains(where: \.deniesSmoking)
    {
      return false
    }
    let isLater = (other.noteDay?.number ?? 0) < (chosen.noteDay?.number ?? 0)
    // "Smokes", later "quit": a course of life. The other way round within one day it is none.
    if pair == ["current", "former"] { return !isLater }
    if pair == ["current", "none now"] { return chosen.choice == "none now" || !isLater }
    return false
  }

  /// Nicotine outweighs not smoking: among what is told on a day the habit that goes on is the status.
  private static func status(of latest: [Mention]) -> Mention? {
    if let habit = latest.last(where: { $0.choice == "current" && $0.isUnsmoked }) { return habit }
    // A chewer who quit and smokes is a smoker.
    if latest.last?.isUnsmoked == true, let smoker = latest.last(where: { $0.choice == "current" })
    {
      return smoker
    }
    // "Smoked until 2011; does not use nicotine now" is a former smoker.
    return latest.last?.choice == "none now"
      ? latest.last { $0.choice == "former" } ?? latest.last : latest.last
  }

  /// Whole weeks from the latest day that quitting may mean. Replacement is nicotine until a later
  /// note denies it; a cotinine above 10 ng/mL contradicts.
  private func freeWeeks(_ status: Fact, _ told: [Mention], _ mentions: ChartMentions) -> Fact? {
    let replaced = mentions.of(.nicotineReplacement).filter {
      $0.hasWeight && [.present, .absent].contains($0.context.assertion)
    }
    let replacement = replaced.latest.filter { $0.isPresent && !Self.isOver($0) }
    let cotinine = mentions.of(.cotinine).filter { $0.isPresent && $0.number != nil }.latest
    let positive = cotinine.filter { ($0.number ?? 0) > 10 && $0.choice(.bound) == nil }
    var fact = Fact(
      Self.freeWeeks, isConflict: status.isConflict, support: status.support,
      against: status.against)
    switch status.value {
    case .choice("current"): fact.value = .number(0, unit: "weeks")
    case .choice("former") where !replacement.isEmpty:
      fact.value = .number(0, unit: "weeks")
      fact.support += replacement.quotes.filter { !fact.support.contains($0) }
    case .choice("former"):
      guard let quit = told.last(where: { $0.begin != nil }), let quitDay = quit.begin?.last,
        let day = Self.lastNicotine(replaced, after: quitDay),
        let asOf = mentions.request.day ?? quit.noteDay,
        let weeks = TreatmentCourse.weeks(from: day, to: asOf)
      else { return nil }
      fact.value = .number(weeks, unit: "weeks")
      fact.firstDay = quit.begin?.day
    default: return nil
    }
    if fact.value != .number(0, unit: "weeks"), !positive.isEmpty {
      fact.isConflict = true
      fact.against += positive.quotes
    } else {
      fact.support += cotinine.filter { !positive.contains($0) }.quotes
    }
    return fact
  }

  /// "Until 12/2025", written later.
  private static func isOver(_ replacement: Mention) -> Bool {
    guard let end = replacement.end?.last, let told = replacement.noteDay else { return false }
    return end < told
  }

  /// The day of quitting or, where replacement went on after it, of the note that denies it; `nil`
  /// where that has no day.
  private static func lastNicotine(
    _ replaced: [Mention], after quit: CalendarDay
  ) -> CalendarDay? {
    guard replaced.contains(where: { $0.isPresent && ($0.noteDay ?? quit) >= quit }) else {
      return quit
    }
    return replaced.latest.first.flatMap { Self.isOver($0) ? $0.end?.last : $0.noteDay }
  }

  private func counselling(_ mentions: ChartMentions, _ status: Fact?, _ free: Fact?) -> [Fact] {
    let advised = mentions.of(.tobacco).filter { $0.choice == "cessation advised" && $0.hasWeight }
    let isFree: Bool =
      switch (status?.value, free?.value) {
      case (.choice("never"), _), (.choice("none now"), _): true
      case (_, .number(let weeks, _)): weeks >= 6
      default: false
      }
    guard isFree || !advised.isEmpty else { return [] }
    return [
      Fact(
        Self.counselled, .truth(true), isConflict: isFree && status?.isConflict == true,
        support: (isFree ? status?.support ?? [] : []) + advised.quotes,
        against: isFree ? status?.against ?? [] : [])
    ]
  }

  func flags(from mentions: ChartMentions) -> [ReadingFlag] {
    let told = mentions.of(.tobacco).filter { $0.isPresent && $0.choice != "cessation advised" }
    guard let status = standing(told), status.isConflict else { return [] }
    return [
      ReadingFlag(
        .contradiction, "the notes disagree on tobacco", quotes: status.support + status.against)
    ]
  }
}

extension Mention {
  fileprivate var deniesSmoking: Bool {
    choice == "none now" && wording.lowercased().contains("smok")
  }

  /// Chewed, held in the mouth or vaped: nicotine, and no smoking.
  fileprivate var isUnsmoked: Bool {
    ["oral nicotine", "vaping"].contains(choice(Detail("product")))
  }
}
