import Claims

/// Tells of the denied rows of an export that do not say when they were decided: once a file where
/// another day stands for it, and of each row that has no day at all.
struct UndatedDenials {
  private var isTold = false

  mutating func note(on imported: Imported, line: Int) -> ImportIssue? {
    guard case .exportedClaim(let claim) = imported, claim.status == .denied,
      claim.decidedDay == nil
    else { return nil }
    guard claim.receivedDay != nil || claim.serviceDay != nil else {
      return ImportIssue(
        severity: .warning, place: .line(line),
        message: "a denied row: expected decided_day, or else received_day or service_day; without "
          + "a day it gives no denial to work, fill one in")
    }
    guard !isTold else { return nil }
    isTold = true
    return ImportIssue(
      severity: .warning, place: .line(line),
      message:
        "a denied row: expected decided_day; here and on rows like it the day received, else "
        + "the day of service, stands for it and the deadline is assumed, fill it in")
  }
}
