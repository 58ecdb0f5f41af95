public import Claims
public import ClinicalRecords

/// What is asked of the facts under one path.
struct Ask {
  var path: FactPath
  var test: CriterionTest
  var lookbackDays: Int?
  var isPerLevel = false
  /// Compared with the requested levels and side.
  var hasPlace = false
  var needsConcordance = false
  var isConsecutive = false
  var spanDays: Int?
  /// A course of care, whose days must bear out its weeks.
  var isCare = false
}

/// A verdict on facts, why, and which facts were used.
struct Weighed {
  var verdict: Verdict
  var grounds: Grounds
  var facts: [Fact] = []
}

/// Why a verdict is what it is; from it come the sentence and the question to the clinic.
public enum Grounds: Sendable, Hashable {
  case shown
  case fallsShort
  /// The record says no.
  case denied(Fact.Assertion)
  case missing
  case onlyMentioned(Fact.Assertion)
  case noMeasure
  case otherUnit
  /// Medicines, but of no class that the policy names.
  case otherMedicine
  case undated
  case outsideWindow(from: CalendarDay)
  case afterRequest
  case otherPlace
  case levelNotStated
  case noLevelRequested
  case noSideRequested
  case oneSideOnly
  case disagrees
  case concordanceUnknown
  case contradiction
  case coursesOnlyTogether
  case coursePerhapsBroken
  case daysDisagree
  case visitsPerhapsSpread
  case excused(FactPath)
  case alternative(FactPath)
  case doesNotApply(FactPath)
  case perhapsDoesNotApply(FactPath)
  /// A further fact decides: the cotinine result, the same scale.
  case condition(FactPath, CriterionTest)
  case waiver(String)
  case otherPolicy(String)
}
