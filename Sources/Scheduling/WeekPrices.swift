/// A price for a minute of each pool in each week, and the bound it proves.
///
/// For any prices λ ≥ 0 no schedule brings more than
///
///     U(λ) = Σ λᵥₖ Cᵥₖ + Σⱼ max(0, vⱼ − min{w ≤ dⱼ} Σₖ λᵥₖ mⱼₖ)      (v = w)
///
/// since a schedule pays at most for all minutes there are, and no accepted job gains more over the
/// price of its minutes than in its cheapest week. The least U is the value of the linear relaxation.
/// Prices and bound are integers, so that the proof has no rounding in it.
///
/// Source: M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems",
/// *Management Science* 27 (1981).
struct WeekPrices {
  /// Prices are in cents per minute and this.
  static let scale = 4096

  /// Weeks × pools.
  var prices: [Int]

  struct Reading {
    /// U, in cents times ``WeekPrices/scale``.
    var bound: Int
    /// What each job's minutes cost in its cheapest week, scaled.
    var costs: [Int]
    /// Minutes used when each job that gains takes its cheapest week; weeks × pools.
    var use: [Int]

    /// In whole cents: values are whole, so the fraction is no one's.
    var cents: Int { bound / WeekPrices.scale }
  }

  func reading(of instance: Instance) -> Reading {
    let (weeks, pools) = (instance.weeks, instance.pools)
    let (cheapest, cheapestWeek) = cheapestWeeks(of: instance)
    var bound = 0
    for place in prices.indices { bound += prices[place] * instance.capacity[place] }
    var costs = [Int](repeating: 0, count: instance.count)
    var use = [Int](repeating: 0, count: weeks * pools)
    for job in 0..<instance.count {
      let place = instance.profiles[job] * weeks + instance.lasts[job]
      costs[job] = cheapest[place]
      let gain = instance.values[job] * Self.scale - cheapest[place]
      guard gain > 0 else { continue }
      bound += gain
      let week = cheapestWeek[place]
      for pool in 0..<pools { use[week * pools + pool] += instance.minutes[job * pools + pool] }
    }
    return Reading(bound: bound, costs: costs, use: use)
  }

  /// For each profile and last week the least cost of a week up to it, and the latest such week.
  private func cheapestWeeks(of instance: Instance) -> (cost: [Int], week: [Int]) {
    let (weeks, pools) = (instance.weeks, instance.pools)
    let profiles = instance.profileMinutes.count / pools
    var costs = [Int](repeating: 0, count: profiles * weeks)
    var best = [Int](repeating: 0, count: profiles * weeks)
    for profile in 0..<profiles {
      var (least, at) = (Int.max, 0)
      for week in 0..<weeks {
        var cost = 0
        for pool in 0..<pools {
          cost += prices[week * pools + pool] * instance.profileMinutes[profile * pools + pool]
        }
        if cost <= least { (least, at) = (cost, week) }
        costs[profile * weeks + week] = least
        best[profile * weeks + week] = at
      }
    }
    return (costs, best)
  }
}
