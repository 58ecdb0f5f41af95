extension WeekPrices {
  /// Prices with a low bound: of one pool the lowest there is, of several a start for
  /// ``descend(_:reaching:)``.
  init(for instance: Instance) {
    prices = [Int](repeating: 0, count: instance.weeks * instance.pools)
    let most = Self.most(instance)
    for pool in 0..<instance.pools {
      for (week, price) in Self.prices(ofPool: pool, instance).enumerated() {
        prices[week * instance.pools + pool] = min(price, most)
      }
    }
  }

  /// So that all minutes together cost less than 2⁶⁰; a lower price proves a bound too.
  private static func most(_ instance: Instance) -> Int {
    Int.max / 8 / max(1, instance.capacity.reduce(0, +))
  }

  /// The prices of one pool, as if a job's value came of its pools by their minutes.
  ///
  /// Jobs are taken by value per minute, in parts if need be, each into the latest weeks with room.
  /// Sets of minutes that can be done in time are a polymatroid, on which this is best. When the weeks
  /// up to w are full, the job at hand is the last that gets a part of them: its value per minute is
  /// their price.
  private static func prices(ofPool pool: Int, _ instance: Instance) -> [Int] {
    var prices = [Int](repeating: 0, count: instance.weeks)
    var free = (0..<instance.weeks).map { instance.capacity[$0 * instance.pools + pool] }
    // The latest week with room up to each, found by halving paths; 0 stands for none.
    var open = Array(0...instance.weeks)
    func latestOpen(_ week: Int) -> Int {
      var at = week + 1
      while at > 0, open[at] != at || free[at - 1] == 0 {
        if open[at] == at { open[at] = at - 1 }
        open[at] = open[open[at]]
        at = open[at]
      }
      return at - 1
    }
    var firstOpen = 0
    for job in instance.order(byValuePer: instance.work) {
      var left = instance.minutes[job * instance.pools + pool]
      guard left > 0 else { continue }
      let price = instance.values[job] * scale / instance.work(job)
      // Weeks without staff at the start are dear enough that no job is in them.
      while firstOpen < instance.weeks, free[firstOpen] == 0 {
        prices[firstOpen] = price + 1
        firstOpen += 1
      }
      while left > 0 {
        let week = latestOpen(instance.lasts[job])
        guard week >= 0 else { break }
        let part = min(left, free[week])
        left -= part
        free[week] -= part
      }
      while firstOpen < instance.weeks, free[firstOpen] == 0 {
        prices[firstOpen] = price
        firstOpen += 1
      }
    }
    return prices
  }

  /// Steps against the use beyond what there is (Polyak's rule, scaled by price and minutes), and
  /// keeps the best.
  ///
  /// - Parameters:
  ///   - instance: what is planned.
  ///   - value: of a known schedule, in cents; the search ends when the bound meets it.
  ///
  /// Source: B. T. Polyak, "Minimization of unsmooth functionals", *USSR Computational Mathematics and
  /// Mathematical Physics* 9 (1969).
  mutating func descend(_ instance: Instance, reaching value: Int) {
    var point = prices.map(Double.init)
    let mean = max(1, point.reduce(0, +) / Double(point.count))
    let steps = prices.indices.map { place in
      (max(point[place], mean / 4)) / Double(max(1, instance.capacity[place]))
    }
    let target = Double(value) * Double(Self.scale)
    let most = Self.most(instance)
    var least = Int.max
    var (stride, sinceBest) = (1.0, 0)
    for _ in 0..<Self.mostSteps {
      let candidate = WeekPrices(rounding: point, most)
      let reading = candidate.reading(of: instance)
      if reading.bound < least {
        (least, prices, sinceBest) = (reading.bound, candidate.prices, 0)
      } else {
        sinceBest += 1
      }
      if sinceBest == 8 { (stride, sinceBest, point) = (stride / 2, 0, prices.map(Double.init)) }
      let beyond = prices.indices.map { Double(reading.use[$0] - instance.capacity[$0]) }
      let norm = prices.indices.reduce(0) { $0 + beyond[$1] * beyond[$1] * steps[$1] }
      guard stride > 0.004, norm > 0, Double(reading.bound) > target else { return }
      let length = stride * (Double(reading.bound) - target) / norm
      for place in point.indices {
        point[place] = max(0, point[place] + length * beyond[place] * steps[place])
      }
    }
  }

  private static let mostSteps = 150

  private init(rounding point: [Double], _ most: Int) {
    prices = point.map { Int(min($0, Double(most / 2)) + 0.5) }
  }
}
