public import Claims

/// The decided cases of one population as known on one day, with the ledger of those left out.
///
/// The target is P(overturned within the horizon | appealed under the practice's own choice of
/// appeals). A fixed horizon treats fast and slow payers alike: an appeal filed less than the
/// horizon before the as-of day is left out whether or not it was decided, since overturns tend to
/// come earlier than refusals and dropping only the pending ones would overstate the rate.
public struct TrainingSet: Sendable {
  public let population: Population
  public let observations: [Observation]
  public let ledger: SelectionLedger

  public init(population: Population, observations: [Observation], ledger: SelectionLedger) {
    self.population = population
    self.observations = observations
    self.ledger = ledger
  }

  /// Takes the inventory as known on `asOf`; an overturn counts within `horizonDays` of filing.
  ///
  /// - Parameters:
  ///   - denials: As known on `asOf`.
  ///   - population: Only these.
  ///   - predictors: How a denial becomes a row.
  ///   - asOf: The day looked from.
  ///   - horizonDays: Days from filing within which an overturn counts.
  ///   - stake: What working a denial would cost and has brought; `nil` where it is unknown.
  public init(
    denials: [Denial], population: Population, predictors: Predictors, asOf: CalendarDay,
    horizonDays: Int, stake: (Denial) -> WorkStake? = { _ in nil }
  ) {
    var ledger = SelectionLedger(horizonDays: horizonDays)
    var observations: [Observation] = []
    for denial in denials where Population(of: denial) == population {
      let result = FirstLevelResult(of: denial, asOf: asOf, horizonDays: horizonDays)
      ledger.count(result)
      guard let filed = result.filedDay, let isOverturned = result.isOverturned else { continue }
      observations.append(
        Observation(
          caseName: denial.caseName, row: predictors.row(of: denial, on: filed),
          isOverturned: isOverturned, startDay: filed,
          labelDay: filed.adding(days: horizonDays), payer: denial.payer.name,
          category: denial.reading.category.rawValue, amount: denial.denied,
          stake: stake(denial)))
    }
    self.init(population: population, observations: observations, ledger: ledger)
  }

  /// When the outcome of a case that began on a day is final.
  public func labelDay(ofCaseFrom start: CalendarDay) -> CalendarDay {
    population == .externalReview
      ? CalendarDay(year: start.civil.year, month: 12, day: 31) ?? start
      : start.adding(days: ledger.horizonDays)
  }

  /// External reviews decided by the end of `asOf`'s year; a year's outcomes are known at its end.
  public init(reviews: [ExternalReview], predictors: Predictors, asOf: CalendarDay) {
    var ledger = SelectionLedger(horizonDays: 0)
    var observations: [Observation] = []
    for review in reviews {
      guard let first = CalendarDay(year: review.year, month: 1, day: 1),
        let last = CalendarDay(year: review.year, month: 12, day: 31), last <= asOf
      else {
        ledger.count(.immature)
        continue
      }
      ledger.count(review.isOverturned ? .overturned(first) : .upheld(first))
      observations.append(
        Observation(
          caseName: review.reference, row: predictors.row(of: review),
          isOverturned: review.isOverturned, startDay: first, labelDay: last,
          payer: "", category: review.attributes["diagnosis category"] ?? "", amount: nil))
    }
    self.init(population: .externalReview, observations: observations, ledger: ledger)
  }
}

extension SelectionLedger {
  mutating func count(_ result: FirstLevelResult) {
    denials += 1
    switch result {
    case .notAppealable: notAppealable += 1
    case .notAppealed: notAppealed += 1
    case .immature: immature += 1
    case .withdrawn: withdrawn += 1
    case .called: called += 1
    case .wonUndated: wonUndated += 1
    case .overturned: overturned += 1
    case .upheld: upheld += 1
    case .undecided: undecided += 1
    }
  }
}

extension Denial {
  /// Facility and surgeon bill one surgery on two claims: member and day of service name the case.
  var caseName: String {
    guard let patient, !patient.memberNumber.isEmpty, let serviceDay else {
      return patientControlNumber ?? key
    }
    return "\(patient.memberNumber) \(serviceDay)"
  }
}
