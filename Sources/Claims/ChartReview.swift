/// The outcome of a chart review as a practice's own table has it: counts, not the chart's words.
public struct ChartReview: Sendable, Hashable, Codable {
  public var payer: Payer
  /// The reference of the denial it belongs to; without one, a claim's number names it.
  public var reference: String?
  public var patientControlNumber: String?
  public var claimNumber: String?
  public var findings: ChartFindings

  public init(
    payer: Payer, reference: String? = nil, patientControlNumber: String? = nil,
    claimNumber: String? = nil, findings: ChartFindings
  ) {
    self.payer = payer
    self.reference = reference
    self.patientControlNumber = patientControlNumber
    self.claimNumber = claimNumber
    self.findings = findings
  }
}
