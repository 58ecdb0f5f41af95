import Claims

/// How a denial's lines stand at the end of a day.
struct Observation {
  var day: CalendarDay
  /// Paid on the denied part since the denial, recoupments without a claim left out.
  var credited: Money
  /// Paid on the denied part since the denial, all told.
  var net = Money.zero
  /// The payer still denies a line for this category, or maintains it.
  var stands: Bool
  /// The payer denies a line for another category instead.
  var isDeniedOtherwise: Bool
  /// Left to the patient as deductible, coinsurance or copayment.
  var patientShare: Money
  /// What the payer still denies of the lines for this category.
  var denied: Money?
  /// Nothing is denied any more: every line is there and none is denied, and either money or the
  /// patient's share says that the payer took the claim up.
  var isSettled: Bool
  /// The payer answered an appeal (CARC 193, 285, 286) on this day.
  var isAnswered: Bool
  /// The payer decided the claim again on this day.
  var isDecided: Bool

  init(
    day: CalendarDay, credited: Money, held: [LinePosition?], category: DenialCategory,
    answered: Bool, decided: Bool
  ) {
    self.day = day
    self.credited = credited
    let there = held.compactMap(\.self)
    stands = there.contains {
      $0.denied(as: category) > .zero || ($0.denials.isEmpty && !$0.replies.isEmpty)
    }
    isDeniedOtherwise = there.contains { !$0.denials.isEmpty && $0.denied(as: category) == .zero }
    patientShare = there.reduce(.zero) { $0 + $1.patientShare }
    denied = there.reduce(.zero) { $0 + $1.denied(as: category) }
    isSettled =
      patientShare > .zero && there.count == held.count
      && there.allSatisfy { $0.denials.isEmpty && $0.replies.isEmpty }
    isAnswered = answered
    isDecided = decided
  }

  /// Of a denial without a remittance of its own: only what was paid on the claim is known.
  init(day: CalendarDay, paid: Money) {
    self.init(
      day: day, credited: paid, held: [], category: .unclassified, answered: false, decided: true)
    net = max(.zero, paid)
    denied = nil
    isSettled = false
  }

  /// Of a row of an export.
  init(
    day: CalendarDay, paid: Money, denied: Money?, isOfCategory: Bool, patientShare: Money,
    isSettled: Bool
  ) {
    self.init(day: day, paid: paid)
    stands = !isSettled && isOfCategory
    isDeniedOtherwise = !isSettled && !isOfCategory
    self.denied = denied
    self.patientShare = patientShare
    self.isSettled = isSettled
  }
}

/// One denial of a claim while its history is read.
struct DenialCase {
  let category: DenialCategory
  let firstDay: CalendarDay
  /// The claim had a case of this category before.
  let isRepeated: Bool
  /// As first denied: the snapshot is made of these alone.
  let denied: [StandingLine]
  /// Tracked lines, with those that replaced them.
  var lines: [Int]
  /// Lines denied anew after they were paid: what was paid on them remains this denial's.
  private(set) var formerLines: [Int] = []
  /// The day of that new denial.
  private(set) var supersededDay: CalendarDay?
  var isDuplicateOfRecord = false
  private(set) var trail: [Observation] = []

  init(
    category: DenialCategory, firstDay: CalendarDay, isRepeated: Bool, denied: [StandingLine],
    lines: [Int], isDuplicateOfRecord: Bool = false
  ) {
    self.category = category
    self.firstDay = firstDay
    self.isRepeated = isRepeated
    self.denied = denied
    self.lines = lines
    self.isDuplicateOfRecord = isDuplicateOfRecord
  }

  /// The most it was ever paid.
  var peak: Money { trail.reduce(.zero) { max($0, $1.credited) } }

  /// The day on which the payer dropped the denial and took the claim up, whatever became of that;
  /// `nil` where it has not, or where the denial stands again.
  var droppedDay: CalendarDay? {
    guard trail.last?.stands == false else { return nil }
    return trail.first { !$0.stands && ($0.net > .zero || $0.isSettled) }?.day
  }

  /// Leaves lines to a denial of a later day.
  mutating func release(_ denied: Set<Int>, on day: CalendarDay) {
    formerLines += lines.filter(denied.contains)
    lines.removeAll(where: denied.contains)
    supersededDay = supersededDay ?? day
  }

  mutating func observe(_ observation: Observation) {
    var observation = observation
    observation.net = observation.credited
    trail.append(observation)
  }

  /// Takes recoupments off the latest day; what comes back never exceeds what was once paid.
  mutating func takeBack(_ amount: Money) {
    guard let last = trail.indices.last else { return }
    let net = trail[last].credited - amount
    trail[last].net = min(max(net, .zero), max(peak, .zero))
  }
}
