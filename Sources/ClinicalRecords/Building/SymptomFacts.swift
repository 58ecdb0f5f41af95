import Claims

/// Radicular pain, claudication, myelopathy and how long it has lasted.
struct SymptomFacts: FactBuilder {
  static let leg = FactPath("symptom.radicular_leg")
  static let arm = FactPath("symptom.radicular_arm")
  static let radicularOrClaudication = FactPath("symptom.radicular_or_claudication")
  static let radicularOrMyelopathic = FactPath("symptom.radicular_or_myelopathic")
  static let myelopathic = FactPath("symptom.myelopathic")
  static let duration = FactPath("symptom.duration_weeks")

  let paths = [
    leg, arm, radicularOrClaudication, radicularOrMyelopathic, myelopathic, duration,
  ]

  func facts(from mentions: ChartMentions) -> [Fact] {
    let leg = radicular("leg", mentions)
    let arm = radicular("arm", mentions)
    let claudication = self.claudication(mentions)
    let myelopathy = Weighing(NeurologyFacts.examined(mentions.of(.myelopathy)))
    let region = mentions.request.region
    let limbs = [region == .cervical ? nil : leg, region == .lumbar ? nil : arm].compactMap(\.self)
    return [
      leg?.fact(Self.leg), arm?.fact(Self.arm), myelopathy?.fact(Self.myelopathic),
      either(
        limbs + [region == .cervical ? nil : claudication].compactMap(\.self),
        Self.radicularOrClaudication),
      either(limbs + [myelopathy].compactMap(\.self), Self.radicularOrMyelopathic),
    ].compactMap(\.self) + durations(mentions)
  }

  /// Named or radiating pain counts; pain of the limb alone makes it possible.
  private func radicular(_ limb: String, _ mentions: ChartMentions) -> Weighing? {
    let all = mentions.of(.radicularPain).filter { $0.choice == limb || $0.choice == nil }
    let own = all.filter { $0.choice == limb }
    let radicular = Self.comparable(own.filter { $0.choice(.manner) != "limb pain" })
    if let weighed = Weighing(radicular), weighed.assertion != .possible {
      let undoings = UndoneSymptom(told: own, gone: all + mentions.of(.symptomsGone))
      return weighed.contradicted(by: undoings.later(than: weighed.support.oneSide))
    }
    let softened = own.map { mention in
      var mention = mention
      if mention.choice(.manner) == "limb pain", mention.context.assertion == .present {
        mention.context.assertion = .possible
      }
      return mention
    }
    return Weighing(softened)
  }

  /// "No C7 or C8 radiculopathy" speaks against none of C6, and "no left leg pain" against none on the
  /// right: a denial of one root or side stands only where no other is affirmed.
  static func comparable(_ told: [Mention]) -> [Mention] {
    let affirmed = told.filter(\.isPresent)
    let (roots, sides) = (Set(affirmed.compactMap(\.root)), affirmed.compactMap(\.side))
    return told.filter { mention in
      guard mention.context.assertion == .absent else { return true }
      if let root = mention.root, !roots.isEmpty, !roots.contains(root) { return false }
      guard let side = mention.side, !sides.isEmpty else { return true }
      return sides.contains { !$0.single.isDisjoint(with: side.single) }
    }
  }

  /// It is leg pain too: where that is gone, or all symptoms, it is gone.
  private func claudication(_ mentions: ChartMentions) -> Weighing? {
    let told = mentions.of(.claudication)
    let legs = mentions.of(.radicularPain).filter { $0.choice == "leg" }
    let undoings = UndoneSymptom(told: told + legs, gone: told + legs + mentions.of(.symptomsGone))
    return Weighing(told)?.contradicted(by: undoings.later(than: nil))
  }

  /// One present is enough; all absent is absent; else the first that is possible.
  private func either(_ weighed: [Weighing], _ path: FactPath) -> Fact? {
    if let clear = weighed.first(where: { $0.assertion == .present && !$0.isConflict }) {
      return clear.fact(path)
    }
    if let present = weighed.first(where: { $0.assertion == .present }) {
      return present.fact(path)
    }
    if let possible = weighed.first(where: { $0.assertion == .possible }) {
      return possible.fact(path)
    }
    return weighed.first?.fact(path)
  }

  /// Each stated length or onset as its own fact; where only a change for the worse is dated, how long
  /// the symptoms lasted before it is not known.
  private func durations(_ mentions: ChartMentions) -> [Fact] {
    let stated = mentions.of(.symptomDuration).filter(\.isPresent)
    let whole = stated.filter { $0.choice(Detail("course")) == nil }
    let new = stated.filter { $0.choice(Detail("course")) == "new" }
    let told = !whole.isEmpty ? whole : new.isEmpty ? stated : new
    var seen: Set<FactValue?> = []
    return told.compactMap { mention in
      let weeks = mention.number ?? Self.weeks(since: mention.begin, on: mention.noteDay)
      let value = weeks.map { FactValue.number($0, unit: "weeks") }
      guard seen.insert(value).inserted else { return nil }
      return Fact(
        Self.duration, value,
        assertion: mention.choice(Detail("course")) == "worse" ? .possible : .present,
        firstDay: mention.begin?.day, lastDay: mention.noteDay, support: [mention.quote])
    }
  }

  /// From the latest day an onset may mean to the note's day.
  private static func weeks(since onset: StatedDate?, on day: CalendarDay?) -> Double? {
    guard let onset, let day else { return nil }
    return TreatmentCourse.weeks(from: onset.last, to: day)
  }
}
