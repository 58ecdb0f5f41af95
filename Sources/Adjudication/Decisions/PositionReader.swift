import Claims

/// Reads an adjudicated claim as positions of its lines.
struct PositionReader {
  let catalogue: ReasonCatalogue

  func positions(of claim: RemittedClaim) -> [LinePosition] {
    guard !claim.lines.isEmpty else { return [whole(claim)] }
    var positions = numbered(claim)
    for index in claim.lines.indices {
      let line = claim.lines[index]
      let remarks = (line.remarks + claim.remarks).uniqued()
      for adjustment in line.adjustments {
        add(adjustment, remarks, isPaid: line.paid > .zero, to: &positions[index])
      }
    }
    spread(claim, over: &positions)
    return positions
  }

  private func whole(_ claim: RemittedClaim) -> LinePosition {
    var position = LinePosition(
      code: "", units: 1, serviceDay: claim.servicePeriod?.first, billed: claim.billed,
      paid: claim.paid)
    for adjustment in claim.adjustments {
      add(adjustment, claim.remarks, isPaid: claim.paid > .zero, to: &position)
    }
    return position
  }

  private func numbered(_ claim: RemittedClaim) -> [LinePosition] {
    var likes: [String: Int] = [:]
    var controls: [String: Int] = [:]
    for line in claim.lines { controls[line.lineControlNumber ?? "", default: 0] += 1 }
    return claim.lines.map { line in
      let day = line.servicePeriod?.first ?? claim.servicePeriod?.first
      let plain =
        ([line.procedure.code] + line.procedure.modifiers).joined(separator: "-")
        + " " + (day?.description ?? "")
      likes[plain, default: 0] += 1
      let control = line.lineControlNumber.flatMap { controls[$0] == 1 ? $0 : nil }
      return LinePosition(
        control: control, code: "\(plain) \(likes[plain] ?? 1)", procedure: line.procedure,
        units: line.billedUnits ?? line.units, serviceDay: day, billed: line.billed,
        paid: line.paid)
    }
  }

  /// Gives each line its part of the claim's own adjustments, by what was left to pay on it.
  private func spread(_ claim: RemittedClaim, over positions: inout [LinePosition]) {
    guard !claim.repeatsLineAdjustments else { return }
    let paid = claim.lines.map(\.paid.cents)
    let weights = paid.contains { $0 > 0 } ? paid : claim.lines.map(\.billed.cents)
    // SVC03 leaves claim-level adjustments out, unless the payer has taken them off already.
    let isPaidBefore = claim.lines.reduce(Money.zero) { $0 + $1.paid } != claim.paid
    for adjustment in claim.adjustments {
      let parts = adjustment.amount.allocated(over: weights)
      for (index, part) in parts.enumerated() {
        var own = adjustment
        own.amount = part
        add(own, claim.remarks, isPaid: claim.paid > .zero, to: &positions[index])
        if isPaidBefore { positions[index].paid = positions[index].paid - part }
      }
    }
  }

  private func add(
    _ adjustment: Adjustment, _ remarks: [String], isPaid: Bool, to position: inout LinePosition
  ) {
    let reading = catalogue.reading(
      group: adjustment.group, reason: adjustment.reason, remarks: remarks, isPaid: isPaid)
    func denying(_ reading: ReasonReading) -> DenyingAdjustment {
      DenyingAdjustment(
        group: adjustment.group, reason: adjustment.reason, remarks: remarks,
        amount: adjustment.amount, reading: reading)
    }
    switch reading {
    case .notDenial(.patientShare):
      position.patientShare = position.patientShare + adjustment.amount
    case .notDenial(.priorPayer):
      position.priorPayers = position.priorPayers + adjustment.amount
    case .notDenial: break
    case .denial(let reading) where adjustment.amount > .zero:
      position.denials.append(denying(reading))
    case .appealOutcome where adjustment.amount > .zero:
      position.replies.append(denying(catalogue.reading(of: .unclassified)))
    case .denial, .appealOutcome: break
    }
  }
}

extension RemittedClaim {
  /// Whether the lines alone explain what was not paid, so that the claim's own adjustments say
  /// the same a second time.
  fileprivate var repeatsLineAdjustments: Bool {
    let ofLines = lines.reduce(Money.zero) { $0 + $1.adjusted }
    return balanceDifference != .zero && billed - ofLines == paid
  }
}
