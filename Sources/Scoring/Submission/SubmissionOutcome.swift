public import Claims

/// How a payer first answered a claim: paid, or denied for a category.
public enum SubmissionOutcome: Sendable, Hashable {
  case paid
  case denied(DenialCategory)

  /// The name of the class in a model; categories are rarely worded `paid`.
  public var name: String {
    switch self {
    case .paid: Self.paidName
    case .denied(let category): category.rawValue
    }
  }

  public static let paidName = "paid"

  /// What the first adjudication said, from the claim's denials; of several the one with the most
  /// denied dollars, then the first category in the order of ``DenialCategory``.
  ///
  /// - Parameters:
  ///   - denials: All denials of the patient control number.
  ///   - day: When the first adjudication was known: denials known later were another answer.
  public init(of denials: [Denial], firstAdjudicatedOn day: CalendarDay) {
    let first = denials.filter { $0.origin != .authorization && $0.knownDay <= day }
    let order = Dictionary(
      uniqueKeysWithValues: DenialCategory.allCases.enumerated().map { ($1, $0) })
    let main = first.max { one, other in
      let (a, b) = (one.denied ?? .zero, other.denied ?? .zero)
      if a != b { return a < b }
      return (order[one.reading.category] ?? 0) > (order[other.reading.category] ?? 0)
    }
    self = main.map { .denied($0.reading.category) } ?? .paid
  }
}

/// Which submitted claims a denial-risk model learned from, and which it could not.
///
/// `submitted = immature + unanswered + paid + denied`; the last two are used.
public struct SubmissionLedger: Sendable, Hashable, Codable {
  /// Days after submission before a claim is looked at: payers answer the easy ones first, so
  /// young claims that are answered already would show too few denials.
  public var maturityDays: Int
  public var submitted = 0
  public var immature = 0
  /// Old enough and without any remittance.
  public var unanswered = 0
  public var paid = 0
  public var denied = 0

  public init(maturityDays: Int) {
    self.maturityDays = maturityDays
  }

  public var used: Int { paid + denied }
}
