import Documents
import Worklists

extension WeeklyReport {
  /// What must be seen before anyone works a denial, wherever it stands in the list.
  var alerts: [Block] {
    let lines = worklist.selected + worklist.deferred.map(\.line)
    return lines.flatMap { line in
      line.reasons.filter(\.isAlert).map { reason in
        .notice(.danger, "Denial \(line.candidate.id): \(reason).")
      }
    }
  }
}
