import Claims

/// A month of the record: what was sent, answered and paid in it.
struct PracticeMonth: Sendable {
  var submissions: [(claim: SyntheticClaim, submission: ClaimLife.Submission)] = []
  /// By payday and payer, in the order they were decided.
  var payments: [PaymentKey: SyntheticPayment] = [:]

  struct PaymentKey: Hashable, Comparable, Sendable {
    let payer: Int
    let day: CalendarDay

    static func < (lhs: PaymentKey, rhs: PaymentKey) -> Bool {
      (lhs.payer, lhs.day) < (rhs.payer, rhs.day)
    }
  }
}

/// One payer's weekly payment.
struct SyntheticPayment: Sendable {
  var remits: [SyntheticRemit] = []
  var recoupments: [ClaimLife.Recoupment] = []

  /// Σ CLP04 − Σ recoupments; below zero the rest is carried forward and nothing is paid.
  var net: Int {
    remits.reduce(0) { $0 + $1.paid } - recoupments.reduce(0) { $0 + $1.cents }
  }
}

/// Payers pay on Fridays.
enum Payday {
  static func onOrAfter(_ day: CalendarDay) -> CalendarDay {
    day.adding(days: (5 - day.weekday + 7) % 7)
  }
}

/// Months counted from year 0, for putting events in order.
extension CalendarDay {
  var monthNumber: Int { civil.year * 12 + civil.month - 1 }
}

/// Names the month in file names, `2026-03`.
func monthName(_ number: Int) -> String {
  let month = number % 12 + 1
  return "\(number / 12)-\(month < 10 ? "0" : "")\(month)"
}
