import Claims
import ClinicalRecords

/// Says a verdict's reason in one sentence, and the question whose answer would settle it.
struct Sentence {
  let criterion: Criterion
  let request: SurgeryRequest
  let catalogue: FactCatalogue

  private var name: String { name(criterion.fact) }
  private var need: String { criterion.test.words }

  private func name(_ path: FactPath) -> String { catalogue[path]?.name ?? path.rawValue }

  private func document(_ path: FactPath) -> String { catalogue[path]?.document ?? "a document" }

  func reason(_ weighed: Weighed) -> String {
    // Facts may say the same of several quotes: once is enough.
    let found = weighed.facts.map(\.words)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: "; ")
    switch weighed.grounds {
    case .shown: return "The record shows \(name): \(found)."
    case .fallsShort:
      return "The record says \(found) on this: \(name); the policy asks for \(need)."
    case .denied(.declined): return "The record says that this was declined: \(name)."
    case .denied: return "The record denies this: \(name)."
    case .missing: return "The record says nothing \(place)on this: \(name)."
    case .onlyMentioned(let assertion):
      return
        "The record speaks of this only as \(assertion.rawValue), which proves nothing: \(name)."
    case .noMeasure:
      return "The record names this without the measure the policy asks for: \(name)."
    case .otherUnit:
      return
        "The record gives \(name) as \(found), which is no measure of what the policy asks for, "
        + "\(need)."
    case .otherMedicine: return "The record shows \(found), and the policy asks for \(need)."
    case .undated, .outsideWindow, .afterRequest, .coursesOnlyTogether, .coursePerhapsBroken,
      .daysDisagree, .visitsPerhapsSpread:
      return reasonOfTime(weighed.grounds, found)
    case .otherPlace, .levelNotStated, .noLevelRequested, .noSideRequested, .oneSideOnly,
      .disagrees, .concordanceUnknown:
      return reasonOfPlace(weighed.grounds, found)
    case .contradiction: return "The record contradicts itself on this: \(name), \(found)."
    case .excused(let path):
      return "The policy excuses it for this, which the record shows: \(name(path))."
    case .alternative(let path):
      return "The record shows what the policy accepts instead: \(name(path)), \(found)."
    case .doesNotApply(let path):
      return "It does not apply, for the record says no on this: \(name(path))."
    case .perhapsDoesNotApply(let path):
      return "Whether it applies is not known, for the record is silent on this: \(name(path))."
    case .condition(let path, let test):
      return weighed.verdict == .notMet
        ? "The policy asks besides \(asked(path, test)), and the record says: \(found)."
        : "The policy asks besides \(asked(path, test)), which the record does not show."
    case .waiver(let label): return "The policy waives it: \(label)."
    case .otherPolicy(let number):
      return "The criteria of \(number) are \(weighed.verdict.words)."
    }
  }

  private func reasonOfTime(_ grounds: Grounds, _ found: String) -> String {
    switch grounds {
    case .undated: "The record shows \(name), \(found), without the day it ended."
    case .outsideWindow(let from):
      "The record shows \(name), \(found), but the policy counts from \(from) to \(request.day)."
    case .afterRequest: "The record shows \(name), \(found), after the request of \(request.day)."
    case .coursesOnlyTogether:
      "Only several courses together reach it, and the policy does not say that they add up: "
        + "\(found)."
    case .coursePerhapsBroken:
      "The policy asks for it without a break, and the days leave room for one: \(found)."
    case .daysDisagree: "Its first and last day do not bear out its length: \(found)."
    default:
      "The policy counts visits within \(criterion.spanDays ?? 0) days, which \(found) "
        + "does not show."
    }
  }

  private func reasonOfPlace(_ grounds: Grounds, _ found: String) -> String {
    switch grounds {
    case .otherPlace: "The record shows \(name) elsewhere, \(found), and not \(place)where asked."
    case .levelNotStated: "The record shows \(name), \(found), without a level."
    case .noLevelRequested: "The request names no level, so \(name) cannot be placed."
    case .noSideRequested: "The request names no side, and the record does: \(found)."
    case .oneSideOnly: "The request is for both sides, and the record shows one: \(found)."
    case .disagrees: "The finding, \(found), disagrees with the symptoms or the examination."
    default: "The record does not tie the finding, \(found), to symptoms and examination."
    }
  }

  func question(_ grounds: Grounds) -> String {
    switch grounds {
    case .noLevelRequested:
      return "Which levels are requested? To answer it, send: the surgical plan."
    case .noSideRequested: return "Which side is requested? To answer it, send: the surgical plan."
    case .otherPlace:
      return "Record and request name different places for \(name): which is right? To "
        + "answer it, send: a corrected note or request, signed by the surgeon."
    case .levelNotStated: return ask("At which level and side is \(name)", criterion.fact)
    case .oneSideOnly: return ask("What shows \(name) on the other side", criterion.fact)
    case .disagrees, .concordanceUnknown:
      return "Do finding, symptoms and examination agree by level and side? To answer "
        + "it, send: a note of the surgeon's that ties them together: \(name)."
    case .contradiction:
      return "The record says two things on this: \(name). Which is right? To answer it, send: a "
        + "dated note of the surgeon's."
    case .onlyMentioned: return ask("Was it done or confirmed since: \(name)", criterion.fact)
    case .undated, .coursePerhapsBroken, .daysDisagree, .visitsPerhapsSpread:
      return ask("On which days did it begin and end, without a break: \(name)", criterion.fact)
    case .coursesOnlyTogether:
      return ask("Was this one course: \(wanted(criterion.fact, criterion.test))", criterion.fact)
    case .afterRequest:
      return
        "Does the payer accept evidence from after the request: \(name)? To answer it, ask: the "
        + "payer."
    case .condition(let path, let test):
      return ask("\(whatShows(path, test))\(age(path))", path)
    case .perhapsDoesNotApply(let path): return ask("What shows \(name(path))", path)
    case .otherPolicy(let number):
      return "What is open under \(number)? To answer it, send: what that policy asks."
    default:
      return ask("\(whatShows(criterion.fact, criterion.test))\(window)\(at)", criterion.fact)
    }
  }

  private func ask(_ question: String, _ path: FactPath) -> String {
    "\(question)? To answer it, send: \(document(path))."
  }

  /// "What shows at least 6 weeks of physical therapy"; of what must not be, "What rules out".
  private func whatShows(_ path: FactPath, _ test: CriterionTest) -> String {
    "What \(test == .isFalse ? "rules out" : "shows") \(wanted(path, test))"
  }

  private func asked(_ path: FactPath, _ test: CriterionTest) -> String {
    test == .isFalse ? "that this is ruled out: \(name(path))" : "for \(wanted(path, test))"
  }

  /// Name and need as one says them, the unit once.
  private func wanted(_ path: FactPath, _ test: CriterionTest) -> String {
    let name = name(path)
    switch test {
    case .isTrue, .isFalse, .documented, .policyMet: return name
    case .number(_, _, let unit) where !unit.words.isEmpty && name.hasPrefix(unit.words + " "):
      return test.words + name.dropFirst(unit.words.count)
    case .number(let comparison, let number, let unit)
    where !unit.words.isEmpty && name.hasSuffix(" " + unit.words):
      return "\(comparison.words) \(CriterionTest.words(number)) \(name)"
    default: return "\(name), \(test.words)"
    }
  }

  private func age(_ path: FactPath) -> String {
    let condition = criterion.conditions.first { $0.fact == path }
    guard let days = condition?.maximumAgeDays else { return "" }
    return ", from \(request.day.adding(days: -days)) on"
  }

  private var window: String {
    guard let days = criterion.lookbackDays else { return "" }
    return ", ended between \(request.day.adding(days: -days)) and \(request.day)"
  }

  private var at: String {
    guard criterion.isPerLevel, !request.levels.isEmpty else { return "" }
    return ", at \(request.levels.map(\.description).joined(separator: ", "))"
  }

  private var place: String {
    guard criterion.isPerLevel, !request.levels.isEmpty else { return "" }
    return "at \(request.levels.map(\.description).joined(separator: ", ")) "
  }
}

extension Fact {
  /// `8 weeks, to 2026-04-28`, `severe at L4-5`.
  var words: String {
    var words = value?.words ?? assertion.rawValue
    if let level { words += " at \(level)" }
    if let side { words += " (\(side.rawValue))" }
    switch (firstDay, statedLastDay) {
    case (let first?, let last?) where first != last: words += ", \(first) to \(last)"
    case (_, let last?): words += ", dated \(last)"
    case (let first?, nil): words += ", from \(first)"
    case (nil, nil): break
    }
    return words
  }
}

extension FactValue {
  var words: String {
    switch self {
    case .truth(let truth): truth ? "yes" : "no"
    case .number(let grade, unit: MeasureUnit.grade.rawValue):
      "grade \(CriterionTest.words(grade))"
    case .number(let number, let unit):
      [CriterionTest.words(number), MeasureUnit(rawValue: unit)?.words ?? unit]
        .filter { !$0.isEmpty }.joined(separator: " ")
    case .motor(let grade): "\(grade.rawValue)/5"
    case .stenosis(let grade): grade.rawValue
    case .choice(let choice): choice.replacing("_", with: " ")
    case .words(let words): words.joined(separator: ", ")
    }
  }
}
