import Claims

/// Strength over all examinations: the latest grade of each muscle and side, and what takes a weakness
/// back.
///
/// "EHL 4/5" in June and "5/5 throughout" in September contradict each other: the muscle recovered, or
/// a template filled itself in, and only a person can tell. The same muscle graded again, by name, is
/// measured anew, and the later grade counts. Behind an operation full strength is a new state, which
/// makes the weakness before it history.
struct StrengthExams {
  /// The latest of each muscle and side, none older than half a year before the last examination.
  let named: [Mention]
  /// "Throughout" and "otherwise", of the latest examination that has one.
  let general: [Mention]
  /// Foot drops and other weakness of a root.
  let drops: [Mention]
  /// Whatever may take a weakness back; a sentence of an earlier note said again counts as said.
  private let normal: [Mention]
  private let denials: [Mention]

  static let sameEpisode = 183

  /// Of graded strengths of the part of the body that is asked about.
  init(_ strengths: [Mention], _ mentions: ChartMentions) {
    let last = strengths.compactMap(\.orderDay).max()
    let recent = strengths.filter { mention in
      guard let last, let day = mention.orderDay else { return true }
      return last.days(since: day) <= Self.sameEpisode
    }
    // "Strength 4/5 throughout" grades every muscle anew; that all are strong may be a template.
    let weak = mentions.of(.weakness).filter { $0.hasWeight && $0.root != nil }
    denials = weak.filter { $0.context.assertion == .absent }
    let full =
      mentions.every(.motorStrength).filter { $0.isPresent && $0.isFull && $0.isGeneralStrength }
      + mentions.every(.normalStrength).filter(\.isPresent)
    normal = full
    let operations = mentions.of(.priorSurgery).filter(\.isPresent)
    let isOvercome = { (weakness: Mention) in
      full.contains { normal in
        normal.sharesSide(with: weakness) && normal.isOfLimb(of: weakness)
          && operations.contains { $0.wasOperation(on: weakness, before: normal) }
      }
    }
    named = recent.filter { one in
      !one.isGeneralStrength && !recent.contains { $0.isLater(than: one) && $0.regrades(one) }
        && !(one.isDeficit && isOvercome(one))
    }
    general = recent.filter(\.isGeneralStrength).latest
    drops = weak.filter(\.isPresent).latest.filter { !isOvercome($0) }
  }

  /// Muscles weak by their latest grade, and foot drops.
  private var weak: [Mention] { (named + general).filter(\.isDeficit) + drops }

  /// Weakness that nothing takes back.
  var standing: [Mention] { weak.filter { takingBack($0).isEmpty } }

  /// Weakness that words of its day or later take back, with those words.
  var undone: [(weakness: Mention, later: [Mention])] {
    weak.map { ($0, takingBack($0)) }.filter { !$0.1.isEmpty }
  }

  /// The words by which a weakness is not there, of its own day or later.
  func takingBack(_ weakness: Mention) -> [Mention] {
    let whole = normal.filter { takes($0, back: weakness) }
    guard weakness.concept == .weakness else { return whole }
    return whole
      + (named.filter(\.isFull) + denials).filter {
        $0.root == weakness.root && $0.isLater(than: weakness) && $0.sharesSide(with: weakness)
      }
  }

  /// "Throughout" beside a weak muscle contradicts it on the same day; "otherwise", and an examination
  /// called normal as a whole, only on a later one.
  private func takes(_ normal: Mention, back weakness: Mention) -> Bool {
    guard normal.sharesSide(with: weakness), normal.isOfLimb(of: weakness) else { return false }
    if normal.choice(.manner) == "foot drop", weakness.concept != .weakness { return false }
    if normal.isLater(than: weakness) { return true }
    guard !weakness.isLater(than: normal), normal.quote != weakness.quote else { return false }
    return normal.choice(.muscle) == "all" || normal.choice(.manner) == "strength"
  }
}

extension Mention {
  /// Strength "throughout" or "otherwise", of no muscle by name.
  var isGeneralStrength: Bool {
    concept == .motorStrength && ["all", "all other"].contains(choice(.muscle) ?? "")
  }

  fileprivate var isFull: Bool { value == .motor(.five) }

  /// Whether an operation lies between a weakness that it may have cured and a later examination.
  fileprivate func wasOperation(on weakness: Mention, before normal: Mention) -> Bool {
    guard let weak = weakness.orderDay, let strong = normal.orderDay, let begin, weak < begin.first,
      begin.last <= strong
    else { return false }
    let regions = Set(levels.map { $0.region == .cervical })
    guard let root = weakness.root, !regions.isEmpty else { return true }
    return regions.contains(root.limb == .cervical)
  }

  fileprivate func isLater(than other: Mention) -> Bool {
    guard let day = orderDay, let theirs = other.orderDay else { return false }
    return day > theirs
  }

  /// The same muscle on a side that may be the same; one without a name is graded by any later grade.
  fileprivate func regrades(_ other: Mention) -> Bool {
    guard side == nil || other.side == nil || sharesSide(with: other) else { return false }
    let muscle = other.choice(.muscle)
    if isGeneralStrength { return !isFull && choice(.muscle) == "all" && isOfLimb(of: other) }
    return choice(.muscle) == muscle || muscle == "not named"
  }

  fileprivate func sharesSide(with other: Mention) -> Bool {
    guard let side, let theirs = other.side else { return side == nil || side == .bilateral }
    return !side.single.isDisjoint(with: theirs.single)
  }

  /// Strong arms say nothing of the legs.
  fileprivate func isOfLimb(of weakness: Mention) -> Bool {
    guard let limb = choice(.region), let root = weakness.root else { return true }
    return (limb == "upper") == (root.limb == .cervical)
  }
}
