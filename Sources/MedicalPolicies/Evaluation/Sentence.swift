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
    let found = weighed.facts.map(\.words).joined(separator: "; ")
    switch weighed.grounds {
    case .shown: return "The record shows \(name): \(found)."
    case .fallsShort:
      return "The record says of \(name): \(found); the policy asks for it to be \(need)."
    case .denied(.declined): return "The record says that \(name) was declined."
    case .denied: return "The record says that there is none: \(name)."
    case .missing: return "The record does not say \(place)anything about \(name)."
    case .onlyMentioned(let assertion):
      return "The record speaks of \(name) only as \(assertion.rawValue), which proves nothing."
    case .noMeasure: return "The record names \(name) without the measure the policy asks for."
    case .otherUnit: return "The record gives \(name) in a unit that the policy does not use."
    case .undated, .outsideWindow, .afterRequest, .coursesOnlyTogether, .coursePerhapsBroken,
      .daysDisagree, .visitsPerhapsSpread:
      return reasonOfTime(weighed.grounds, found)
    case .otherPlace, .levelNotStated, .noLevelRequested, .noSideRequested, .oneSideOnly,
      .disagrees, .concordanceUnknown:
      return reasonOfPlace(weighed.grounds, found)
    case .contradiction: return "The record contradicts itself about \(name): \(found)."
    case .excused(let path):
      return "The policy excuses it where the record shows \(name(path)), and it does."
    case .alternative(let path):
      return "The record shows what the policy accepts instead: \(name(path)), \(found)."
    case .doesNotApply(let path):
      return "It does not apply: the record answers no on \(name(path))."
    case .perhapsDoesNotApply(let path):
      return "It is not known whether it applies, for want of \(name(path))."
    case .condition(let path, let test):
      return weighed.verdict == .notMet
        ? "The policy asks besides for \(name(path)), \(test.words): \(found)."
        : "The policy asks besides for \(name(path)), \(test.words), which the record does not show."
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
    case .noLevelRequested: return "Which levels are requested? The surgical plan would answer it."
    case .noSideRequested: return "Which side is requested? The surgical plan would answer it."
    case .otherPlace:
      return "Record and request name different places for \(name): which is right? The surgeon "
        + "would answer it, with a corrected note or request."
    case .levelNotStated: return ask("At which level and side is \(name)", criterion.fact)
    case .oneSideOnly: return ask("What shows \(name) on the other side", criterion.fact)
    case .disagrees, .concordanceUnknown:
      return "Do finding, symptoms and examination agree by level and side? A sentence of the "
        + "surgeon's that ties \(name) to them would answer it."
    case .contradiction:
      return "The record says two things about \(name): which is right? A dated note of the "
        + "surgeon's would answer it."
    case .onlyMentioned: return ask("Was it done or confirmed since: \(name)", criterion.fact)
    case .undated, .coursePerhapsBroken, .daysDisagree, .visitsPerhapsSpread:
      return ask("On which days did it begin and end, without a break: \(name)", criterion.fact)
    case .coursesOnlyTogether:
      return ask("Was there one course of \(name), \(need)", criterion.fact)
    case .afterRequest:
      return "Does the payer accept \(name) from after the request? The payer would answer it."
    case .condition(let path, let test):
      return ask("What shows \(name(path)), \(test.words)", path)
    case .perhapsDoesNotApply(let path): return ask("What shows \(name(path))", path)
    case .otherPolicy(let number):
      return "What is open under \(number)? The questions of that policy would answer it."
    default: return ask("What shows \(name)\(needed)\(window)\(at)", criterion.fact)
    }
  }

  private func ask(_ question: String, _ path: FactPath) -> String {
    let document = document(path)
    return "\(question)? \(document.prefix(1).uppercased())\(document.dropFirst()) would answer it."
  }

  private var needed: String {
    switch criterion.test {
    case .isTrue, .documented, .policyMet: ""
    default: ", \(need)"
    }
  }

  private var window: String {
    guard let days = criterion.lookbackDays else { return "" }
    return ", ended from \(request.day.adding(days: -days)) to \(request.day)"
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
    switch (firstDay, lastDay) {
    case (let first?, let last?) where first != last: words += ", \(first) to \(last)"
    case (_, let last?): words += ", \(last)"
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
