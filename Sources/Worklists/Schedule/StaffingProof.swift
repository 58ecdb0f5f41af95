import Claims

/// Orders of work compared over simulated practices, pair by pair, at one size of staff.
public struct StaffingProof: Sendable, Hashable {
  /// Of the minutes that all cases would take.
  public let share: Double
  public let practices: Int
  public let weeks: Int
  public let rows: [Row]

  public struct Row: Sendable, Hashable {
    public let order: StaffedWeeks.Order
    /// Mean of a practice, in dollars.
    public let net: Double
    /// Less that of working the largest amounts first, of the same practice; mean, in dollars.
    public let moreThanByAmount: Double
    /// Half the width of its 90 % interval: t × standard error over practices.
    public let margin: Double
    /// ``moreThanByAmount`` over the mean net by amount.
    public let gain: Double
    /// The same share of what comes in while denials still arrive, in mean: what is kept for later
    /// does not count yet.
    public let gainWhileArriving: Double
    /// The same once the work had been running for as long as the longest case may wait, in mean.
    public let gainOnceRunning: Double
    /// Cases worth working that passed their last week, mean of a practice.
    public let lost: Double
  }

  /// - Parameters:
  ///   - results: of each practice by order, the same orders in each; at least two practices.
  ///   - share: of the minutes that all cases would take.
  ///   - weeks: of each practice.
  ///   - quantile: t at 95 % with one degree of freedom fewer than practices.
  public init(
    _ results: [[StaffedWeeks.Order: StaffedWeeks.Result]], share: Double, weeks: Int,
    quantile: Double
  ) {
    precondition(results.count > 1, "an interval over practices needs two of them")
    self.share = share
    self.weeks = weeks
    practices = results.count
    let count = Double(results.count)
    func nets(_ order: StaffedWeeks.Order) -> [Double] {
      results.map { Double($0[order]?.net.cents ?? 0) / 100 }
    }
    func gain(_ order: StaffedWeeks.Order, _ part: KeyPath<StaffedWeeks.Result, Money>) -> Double {
      func sum(_ order: StaffedWeeks.Order) -> Int {
        results.reduce(0) { $0 + ($1[order]?[keyPath: part].cents ?? 0) }
      }
      return sum(.amount) == 0 ? 0 : Double(sum(order)) / Double(sum(.amount)) - 1
    }
    let byAmount = nets(.amount)
    let meanByAmount = byAmount.reduce(0, +) / count
    rows = StaffedWeeks.Order.allCases.map { order in
      let nets = nets(order)
      let differences = zip(nets, byAmount).map { $0 - $1 }
      let mean = differences.reduce(0, +) / count
      let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squares / (count - 1) / count).squareRoot()
      return Row(
        order: order, net: nets.reduce(0, +) / count, moreThanByAmount: mean,
        margin: quantile * error, gain: meanByAmount == 0 ? 0 : mean / meanByAmount,
        gainWhileArriving: gain(order, \.netWhileArriving),
        gainOnceRunning: gain(order, \.netOnceRunning),
        lost: results.reduce(0) { $0 + Double($1[order]?.lost ?? 0) } / count)
    }
  }
}
