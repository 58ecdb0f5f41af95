public import ClinicalRecords
import MedicalPolicies

extension ReviewPage {
  /// What each criterion's verdict rests on, by the criterion's id; every sentence once.
  public var quotes: [String: [Quote]] {
    Dictionary(
      (appeal.argument?.points ?? []).map { point in
        var seen: Set<Quote> = []
        return (
          point.criterion.id,
          point.verdict.facts.flatMap { $0.support + $0.against }.filter {
            seen.insert($0).inserted
          }
        )
      }, uniquingKeysWith: +)
  }
}
