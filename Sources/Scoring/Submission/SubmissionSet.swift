public import Claims
public import Statistics

/// Answered claims of one population as known on a day, and the ledger of those left out.
///
/// The question is how a payer first answers a claim like this one. Claims sent less than the
/// maturity before the day are left out whether or not they were answered.
public struct SubmissionSet: Sendable {
  public let population: Population
  public let design: DesignMatrix
  /// For each row the payer's first answer.
  public let outcomes: [SubmissionOutcome]
  /// For each row the day the claim was sent, and the day its answer was known.
  public let days: [CalendarDay]
  public let answerDays: [CalendarDay]
  /// Claims of one surgery share a case.
  public let cases: [String]
  public let ledger: SubmissionLedger

  /// Whether claims differ in payer, procedure or anything else a model could go by.
  public var tellsClaimsApart: Bool {
    !Set(design.factors.map(\.name)).isSubset(of: design.constantTerms)
  }

  /// The first and last day a used claim was sent; `nil` without claims.
  public var window: ServicePeriod? {
    days.min().flatMap { first in days.max().map { ServicePeriod(first: first, last: $0) } }
  }
}

/// Takes submitted claims one by one, so that only their predictors stay in memory.
public struct SubmissionSetBuilder {
  /// Nearly all claims are answered by then.
  public static let maturityDays = 60

  private let population: Population
  private let predictors: ClaimPredictors
  private let asOf: CalendarDay
  private var builder = DesignBuilder()
  private var outcomes: [SubmissionOutcome] = []
  private var days: [CalendarDay] = []
  private var answerDays: [CalendarDay] = []
  private var cases: [String] = []
  private var ledger = SubmissionLedger(maturityDays: maturityDays)

  public init(population: Population, predictors: ClaimPredictors, asOf: CalendarDay) {
    self.population = population
    self.predictors = predictors
    self.asOf = asOf
  }

  /// - Parameters:
  ///   - claim: An original claim to a primary payer.
  ///   - firstAnswer: When the first remittance for it was known; `nil` while none is.
  ///   - denials: The denials of its patient control number.
  public mutating func add(
    _ claim: SubmittedClaim, firstAnswer: CalendarDay?, denials: [Denial]
  ) {
    ledger.submitted += 1
    guard let sent = claim.submittedDay, sent.adding(days: Self.maturityDays) <= asOf else {
      ledger.immature += 1
      return
    }
    guard let firstAnswer else {
      ledger.unanswered += 1
      return
    }
    let outcome = SubmissionOutcome(of: denials, firstAdjudicatedOn: firstAnswer)
    outcome == .paid ? (ledger.paid += 1) : (ledger.denied += 1)
    builder.add(predictors.row(of: claim))
    outcomes.append(outcome)
    days.append(sent)
    answerDays.append(firstAnswer)
    cases.append(claim.caseName)
  }

  /// - Throws: ``FitError`` for a factor of too many levels.
  public consuming func set() throws(FitError) -> SubmissionSet {
    SubmissionSet(
      population: population, design: try builder.design(coding: .oneHot), outcomes: outcomes,
      days: days, answerDays: answerDays, cases: cases, ledger: ledger)
  }
}

extension SubmittedClaim {
  /// Facility and surgeon bill one surgery on two claims: member and day of service name the case.
  fileprivate var caseName: String {
    let member = (patient ?? subscriber)?.memberNumber ?? ""
    guard !member.isEmpty, let day = servicePeriod?.first else { return patientControlNumber }
    return "\(member) \(day)"
  }
}
