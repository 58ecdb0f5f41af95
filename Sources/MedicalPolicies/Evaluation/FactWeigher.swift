import Claims
import ClinicalRecords

/// Weighs the facts under a path against a test, at the requested levels and side, as of the
/// request day.
struct FactWeigher {
  let request: SurgeryRequest
  let facts: ChartFacts

  func weigh(_ ask: Ask) -> Weighed {
    let found = facts[ask.path]
    guard !found.isEmpty else { return Weighed(verdict: .unknown, grounds: .missing) }
    guard ask.hasPlace else { return combine(found, ask) }
    return ask.isPerLevel ? atEveryLevel(found, ask) : atSomeLevel(found, ask)
  }

  private func atEveryLevel(_ found: [Fact], _ ask: Ask) -> Weighed {
    guard !request.levels.isEmpty else {
      return Weighed(verdict: .unknown, grounds: .noLevelRequested, facts: found)
    }
    let weighed = request.levels.map { level -> Weighed in
      let here = found.filter { $0.level == level }
      if !here.isEmpty { return onRequestedSide(here, ask) }
      let unplaced = found.filter { $0.level == nil }
      if !unplaced.isEmpty {
        let whatever = combine(unplaced, ask)
        return whatever.verdict == .notMet
          ? whatever : Weighed(verdict: .unknown, grounds: .levelNotStated, facts: unplaced)
      }
      return elsewhere(found, ask)
    }
    return Self.conjunction(weighed)
  }

  private func atSomeLevel(_ found: [Fact], _ ask: Ask) -> Weighed {
    guard !request.levels.isEmpty else { return onRequestedSide(found, ask) }
    let here = found.filter { fact in fact.level.map(request.levels.contains) ?? true }
    return here.isEmpty ? elsewhere(found, ask) : onRequestedSide(here, ask)
  }

  /// Facts at levels that were not requested: a conflict where they state the finding, else no answer.
  private func elsewhere(_ found: [Fact], _ ask: Ask) -> Weighed {
    let others = found.filter { fact in !(fact.level.map(request.levels.contains) ?? true) }
    let isOnlyElsewhere = others.count == found.count
    return isOnlyElsewhere && isStated(in: others, ask)
      ? Weighed(verdict: .conflict, grounds: .otherPlace, facts: others)
      : Weighed(verdict: .unknown, grounds: .missing, facts: others)
  }

  /// Whether the finding itself is stated, though its day, its agreement with the symptoms or another
  /// place leave open whether it meets the test.
  private func isStated(in facts: [Fact], _ ask: Ask) -> Bool {
    if combine(facts, ask).verdict == .met { return true }
    return facts.contains { fact in
      let weighed = FactJudge(fact: fact, ask: ask, request: request).weighed
      switch weighed.grounds {
      case .shown: return fact.assertion == .present
      case .contradiction, .disagrees, .concordanceUnknown, .undated, .outsideWindow,
        .afterRequest:
        return true
      // What is stated and cannot be tied to the symptoms is only possible as an answer.
      case .onlyMentioned(.possible): return fact.concordance == .cannotTell
      default: return false
      }
    }
  }

  private func onRequestedSide(_ found: [Fact], _ ask: Ask) -> Weighed {
    let isSided = found.contains { $0.side == .left || $0.side == .right }
    guard isSided else { return combine(found, ask) }
    switch request.side {
    case nil:
      let whatever = combine(found, ask)
      return whatever.verdict == .met
        ? Weighed(verdict: .unknown, grounds: .noSideRequested, facts: found) : whatever
    case .some(.none): return combine(found, ask)
    case .left: return side(.left, of: found, ask)
    case .right: return side(.right, of: found, ask)
    case .bilateral:
      // A symptom on one side bears out a bilateral operation; a finding at a level does not.
      guard ask.isPerLevel || ask.needsConcordance else { return combine(found, ask) }
      let both = [Side.left, .right].map { half -> Weighed in
        let here = found.filter { $0.side != half.other }
        return here.isEmpty
          ? Weighed(verdict: .unknown, grounds: .oneSideOnly, facts: found) : combine(here, ask)
      }
      return Self.conjunction(both)
    }
  }

  private func side(_ side: Side, of found: [Fact], _ ask: Ask) -> Weighed {
    let here = found.filter { $0.side != side.other }
    if !here.isEmpty { return combine(here, ask) }
    return isStated(in: found, ask)
      ? Weighed(verdict: .conflict, grounds: .otherPlace, facts: found)
      : Weighed(verdict: .unknown, grounds: .missing, facts: found)
  }

  /// Every part must hold; the facts of all are used, the grounds are of the part that decides.
  static func conjunction(_ parts: [Weighed]) -> Weighed {
    let verdict = Verdict.all(parts.map(\.verdict))
    let decisive = parts.first { $0.verdict == verdict } ?? parts.first { $0.verdict != .met }
    return Weighed(
      verdict: verdict, grounds: decisive?.grounds ?? .missing,
      facts: verdict.truth == true ? parts.flatMap(\.facts) : decisive?.facts ?? [])
  }

  // MARK: - Several facts of one place

  private func combine(_ found: [Fact], _ ask: Ask) -> Weighed {
    let judged = found.map { FactJudge(fact: $0, ask: ask, request: request).weighed }
    return ask.test.isCourse ? ofCourses(judged, ask) : ofStates(judged, ask)
  }

  /// Several courses of care: one is enough, and none is added to another.
  private func ofCourses(_ judged: [Weighed], _ ask: Ask) -> Weighed {
    for verdict in [Verdict.met, .conflict, .unknown] {
      if let first = judged.first(where: { $0.verdict == verdict }) { return first }
    }
    let short = judged.filter { $0.grounds == .fallsShort }
    if ask.isCare, !ask.isConsecutive, reachesTogether(short.flatMap(\.facts), ask) {
      return Weighed(
        verdict: .unknown, grounds: .coursesOnlyTogether, facts: short.flatMap(\.facts))
    }
    return Self.first(.notMet, of: judged)
  }

  private func reachesTogether(_ courses: [Fact], _ ask: Ask) -> Bool {
    guard courses.count > 1, case .number(let comparison, let limit, let unit) = ask.test else {
      return false
    }
    let values = courses.compactMap { fact -> Double? in
      guard case .number(let value, let name)? = fact.value else { return nil }
      return MeasureUnit(rawValue: name)?.convert(value, to: unit)
    }
    return comparison.holds(values.reduce(0, +), limit)
  }

  /// A state as it was found, perhaps more than once: the later finding counts, and findings of one
  /// day or without days that differ are a contradiction.
  private func ofStates(_ judged: [Weighed], _ ask: Ask) -> Weighed {
    if let conflict = judged.first(where: { $0.verdict == .conflict }) { return conflict }
    let met = judged.filter { $0.verdict == .met }
    let against = judged.filter { $0.verdict == .notMet && $0.grounds.speaksAgainst }
    guard !met.isEmpty else {
      return judged.contains { $0.verdict == .unknown }
        ? Self.first(.unknown, of: judged) : Self.first(.notMet, of: judged)
    }
    let shown = Weighed(verdict: .met, grounds: .shown, facts: met.flatMap(\.facts))
    guard !against.isEmpty else { return shown }
    let (forIt, againstIt) = (met.map(\.lastDay), against.map(\.lastDay))
    if !againstIt.contains(nil), let last = againstIt.compactMap(\.self).max(),
      let latest = forIt.compactMap(\.self).max()
    {
      if latest > last || (latest == last && ask.test.takesWorst) { return shown }
      if !forIt.contains(nil), latest < last { return Self.first(.notMet, of: against) }
    }
    if ask.test.takesWorst, againstIt.allSatisfy({ $0 == nil }), forIt.contains(nil) {
      return shown
    }
    return Weighed(
      verdict: .conflict, grounds: .contradiction, facts: (met + against).flatMap(\.facts))
  }

  private static func first(_ verdict: Verdict, of judged: [Weighed]) -> Weighed {
    judged.first { $0.verdict == verdict } ?? Weighed(verdict: .unknown, grounds: .missing)
  }
}

extension Weighed {
  fileprivate var lastDay: CalendarDay? { facts.first?.lastDay }
}

extension Grounds {
  /// A finding to the contrary; old evidence and a refusal contradict nothing.
  fileprivate var speaksAgainst: Bool {
    switch self {
    case .fallsShort, .denied(.absent): true
    default: false
    }
  }
}

extension CriterionTest {
  /// Grades found at one level on one day belong to its several sites or muscles; the worst counts.
  fileprivate var takesWorst: Bool {
    switch self {
    case .stenosis(let comparison, _): comparison.isLowerBound
    case .motor(let comparison, _): !comparison.isLowerBound
    default: false
    }
  }
}

extension Side {
  /// The opposite side; `nil` for both.
  fileprivate var other: Side? {
    switch self {
    case .left: .right
    case .right: .left
    case .bilateral: nil
    }
  }
}
