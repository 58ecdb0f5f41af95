extension ScheduleProblem {
  /// The best schedule that is found, with a bound that none exceeds.
  ///
  /// Pools that no job joins are planned apart. Each part is filled in the order of value over the
  /// price of its minutes (``WeekPrices``), and by value per minute; the better of the two is improved
  /// by exchanges among the jobs near their price, and a small part is searched to the end. A pure
  /// function: the order of the jobs does not matter, nor how fast the machine is.
  ///
  /// - Parameters:
  ///   - known: weeks of a known schedule, in the order of the jobs, to be improved on; those that no
  ///     longer fit are refused. With it the result is never worse than what of it still fits.
  ///   - mostNodes: how far a small part is searched.
  /// - Returns: Never empty-handed: at worst a filled schedule with the bound that prices prove.
  public func plan(startingFrom known: [Int?]? = nil, mostNodes: Int = 100_000) -> Schedule {
    var weeks = [Int?](repeating: nil, count: jobs.count)
    var bound = 0
    for instance in parts() where instance.count > 0 {
      let plan = PartPlan(instance, startingFrom: known, mostNodes: mostNodes)
      for (job, position) in instance.positions.enumerated() where plan.packing.isAccepted(job) {
        weeks[position] = plan.packing.weeks[job]
      }
      bound += plan.bound
    }
    return Schedule(self, weeks: mostValuableFirst(weeks), bound: bound)
  }

  /// The same weeks among jobs of equal minutes and last week, the most valuable in the earliest: what
  /// falls out of a later week, when other work comes, should be worth the least.
  private func mostValuableFirst(_ weeks: [Int?]) -> [Int?] {
    struct Likeness: Hashable {
      var minutes: [Int]
      var lastWeek: Int
    }
    var ordered = weeks
    let alike = Dictionary(grouping: jobs.indices) {
      Likeness(minutes: jobs[$0].minutes, lastWeek: min(jobs[$0].lastWeek, capacity.count - 1))
    }
    for group in alike.values where group.count > 1 {
      let best = group.sorted { left, right in
        let (a, b) = (jobs[left], jobs[right])
        return a.value == b.value ? a.id < b.id : a.value > b.value
      }
      let places = group.map { weeks[$0] ?? .max }.sorted()
      for (job, week) in zip(best, places) { ordered[job] = week == .max ? nil : week }
    }
    return ordered
  }

  /// Jobs and pools that have nothing to do with one another, apart.
  func parts() -> [Instance] {
    let pools = capacity[0].count
    var part = Array(0..<pools)
    for job in jobs {
      let needed = part.indices.filter { job.minutes[$0] > 0 }
      guard needed.count > 1, let least = needed.map({ part[$0] }).min() else { continue }
      let joined = Set(needed.map { part[$0] })
      for pool in part.indices where joined.contains(part[pool]) { part[pool] = least }
    }
    var positions: [Int: [Int]] = [:]
    for position in jobs.indices.sorted(by: { jobs[$0].id < jobs[$1].id }) {
      guard let pool = jobs[position].minutes.firstIndex(where: { $0 > 0 }) else { continue }
      positions[part[pool], default: []].append(position)
    }
    return Set(part).sorted().map { own in
      Instance(
        self, positions: positions[own] ?? [], pools: part.indices.filter { part[$0] == own })
    }
  }
}

/// The plan of one part with its bound.
struct PartPlan {
  private(set) var packing: Packing
  private(set) var bound: Int

  init(_ instance: Instance, startingFrom known: [Int?]?, mostNodes: Int) {
    var prices = WeekPrices(for: instance)
    var reading = prices.reading(of: instance)
    packing = Self.filled(instance, reading, known)
    if instance.pools > 1 {
      prices.descend(instance, reaching: packing.value)
      reading = prices.reading(of: instance)
      let again = Self.filled(instance, reading, known)
      if again.value > packing.value { packing = again }
    }
    bound = reading.cents
    let byMinutes = instance.order(byValuePer: instance.work)
    improve(reading)
    packing.workAhead(byMinutes)
    if packing.value < bound, RunningOver.isQuick(instance) {
      bound = min(bound, RunningOver.mostValue(instance))
    }
    if packing.value < bound, instance.count <= Self.mostSearched, instance.weeks <= 64 {
      var search = ExactSearch(instance, prices: prices, known: packing, mostNodes: mostNodes)
      let isDone = search.run()
      if search.best.value > packing.value {
        packing = search.best
        packing.workAhead(byMinutes)
      }
      if isDone { bound = packing.value }
    }
  }

  /// Beyond so many jobs a search to the end is not tried.
  private static let mostSearched = 40

  /// The best of: filled by value over price, by value per minute, and on top of what is known.
  private static func filled(
    _ instance: Instance, _ reading: WeekPrices.Reading, _ known: [Int?]?
  ) -> Packing {
    let byPrice = instance.order(byValuePer: { reading.costs[$0] })
    let byMinutes = instance.order(byValuePer: instance.work)
    var packings = [byPrice, byMinutes].map { order in
      var packing = Packing(instance)
      packing.fill(order)
      return packing
    }
    if let known {
      var packing = Packing(instance)
      for job in byMinutes {
        guard let week = known[instance.positions[job]], week <= instance.lasts[job],
          packing.fits(job, in: week)
        else { continue }
        packing.put(job, in: week)
      }
      packing.fill(byPrice)
      packings.append(packing)
    }
    return packings.dropFirst().reduce(packings[0]) { $1.value > $0.value ? $1 : $0 }
  }

  /// Exchanges among the jobs whose value is nearest the price of their minutes: for all others a
  /// better schedule would do the same, as far as the bound tells.
  private mutating func improve(_ reading: WeekPrices.Reading) {
    let instance = packing.instance
    let gains = reading.costs.indices.map { job in
      instance.values[job] * WeekPrices.scale - reading.costs[job]
    }
    let gap = UInt(max(0, reading.bound - packing.value * WeekPrices.scale))
    let near = gains.indices.filter { gains[$0].magnitude <= gap }.sorted {
      let (a, b) = (gains[$0].magnitude, gains[$1].magnitude)
      return a == b ? $0 < $1 : a < b
    }
    let core = near.prefix(Self.mostExchanged).sorted {
      gains[$0] == gains[$1] ? $0 < $1 : gains[$0] > gains[$1]
    }
    for _ in 0..<Self.mostRounds where packing.value < reading.cents {
      var rose = packing.exchange(among: core)
      if instance.pools == 1 {
        for week in 0..<instance.weeks { rose = packing.repack(week, among: core) || rose }
      }
      guard rose else { return }
    }
  }

  private static let mostExchanged = 600
  private static let mostRounds = 20
}
