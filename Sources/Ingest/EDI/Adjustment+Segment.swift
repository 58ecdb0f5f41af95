import Claims
import X12

extension Adjustment {
  /// Appends the adjustments of one CAS segment: CAS01 is the group, then up to six times a reason,
  /// an amount and a quantity. Triplets that are wholly empty are passed over.
  ///
  /// - Throws: ``ElementFault`` for a reason without amount or an amount without reason.
  static func append(
    to adjustments: inout [Adjustment], from cas: Segment
  ) throws(ElementFault) {
    let group = try cas.adjustmentGroup()
    let last = min(cas.elementCount, 17)
    // Most lines have two segments of one adjustment each.
    if adjustments.isEmpty { adjustments.reserveCapacity(max(2, (last + 1) / 3)) }
    for number in stride(from: 2, through: last, by: 3) {
      let reason = cas[number]
      let amount = try cas.amount(number + 1)
      switch (reason, amount) {
      case (nil, nil): continue
      case (nil, _): throw ElementFault(cas, number, .reasonOfAmount)
      case (_, nil): throw ElementFault(cas, number + 1, .amountOfReason)
      case (let reason?, let amount?):
        adjustments.append(
          Adjustment(
            group: group, reason: reason, amount: amount, quantity: try cas.quantity(number + 2)))
      }
    }
  }
}

extension Segment {
  fileprivate func adjustmentGroup() throws(ElementFault) -> AdjustmentGroup {
    if element(1, is: "CO") { return .contractual }
    if element(1, is: "PR") { return .patient }
    return AdjustmentGroup(rawValue: try required(1))
  }
}

extension ProviderAdjustment {
  /// The adjustments of one PLB segment: PLB02 is the fiscal period's end, then up to six times a
  /// composite of reason and reference with its amount.
  static func all(of plb: Segment) throws(ElementFault) -> [ProviderAdjustment] {
    let fiscalPeriodEnd = try plb.day(2)
    var adjustments: [ProviderAdjustment] = []
    for number in stride(from: 3, through: 13, by: 2) {
      let amount = try plb.amount(number + 1)
      guard let reason = plb[number, component: 1] else {
        if amount != nil { throw ElementFault(plb, number, .reasonOfAmount) }
        continue
      }
      guard let amount else { throw ElementFault(plb, number + 1, .amountOfReason) }
      adjustments.append(
        ProviderAdjustment(
          reason: reason, reference: plb[number, component: 2]?.withoutBlanks ?? "", amount: amount,
          fiscalPeriodEnd: fiscalPeriodEnd))
    }
    return adjustments
  }
}
