import Claims

/// An adjustment that denies, with its reading.
struct DenyingAdjustment {
  var group: AdjustmentGroup
  var reason: String
  var remarks: [String]
  var amount: Money
  var reading: ReasonReading

  var category: DenialCategory { reading.category }
}

/// Where one service line stands after a decision; a claim without lines is one position.
struct LinePosition {
  /// REF*6R, unless the claim repeats it.
  var control: String?
  /// Procedure, modifiers and day, and which of its like within the claim.
  var code: String
  /// `nil` for a claim without lines.
  var procedure: Procedure?
  /// Billed, where the payer says so, else paid.
  var units: Double
  var serviceDay: CalendarDay?
  var billed: Money
  /// Less the line's part of adjustments made for the claim as a whole.
  var paid: Money
  /// The part of ``paid`` that an earlier decision had paid and this one repeats (CARC B13).
  var paidBefore = Money.zero
  var patientShare = Money.zero
  var priorPayers = Money.zero
  var denials: [DenyingAdjustment] = []
  /// Amounts that answer an appeal: refused still, for the reason given before.
  var replies: [DenyingAdjustment] = []

  /// Whether two decisions speak of the same line.
  func isSame(as other: LinePosition) -> Bool {
    if let control, let theirs = other.control { return control == theirs }
    return code == other.code
  }

  func denied(as category: DenialCategory) -> Money {
    denials.reduce(.zero) { $1.category == category ? $0 + $1.amount : $0 }
  }

  var categories: [DenialCategory] { denials.map(\.category).uniqued() }
}
