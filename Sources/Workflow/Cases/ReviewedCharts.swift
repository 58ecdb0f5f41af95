import Claims
import MedicalPolicies
import Store

/// Which denials the reviewed charts belong to: by the payer and the denial's reference or, for a
/// denial on clinical grounds, the claim's number.
struct ReviewedCharts {
  private struct Key: Hashable {
    var payer: String
    var number: String
  }

  private var byReference: [Key: [ChartFindings]] = [:]
  private var byClaim: [Key: [ChartFindings]] = [:]

  /// - Parameters:
  ///   - reviews: In the order they were made; one without a day, policy or criteria tells nothing.
  ///   - day: Only those made by then; `nil` for all.
  init(_ reviews: [StoredReview], by day: CalendarDay? = nil) {
    for review in reviews {
      guard let findings = review.findings, day.map({ findings.day <= $0 }) ?? true else {
        continue
      }
      if let number = review.reference {
        byReference[Key(payer: review.payerKey, number: number), default: []].append(findings)
      }
      if let number = review.claim {
        byClaim[Key(payer: review.payerKey, number: number), default: []].append(findings)
      }
    }
  }

  /// The denial with the reviews of its chart, oldest first.
  func joined(to denial: Denial) -> Denial {
    guard !byReference.isEmpty || !byClaim.isEmpty else { return denial }
    func found(_ number: String?, _ table: [Key: [ChartFindings]]) -> [ChartFindings] {
      number.flatMap { table[Key(payer: denial.payer.key, number: $0)] } ?? []
    }
    var findings = found(denial.reference, byReference)
    if findings.isEmpty, denial.reading.route.isClinical {
      findings = found(denial.patientControlNumber, byClaim)
      if findings.isEmpty { findings = found(denial.claimNumber, byClaim) }
    }
    guard !findings.isEmpty else { return denial }
    var reviewed = denial
    reviewed.chartReviews = findings.sorted { $0.day < $1.day }
    return reviewed
  }
}

extension StoredReview {
  /// The counts of its criteria.
  fileprivate var findings: ChartFindings? {
    guard let day, policy != nil, !criteria.isEmpty else { return nil }
    let verdicts = criteria.map { Verdict(rawValue: $0.verdict) }
    let met = verdicts.count { $0 == .met || $0 == .waived }
    let notMet = verdicts.count { $0 == .notMet }
    return ChartFindings(day: day, met: met, notMet: notMet, open: criteria.count - met - notMet)
  }
}

extension Route {
  /// Where the chart is the argument.
  fileprivate var isClinical: Bool {
    self == .clinicalAppeal || self == .authorizationAppeal || self == .peerToPeer
  }
}
