public import Claims

extension ExpectedAllowed {
  /// What a payer would allow for a claim as it is sent: the sum of its lines, unknown when any is.
  ///
  /// - Parameters:
  ///   - claim: Its lines' own days of service count, else the claim's.
  ///   - day: Nothing known later is used.
  /// - Returns: Known, estimated or unknown, with its ground.
  public func allowed(of claim: SubmittedClaim, knownBy day: CalendarDay) -> Estimate<Money> {
    let lines = claim.lines.map { line in
      allowed(
        payer: claim.payer, procedure: line.procedure, units: line.units,
        serviceDay: (line.servicePeriod ?? claim.servicePeriod)?.first, knownDay: day)
    }
    return .sum(of: lines, orUnknown: "the claim has no service lines")
  }
}
