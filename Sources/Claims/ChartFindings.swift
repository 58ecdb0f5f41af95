/// How a chart stood against what the payer's policy requires when it was reviewed.
///
/// A requirement is a criterion, or a group of alternatives of which enough must hold: alternatives
/// count once, and what is only recommended counts not at all.
public struct ChartFindings: Sendable, Hashable, Codable {
  /// The day of the review: nothing before it may use it.
  public var day: CalendarDay
  /// Requirements the chart meets, waived ones too.
  public var met: Int
  public var notMet: Int
  /// Not documented, or contradicted.
  public var open: Int
  /// Whose requirements they are: counts by two policies are not compared.
  public var policy: String?
  /// The case that was reviewed here; `nil` where the practice's own table tells of it.
  public var caseName: String?
  /// What to ask the clinic, in the policy's order; `nil` where the review is known by its counts.
  public var missing: [String]?
  /// What all of it comes to, such as `not met`; `nil` where only counts are known.
  public var verdict: String?
  /// Criteria on which the record contradicts itself or the request; `nil` where nobody counted.
  public var conflicts: Int?
  /// Red flags in the chart, for the surgeon before any work; `nil` where nobody looked.
  public var redFlags: Int?

  /// - Precondition: no count is negative.
  public init(
    day: CalendarDay, met: Int, notMet: Int, open: Int, policy: String? = nil,
    caseName: String? = nil, missing: [String]? = nil, verdict: String? = nil,
    conflicts: Int? = nil, redFlags: Int? = nil
  ) {
    precondition(min(met, notMet, open) >= 0, "requirements are counted from 0")
    self.day = day
    self.met = met
    self.notMet = notMet
    self.open = open
    self.policy = policy
    self.caseName = caseName
    self.missing = missing
    self.verdict = verdict
    self.conflicts = conflicts
    self.redFlags = redFlags
  }

  /// `not met (3 met, 1 not met, 2 open)`.
  public var words: String {
    let counts = "\(met) met, \(notMet) not met, \(open) open"
    return verdict.map { "\($0) (\(counts))" } ?? counts
  }

  public var criteria: Int { met + notMet + open }

  /// Of all requirements, 0...1; `nil` without any.
  public var shareMet: Double? {
    criteria == 0 ? nil : Double(met) / Double(criteria)
  }

  /// The same of those the record speaks against.
  public var shareNotMet: Double? {
    criteria == 0 ? nil : Double(notMet) / Double(criteria)
  }

  /// The same with one requirement more that is documented and met; `nil` where none is open.
  public var withOneMoreMet: ChartFindings? { settlingOne { $0.met += 1 } }

  /// The same with one requirement more that the record turns out to speak against.
  public var withOneMoreNotMet: ChartFindings? { settlingOne { $0.notMet += 1 } }

  private func settlingOne(_ count: (inout ChartFindings) -> Void) -> ChartFindings? {
    guard open > 0 else { return nil }
    var settled = self
    settled.open -= 1
    count(&settled)
    return settled
  }
}
