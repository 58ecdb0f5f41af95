import Claims
import MedicalPolicies
import Store

/// Which denials the reviewed charts belong to: by the payer and the denial's reference or, for a
/// denial on clinical grounds, the claim's number. What is synthetic joins only what is synthetic.
struct ReviewedCharts {
  private struct Key: Hashable {
    var payer: String
    var number: String
    var isSynthetic: Bool
  }

  private var byReference: [Key: [ChartFindings]] = [:]
  private var byClaim: [Key: [ChartFindings]] = [:]

  /// - Parameters:
  ///   - reviews: Made here, in that order; one without a day or requirements tells nothing.
  ///   - loaded: From the practice's own tables.
  ///   - day: Only those made by then; `nil` for all.
  init(_ reviews: [StoredReview], _ loaded: [ChartReviewRecord], by day: CalendarDay? = nil) {
    func isKnown(_ findings: ChartFindings) -> Bool { day.map { findings.day <= $0 } ?? true }
    for record in loaded where isKnown(record.review.findings) {
      let review = record.review
      add(
        review.findings, review.payer.key, reference: review.reference,
        claims: [review.patientControlNumber, review.claimNumber],
        isSynthetic: record.isSynthetic)
    }
    for review in reviews {
      guard let findings = review.findings, isKnown(findings) else { continue }
      add(
        findings, review.payerKey, reference: review.reference, claims: [review.claim],
        isSynthetic: review.isSynthetic)
    }
  }

  private mutating func add(
    _ findings: ChartFindings, _ payer: String, reference: String?, claims: [String?],
    isSynthetic: Bool
  ) {
    func key(_ number: String) -> Key {
      Key(payer: payer, number: number, isSynthetic: isSynthetic)
    }
    if let reference { byReference[key(reference), default: []].append(findings) }
    for claim in Set(claims.compactMap(\.self)) {
      byClaim[key(claim), default: []].append(findings)
    }
  }

  /// The denial with the reviews of its chart, oldest first.
  func joined(to denial: Denial) -> Denial {
    guard !byReference.isEmpty || !byClaim.isEmpty else { return denial }
    func found(_ number: String?, _ table: [Key: [ChartFindings]]) -> [ChartFindings] {
      number.flatMap {
        table[Key(payer: denial.payer.key, number: $0, isSynthetic: denial.isSynthetic)]
      } ?? []
    }
    var findings = found(denial.reference, byReference)
    if findings.isEmpty, denial.reading.route.isClinical {
      findings = found(denial.patientControlNumber, byClaim)
      if findings.isEmpty { findings = found(denial.claimNumber, byClaim) }
    }
    guard !findings.isEmpty else { return denial }
    var reviewed = denial
    // Stable: of two on one day the later made counts.
    reviewed.chartReviews = findings.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    return reviewed
  }
}

extension StoredReview {
  /// The counts of what its policy requires.
  var findings: ChartFindings? {
    guard let day, policy != nil, let requirements, !requirements.isEmpty else { return nil }
    let truths = requirements.map { Verdict(rawValue: $0.verdict)?.truth }
    let met = truths.count { $0 == true }
    let notMet = truths.count { $0 == false }
    return ChartFindings(
      day: day, met: met, notMet: notMet, open: truths.count - met - notMet, policy: policy,
      caseName: caseName, missing: requirements.flatMap(\.questions),
      verdict: verdict.flatMap { Verdict(rawValue: $0)?.words },
      conflicts: criteria.count { Verdict(rawValue: $0.verdict) == .conflict }, redFlags: redFlags)
  }
}

extension Route {
  /// Where the chart is the argument.
  var isClinical: Bool {
    self == .clinicalAppeal || self == .authorizationAppeal || self == .peerToPeer
  }
}
