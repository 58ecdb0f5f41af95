import Claims
import MedicalPolicies

extension AppealCase {
  /// A request dated after what it must come before; each completes "settle that". Windows run back
  /// from its day, so that a wrong one lets documents count that the payer never had.
  var daysOutOfOrder: [String] {
    let day = request.day
    let denied = denial?.letterDay.map(\.value).flatMap { $0 < day ? $0 : nil }.map {
      "the request is dated \(day), after the denial of \($0): give the day of the request that was "
        + "denied, for windows run back from it"
    }
    let looked = asOf.flatMap { $0 < day ? $0 : nil }.map {
      "the request is dated \(day), after \($0), the day that this looks from"
    }
    return [denied, looked].compactMap(\.self)
  }

  /// Which documents are newer than the request, in a sentence; `nil` without any.
  public var laterDocuments: String? {
    let later = documents.filter { $0.day.map { $0 > request.day } ?? false }.map(\.name)
    guard !later.isEmpty else { return nil }
    let (are, count) =
      later.count == 1 ? ("1 document is", "counts") : ("\(later.count) documents are", "count")
    return
      "\(are) dated after the request of \(request.day) and \(count) for it, except where the policy "
      + "counts back from its day: " + later.joined(separator: ", ")
  }
}
