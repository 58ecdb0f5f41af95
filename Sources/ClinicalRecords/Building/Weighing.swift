import Claims

/// What several mentions of one finding come to.
///
/// The latest statement decides, and everything said within sixty days before it counts as said at
/// the same time: within that a yes and a no are a conflict. What is conditional, planned, resolved
/// or another person's has no weight.
struct Weighing {
  let assertion: Fact.Assertion
  let support: [Mention]
  let against: [Mention]

  static let sameTime = 60

  /// - Returns: `nil` where no mention has weight.
  init?(_ mentions: [Mention]) {
    let weighty = mentions.filter(\.hasWeight)
    let latest = weighty.compactMap(\.orderDay).max()
    let current = weighty.filter { mention in
      guard let latest, let day = mention.orderDay else { return true }
      return latest.days(since: day) <= Self.sameTime
    }
    let present = current.filter { $0.context.assertion == .present }
    let absent = current.filter { $0.context.assertion == .absent }
    let possible = current.filter { $0.context.assertion == .possible }
    if !present.isEmpty {
      self.init(assertion: .present, support: present, against: absent)
    } else if !absent.isEmpty {
      self.init(assertion: .absent, support: absent, against: possible)
    } else if !possible.isEmpty {
      self.init(assertion: .possible, support: possible, against: [])
    } else {
      return nil
    }
  }

  private init(assertion: Fact.Assertion, support: [Mention], against: [Mention]) {
    self.assertion = assertion
    self.support = support
    self.against = against
  }

  /// Present against absent, both in words.
  var isConflict: Bool { assertion == .present && !against.isEmpty }

  /// The same with later words against it: what was present becomes a conflict.
  func contradicted(by later: [Mention]) -> Weighing {
    guard assertion == .present, !later.isEmpty else { return self }
    return Weighing(assertion: assertion, support: support, against: against + later)
  }

  /// A fact that is true or false.
  func fact(_ path: FactPath) -> Fact {
    Fact(
      path, assertion == .possible ? nil : .truth(assertion == .present), assertion: assertion,
      firstDay: support.compactMap(\.statedDay).min(),
      lastDay: support.compactMap(\.statedDay).max(),
      side: support.oneSide, isConflict: isConflict, support: support.quotes,
      against: against.quotes)
  }
}

extension Mention {
  /// Said of the patient, as of now.
  var hasWeight: Bool {
    context.experiencer == .patient && [.present, .absent, .possible].contains(context.assertion)
      && context.temporality != .historical && context.temporality != .resolved
  }

  var isPresent: Bool { hasWeight && context.assertion == .present }

  /// The day it speaks of: its own, else its note's; `nil` where only its month or year is written.
  ///
  /// What a visit tells of a study without its day was seen before the visit, nobody knows when.
  var statedDay: CalendarDay? {
    guard begin == nil else { return begin?.day }
    return [.office, .letter].contains(noteKind) && StudyDay.isSeen(concept) ? nil : noteDay
  }

  /// By which it is earlier or later than others: of a month or year the last day it may mean.
  var orderDay: CalendarDay? {
    // The day of an operation is not the day it was told.
    guard concept != .priorSurgery, let last = begin?.last else { return noteDay }
    return noteDay.map { min($0, last) } ?? last
  }

  /// The words that name it, verbatim.
  var wording: String {
    let start = words.lowerBound - quote.range.lowerBound
    return String(decoding: quote.text.utf8.dropFirst(start).prefix(words.count), as: UTF8.self)
  }

  func choice(_ detail: Detail) -> String? {
    if case .choice(let choice) = details[detail] { choice } else { nil }
  }

  func number(_ detail: Detail) -> Double? {
    if case .number(let number, _) = details[detail] { number } else { nil }
  }

  var choice: String? { if case .choice(let choice) = value { choice } else { nil } }
  var number: Double? { if case .number(let number, _) = value { number } else { nil } }
}

extension [Mention] {
  /// Each sentence once.
  var quotes: [Quote] {
    var seen: Set<Quote> = []
    return map(\.quote).filter { seen.insert($0).inserted }
  }

  /// The one side they name; `nil` where none or several are named.
  var oneSide: Side? {
    let sides = Set(compactMap(\.side))
    return sides.count == 1 ? sides.first : nil
  }

  /// Those of the latest stated day, and those without a day where none has one.
  var latest: [Mention] {
    guard let day = compactMap(\.orderDay).max() else { return self }
    return filter { $0.orderDay == day }
  }
}
