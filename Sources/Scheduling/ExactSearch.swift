/// Depth-first search over the week of each job, cut where prices prove that nothing better follows.
///
/// With prices λ a partial schedule of value V brings at most
///
///     V + Σ λᵥₖ freeᵥₖ + Σ{jobs left} max(0, vⱼ − cheapest weekⱼ)
///
/// Jobs far from their price are settled first, where one of the two ways is soon cut.
struct ExactSearch {
  private let instance: Instance
  private let prices: [Int]
  private let order: [Int]
  /// vⱼ scaled less the cost of the cheapest week, by place in `order`.
  private let gains: [Int]
  /// Σ max(0, gain) from a place on.
  private let gainsFrom: [Int]
  /// Bit w: some job from a place on has the last week w.
  private let lastsFrom: [UInt64]
  private(set) var best: Packing
  private(set) var nodes = 0
  private let mostNodes: Int

  /// - Precondition: `instance` has at most 64 weeks.
  init(_ instance: Instance, prices: WeekPrices, known: Packing, mostNodes: Int) {
    self.instance = instance
    self.prices = prices.prices
    best = known
    self.mostNodes = mostNodes
    let costs = prices.reading(of: instance).costs
    let gains = costs.indices.map { instance.values[$0] * WeekPrices.scale - costs[$0] }
    let order = gains.indices.sorted {
      let (a, b) = (gains[$0].magnitude, gains[$1].magnitude)
      return a == b ? $0 < $1 : a > b
    }
    var gainsFrom = [0]
    var lastsFrom: [UInt64] = [0]
    for job in order.reversed() {
      gainsFrom.append((gainsFrom.last ?? 0) + max(0, gains[job]))
      lastsFrom.append((lastsFrom.last ?? 0) | 1 << UInt64(instance.lasts[job]))
    }
    self.order = order
    self.gains = order.map { gains[$0] }
    self.gainsFrom = gainsFrom.reversed()
    self.lastsFrom = lastsFrom.reversed()
  }

  /// - Returns: Whether the search came to its end, so that ``best`` is the best possible.
  mutating func run() -> Bool {
    var packing = Packing(instance)
    var slack = 0
    for place in prices.indices { slack += prices[place] * instance.capacity[place] }
    search(0, &packing, slack)
    return nodes <= mostNodes
  }

  private mutating func search(_ place: Int, _ packing: inout Packing, _ slack: Int) {
    nodes += 1
    guard nodes <= mostNodes else { return }
    if packing.value > best.value { best = packing }
    guard place < order.count else { return }
    let most = packing.value * WeekPrices.scale + slack + gainsFrom[place]
    guard most / WeekPrices.scale > best.value else { return }
    if gains[place] > 0 {
      accept(place, &packing, slack)
      search(place + 1, &packing, slack)
    } else {
      search(place + 1, &packing, slack)
      accept(place, &packing, slack)
    }
  }

  private mutating func accept(_ place: Int, _ packing: inout Packing, _ slack: Int) {
    let job = order[place]
    var tried: [Int] = []
    for week in stride(from: instance.lasts[job], through: 0, by: -1)
    where packing.fits(job, in: week) {
      if tried.contains(where: { areAlike(week, $0, packing, from: place + 1) }) { continue }
      tried.append(week)
      packing.put(job, in: week)
      search(place + 1, &packing, slack - cost(job, week))
      packing.remove(job)
    }
  }

  private func cost(_ job: Int, _ week: Int) -> Int {
    var cost = 0
    for pool in 0..<instance.pools {
      cost += prices[week * instance.pools + pool] * instance.minutes[job * instance.pools + pool]
    }
    return cost
  }

  /// Two weeks with the same minutes left, of which every job left may use both or neither.
  private func areAlike(
    _ early: Int, _ late: Int, _ packing: Packing, from place: Int
  ) -> Bool {
    let between = (UInt64(1) << UInt64(late)) - (UInt64(1) << UInt64(early))
    guard lastsFrom[place] & between == 0 else { return false }
    return (0..<instance.pools).allSatisfy {
      packing.free[early * instance.pools + $0] == packing.free[late * instance.pools + $0]
    }
  }
}
