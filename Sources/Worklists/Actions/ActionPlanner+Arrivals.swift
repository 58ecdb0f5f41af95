public import Claims

extension ActionPlanner {
  /// What the first step on a denial could be expected to bring when it came, and the work it takes,
  /// whatever became of it.
  ///
  /// - Parameters:
  ///   - denial: as known on the day.
  ///   - profile: what the practice knows of the payer.
  ///   - chance: of a first appeal.
  ///   - recoveredFraction: the share of the recoverable amount that is paid when overturned.
  /// - Returns: `nil` where nobody could tell, or there was nothing to appeal.
  public func arrival(
    of denial: Denial, profile: PayerProfile?, chance: OverturnChance?,
    recoveredFraction: Estimate<Double>
  ) -> (net: Money, work: [Skill: Int])? {
    guard !denial.reading.rulesOutAppeal, !denial.reading.isUnread else { return nil }
    var first = denial
    (first.status, first.appeals) = (.open, [])
    let candidate = Candidate(
      id: 0, denial: first, chance: chance, recoveredFraction: recoveredFraction,
      deadline: deadlines.deadline(for: first, profile: profile),
      effort: work.effort(for: first.reading.route))
    return Arithmetic.value(of: candidate).value.map { ($0.expectedNet, candidate.work) }
  }
}
