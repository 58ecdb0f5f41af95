import Claims

/// A decision of a payer on a claim, and the day a reversal took it back.
struct Decision {
  var remittance: Remittance
  var claim: RemittedClaim
  var positions: [LinePosition]
  var cancelledDay: CalendarDay?
  /// A resend denied as the duplicate of a decision on record: it changes nothing of that one.
  var isDuplicateOfRecord = false

  var day: CalendarDay { remittance.knownDay }

  /// In force at the end of a day; one reversed on the day it became known never was.
  func stands(on day: CalendarDay) -> Bool {
    self.day <= day && cancelledDay.map { $0 > day } != false
  }

  var isDeniedAsDuplicateOnly: Bool {
    let categories = positions.flatMap(\.categories)
    return claim.paid <= .zero && !categories.isEmpty
      && categories.allSatisfy { $0 == .duplicate }
  }
}

/// The decisions on one claim in the order they became known, reversals matched.
struct DecisionLog {
  private(set) var decisions: [Decision] = []
  private var open: [ClaimHistory.Adjudication] = []

  /// Reversals whose original is not on record.
  var unmatchedReversals: Int { open.count }

  /// Takes adjudications by known day, and within a day in file order.
  init(_ adjudications: [ClaimHistory.Adjudication], reader: PositionReader) {
    for adjudication in adjudications {
      if adjudication.claim.isReversal {
        reverse(adjudication, positions: reader.positions(of: adjudication.claim))
      } else if adjudication.claim.isDecision {
        add(adjudication, positions: onTop(reader.positions(of: adjudication.claim)))
      }
    }
  }

  /// Takes back the first decision that the reversal negates; a decision whose adjustments it
  /// negates one by one goes before one with only its amounts.
  private mutating func reverse(
    _ reversal: ClaimHistory.Adjudication, positions: [LinePosition]
  ) {
    let candidates = decisions.indices.filter { index in
      decisions[index].cancelledDay == nil
        && reversal.claim.negatesAmounts(of: decisions[index].claim)
    }
    let exact = candidates.first { reversal.claim.negatesAdjustments(of: decisions[$0].claim) }
    guard let index = exact ?? candidates.first ?? renumbered(reversal, positions) else {
      open.append(reversal)
      return
    }
    decisions[index].cancelledDay = max(decisions[index].day, reversal.remittance.knownDay)
  }

  /// Some payers give a reversal a number of its own: it takes back the only decision of an earlier
  /// payment that it negates line by line. Within one payment stands the correction.
  private func renumbered(
    _ reversal: ClaimHistory.Adjudication, _ positions: [LinePosition]
  ) -> Int? {
    let candidates = decisions.indices.filter { index in
      let decision = decisions[index]
      return decision.cancelledDay == nil && decision.remittance != reversal.remittance
        && reversal.claim.hasAmounts(of: decision.claim)
        && reversal.claim.negatesAdjustments(of: decision.claim)
        && decision.positions.count == positions.count
        && zip(decision.positions, positions).allSatisfy { $0.isSame(as: $1) }
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  private mutating func add(
    _ adjudication: ClaimHistory.Adjudication, positions: [LinePosition]
  ) {
    var decision = Decision(
      remittance: adjudication.remittance, claim: adjudication.claim, positions: positions)
    if let index = open.firstIndex(where: { isOriginal(adjudication, of: $0) }) {
      open.remove(at: index)
      decision.cancelledDay = decision.day
    }
    decision.isDuplicateOfRecord =
      decision.isDeniedAsDuplicateOnly
      && decisions.contains { $0.stands(on: decision.day) && !$0.isDeniedAsDuplicateOnly }
    decisions.append(decision)
  }

  /// A payment on a line that names as paid before (CARC B13) just what the record says was paid
  /// on it comes on top of that: the line then stands at the sum, and nothing of it is denied.
  private func onTop(_ positions: [LinePosition]) -> [LinePosition] {
    positions.map { position in
      let before = position.denials.filter { $0.reason == "B13" }
        .reduce(Money.zero) { $0 + $1.amount }
      let earlier = decisions.last { decision in
        decision.cancelledDay == nil && decision.positions.contains { $0.isSame(as: position) }
      }
      let paid = earlier?.positions.first { $0.isSame(as: position) }?.paid
      guard position.paid > .zero, before > .zero, paid == before else { return position }
      var sum = position
      sum.paid = sum.paid + before
      sum.paidBefore = before
      sum.denials.removeAll { $0.reason == "B13" }
      return sum
    }
  }

  /// A decision read after its reversal is the original only when it was paid no later and in
  /// another payment: within one payment, and afterwards, stands the correction.
  private func isOriginal(
    _ adjudication: ClaimHistory.Adjudication, of reversal: ClaimHistory.Adjudication
  ) -> Bool {
    adjudication.remittance != reversal.remittance
      && adjudication.remittance.paymentDay <= reversal.remittance.paymentDay
      && reversal.claim.negatesAmounts(of: adjudication.claim)
      && reversal.claim.negatesAdjustments(of: adjudication.claim)
  }
}

extension RemittedClaim {
  fileprivate func negatesAmounts(of original: RemittedClaim) -> Bool {
    if let claimNumber, let theirs = original.claimNumber, !claimNumber.isSameNumber(as: theirs) {
      return false
    }
    return hasAmounts(of: original)
  }

  /// Compared by size: some payers repeat the old amounts unsigned.
  fileprivate func hasAmounts(of original: RemittedClaim) -> Bool {
    billed.cents.magnitude == original.billed.cents.magnitude
      && paid.cents.magnitude == original.paid.cents.magnitude
  }

  fileprivate func negatesAdjustments(of original: RemittedClaim) -> Bool {
    func amounts(_ claim: RemittedClaim) -> [String] {
      (claim.adjustments + claim.lines.flatMap(\.adjustments))
        .map { "\($0.reason) \($0.amount.cents.magnitude)" }.sorted()
    }
    return amounts(self) == amounts(original)
  }
}
