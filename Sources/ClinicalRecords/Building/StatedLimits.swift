import Claims

/// Limits of daily life and walking, parted into those that stand and those that a note of the same day
/// or later takes back.
///
/// "Unable to walk > 1 block" in June and "walks a mile without pain" in September: June was true, and
/// is no limit of today either. Two blocks instead of one, told as all that is possible, take the place
/// of one.
struct StatedLimits {
  let standing: [Mention]
  let undone: [(limit: Mention, later: [Mention])]

  init(_ mentions: ChartMentions) {
    let abilities = Abilities(mentions)
    let told = mentions.of(.activityLimit).filter(\.isPresent)
    // Three blocks in spring are no limit of today where autumn says one.
    let tolerances = [Concept.walking, .standing, .sitting].flatMap { activity in
      mentions.of(activity).filter { $0.isPresent && $0.isUpperBound }.latest
    }
    let all = told + tolerances
    var standing: [Mention] = []
    var undone: [(limit: Mention, later: [Mention])] = []
    for limit in all {
      let later = abilities.against(limit).filter { ability in
        // Told as limited once more, it is limited.
        !all.contains { $0.isSameActivity(as: limit) && $0.isTold(after: ability) }
      }
      if later.isEmpty { standing.append(limit) } else { undone.append((limit, later)) }
    }
    self.standing = standing
    self.undone = undone
  }

  /// What notes say can be done.
  private struct Abilities {
    let regained: [Mention]
    let denied: [Mention]
    let tolerances: [Mention]

    init(_ mentions: ChartMentions) {
      regained = mentions.of(.regainedFunction).filter(\.isPresent)
      denied = mentions.of(.activityLimit).filter {
        $0.hasWeight && $0.context.assertion == .absent
      }
      tolerances = [Concept.walking, .standing, .sitting].flatMap { mentions.of($0) }
        .filter { $0.isPresent && !$0.isUpperBound && !$0.isWithHelp }
    }

    func against(_ limit: Mention) -> [Mention] {
      let same = regained.filter { ["all", limit.activity].contains($0.choice(.activity) ?? "") }
      let denials = limit.concept == .activityLimit ? denied.filter(limit.isSameActivity) : []
      let farther = tolerances.filter { $0.exceeds(limit) }
      return (same + denials + farther).filter { !limit.isTold(after: $0) }
    }
  }
}

extension Mention {
  /// By which limits and abilities are known as those of one activity.
  fileprivate var activity: String {
    switch concept {
    case .walking: "walking"
    case .standing: "standing"
    case .sitting: "sitting"
    default: choice(.activity) ?? ""
    }
  }

  fileprivate func isSameActivity(as other: Mention) -> Bool {
    !activity.isEmpty && activity == other.activity
  }

  fileprivate var isUpperBound: Bool { ["at most", "less than"].contains(choice(.bound) ?? "") }

  /// On a later day; of two days of which one is not known, neither is later.
  fileprivate func isTold(after other: Mention) -> Bool {
    guard let day = orderDay, let theirs = other.orderDay else { return false }
    return day > theirs
  }

  /// More than a limit of the same activity allows, whatever the units mean.
  fileprivate func exceeds(_ limit: Mention) -> Bool {
    guard concept == limit.concept, case .number(let able, let unit) = value,
      case .number(let most, let limitUnit) = limit.value
    else { return false }
    if unit == limitUnit {
      return able > most || (able == most && limit.choice(.bound) == "less than")
    }
    if let minutes = Self.minutes(in: unit), let limitMinutes = Self.minutes(in: limitUnit) {
      return able * minutes > most * limitMinutes
    }
    guard let least = Stretch(unit), let greatest = Stretch(limitUnit) else { return false }
    return able * least.shortest > most * greatest.longest
  }

  private static func minutes(in unit: String) -> Double? { ["min": 1, "hour": 60][unit] }

  /// Walked with a cart or with rests, with pain or for a while only, it takes back nothing.
  fileprivate var isWithHelp: Bool {
    let tokens = Tokenizer.tokens(of: Array(quote.text.utf8))
    return !Self.help.matches(in: tokens, range: tokens.indices).isEmpty
  }

  private static let help = PhraseTable<Bool>(lists: [
    (true, "walker | cane | cart | rollator | crutch* | leaning | leans | rest | rests | resting"),
    (true, "breaks | stops | stopping | sits | if | with pain | with severe | despite"),
    (true, "temporarily | initially | briefly | goal | goals | wheelchair | with assistance"),
    (true, "with help | before"),
    (true, "weeks of relief | days of relief | good day | good days | some days | pushes through"),
    (true, "used to | would | difficulty | increased pain | severe pain | worse"),
  ])
}

/// What a unit of walking may come to in feet: a block is 250 to 900, a minute's walk 100 to 300.
///
/// Used to tell that one statement exceeds another under every reading, never printed.
private struct Stretch {
  let shortest: Double
  let longest: Double

  init?(_ unit: String) {
    let known: [String: (Double, Double)] = [
      "ft": (1, 1), "block": (250, 900), "mile": (5280, 5280), "m": (3.28, 3.28), "yard": (3, 3),
      "step": (1.5, 3), "min": (100, 300), "hour": (6000, 18000),
    ]
    guard let (shortest, longest) = known[unit] else { return nil }
    (self.shortest, self.longest) = (shortest, longest)
  }
}
