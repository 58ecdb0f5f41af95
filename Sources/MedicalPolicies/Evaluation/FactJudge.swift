import Claims
import ClinicalRecords

/// Judges one fact against one test: assertion, then value, then agreement, window and days.
struct FactJudge {
  let fact: Fact
  let ask: Ask
  let request: SurgeryRequest

  var weighed: Weighed {
    let (verdict, grounds) = judgement
    return Weighed(verdict: verdict, grounds: grounds, facts: [fact])
  }

  private typealias Judgement = (Verdict, Grounds)

  /// "No prior spine surgery" tells the history that is asked for.
  private static let histories: Set<FactPath> = [FactPath("prior_surgery.history")]

  private var judgement: Judgement {
    if fact.isConflict { return (.conflict, .contradiction) }
    switch fact.assertion {
    case .planned, .possible, .conditional: return (.unknown, .onlyMentioned(fact.assertion))
    case .declined:
      return ask.test == .isFalse || ask.test.isUpperBound
        ? (.unknown, .noMeasure) : (.notMet, .denied(.declined))
    case .absent:
      if ask.test == .documented, Self.histories.contains(fact.path) { return (.met, .shown) }
      // What is absent is excluded; how much of it there is, it does not say.
      if ask.test == .isFalse { return qualified }
      return ask.test.isUpperBound ? (.unknown, .noMeasure) : (.notMet, .denied(.absent))
    case .present:
      let (verdict, grounds) = value
      return verdict == .met ? qualified : (verdict, grounds)
    }
  }

  private var value: Judgement {
    guard let value = fact.value else {
      return ask.test == .isTrue || ask.test == .documented
        ? (.met, .shown)
        : ask.test == .isFalse ? (.notMet, .fallsShort) : (.unknown, .noMeasure)
    }
    switch (ask.test, value) {
    case (.isTrue, .truth(let truth)): return judged(truth)
    case (.isFalse, .truth(let truth)): return judged(!truth)
    case (.documented, .truth(let truth)): return truth ? (.met, .shown) : (.notMet, .fallsShort)
    case (.documented, .words(let words)):
      return words.isEmpty ? (.unknown, .noMeasure) : (.met, .shown)
    case (.documented, _): return (.met, .shown)
    case (.number(let comparison, let limit, let unit), .number(let number, let name)):
      return measured(number, name, unit) { comparison.holds($0, limit) }
    case (.between(let low, let high, let unit), .number(let number, let name)):
      return measured(number, name, unit) { low <= $0 && $0 <= high }
    case (.motor(let comparison, let limit), .motor(let grade)):
      return judged(comparison.holds(grade, limit))
    case (.stenosis(let comparison, let limit), .stenosis(let grade)):
      return judged(comparison.holds(grade, limit))
    case (.choice(let wanted), .choice(let choice)), (.contains(let wanted), .choice(let choice)):
      return judged(wanted.contains(choice))
    case (.contains(let wanted), .words(let words)):
      return judged(!Set(wanted).isDisjoint(with: words))
    case (.medicine(let classes), .words(let names)):
      // Another medicine does not deny one of the class.
      let isOne = names.contains { MedicineClass(naming: $0).map(classes.contains) ?? false }
      return isOne ? (.met, .shown) : (.unknown, .otherMedicine)
    default: return (.unknown, .noMeasure)
    }
  }

  private func judged(_ holds: Bool) -> Judgement {
    holds ? (.met, .shown) : (.notMet, .fallsShort)
  }

  private func measured(
    _ number: Double, _ name: String, _ unit: MeasureUnit, holds: (Double) -> Bool
  ) -> Judgement {
    guard number.isFinite, let value = MeasureUnit(rawValue: name)?.convert(number, to: unit) else {
      return (.unknown, .otherUnit)
    }
    return judged(holds(value))
  }

  /// A value that meets the test, held to the side conditions of place and time.
  private var qualified: Judgement {
    if ask.needsConcordance {
      switch fact.concordance {
      case .agrees: break
      case .disagrees: return (.conflict, .disagrees)
      case .cannotTell, nil: return (.unknown, .concordanceUnknown)
      }
    }
    if let lookback = ask.lookbackDays {
      guard let last = fact.lastDay else { return (.unknown, .undated) }
      if last > request.day { return (.unknown, .afterRequest) }
      let from = request.day.adding(days: -lookback)
      if last < from {
        return ask.test.isUpperBound
          ? (.unknown, .outsideWindow(from: from)) : (.notMet, .outsideWindow(from: from))
      }
    }
    return days
  }

  /// The days of a course must bear out its length.
  private var days: Judgement {
    if let spanDays = ask.spanDays {
      guard let span, span <= spanDays else { return (.unknown, .visitsPerhapsSpread) }
    }
    guard ask.isCare, let span, span > 1,
      case .number(let comparison, let limit, let unit) = ask.test, let day = unit.days,
      case .number(let number, let name)? = fact.value,
      let value = MeasureUnit(rawValue: name)?.convert(number, to: .days)
    else { return (.met, .shown) }
    if !comparison.holds(Double(span), limit * day) { return (.unknown, .daysDisagree) }
    if ask.isConsecutive, Double(span) > value + Self.tolerableGapDays {
      return (.unknown, .coursePerhapsBroken)
    }
    return (.met, .shown)
  }

  /// No policy read states a tolerance; a longer gap is asked about.
  private static let tolerableGapDays = 14.0

  /// First and last day count.
  private var span: Int? {
    guard let first = fact.firstDay, let last = fact.lastDay, first <= last else { return nil }
    return last.days(since: first) + 1
  }
}
