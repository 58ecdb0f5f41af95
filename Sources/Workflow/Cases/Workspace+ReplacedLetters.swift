import Claims
import Scoring
import Store

extension Workspace {
  /// What earlier letters of a case registered, that no case's latest review speaks of.
  func earlierDenials(ofCase name: String) throws -> [StoredDenial] {
    let reviews = try store.allReviews()
    let latest = Dictionary(reviews.map { ($0.caseName, $0.key) }, uniquingKeysWith: { $1 })
    let earlier = reviews.filter { $0.caseName == name && $0.reference != nil }
    return try store.denials().filter { stored in
      let denial = stored.denial
      return denial.patientControlNumber == nil && denial.reference != nil
        && earlier.contains { $0.reference == denial.reference && $0.payerKey == denial.payer.key }
        && !latest.values.contains { $0.isOf(denial) }
    }
  }

  /// A letter that was taken out or replaced leaves no second denial to be worked: it is put aside with
  /// the reason, unless somebody has worked it, and a person may take that back.
  func setAsideEarlierDenials(
    ofCase name: String, on day: CalendarDay, at moment: String
  ) throws {
    for stored in try earlierDenials(ofCase: name) {
      guard stored.denial.knownDay <= day, stored.denial.appeals.isEmpty,
        try store.workEvents(of: stored.id).isEmpty,
        try !store.overrides(on: day).contains(where: { $0.denial == stored.id })
      else { continue }
      _ = try override(
        RankOverride(
          denial: stored.id, verdict: .never,
          reason: "its letter was taken out of \(name), or another put in its place", by: name,
          day: day), at: moment)
    }
  }
}
