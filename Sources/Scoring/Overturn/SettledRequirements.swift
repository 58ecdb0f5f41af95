public import Claims

/// How open requirements turned out in charts that were reviewed again: the base rate by which a
/// missing document shows what it should.
///
/// Two reviews of one denial by the same policy are compared; the second counts where it settles
/// some of what was open and takes nothing back. It speaks of what was asked for and answered, not
/// of what nobody looked for.
public struct SettledRequirements: Sendable, Hashable {
  /// With fewer settled requirements the share says nothing.
  public static let required = 20

  public let met: Int
  public let notMet: Int

  /// - Parameters:
  ///   - denials: With the reviews of their charts.
  ///   - day: Only reviews made by then.
  public init(in denials: [Denial], by day: CalendarDay) {
    var (met, notMet) = (0, 0)
    for denial in denials {
      let reviews = (denial.chartReviews ?? []).filter { $0.day <= day }
      for (before, after) in zip(reviews, reviews.dropFirst())
      where before.policy != nil && before.policy == after.policy
        && before.criteria == after.criteria && after.met >= before.met
        && after.notMet >= before.notMet
      {
        met += after.met - before.met
        notMet += after.notMet - before.notMet
      }
    }
    self.met = met
    self.notMet = notMet
  }

  /// P(met | asked for and answered).
  public var chance: Estimate<Double> {
    let settled = met + notMet
    guard settled >= Self.required else {
      return .unknown(
        reason: "\(settled) open requirements were settled by a second review; "
          + "\(Self.required) are needed")
    }
    return .estimated(
      Double(met) / Double(settled),
      basis: "\(met) of \(settled) open requirements that a second review settled were met")
  }
}
