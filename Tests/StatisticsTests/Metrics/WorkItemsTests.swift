import Statistics
import Testing

struct WorkItemsTests {
  private let valid: ValidSet
  private let items: WorkItems

  init() throws {
    valid = try ValidSet()
    items = try WorkItems(
      valid.scored, values: valid.amounts, costs: [Double](repeating: 25, count: 800))
  }

  private let names: [(String, WorkOrder)] = [
    ("model_ev", .expectedNetValue), ("amount", .value), ("probability", .probability),
    ("fifo", .arrival), ("oracle", .oracle),
  ]

  @Test func `net value at capacity agrees with the reference for every order`() throws {
    for (name, order) in names {
      for count in try valid.names("dollars_at_K/\(name)") {
        let capacity = try #require(Double(count))
        // The reference's oracle works on at a loss once all 384 events are worked; ours stops.
        let saved = order == .oracle ? 25 * max(0, capacity - 384) : 0
        expectClose(
          items.netValue(order, within: .items(capacity)),
          try valid.reference("dollars_at_K/\(name)/\(count)") + saved, relative: 1e-12)
      }
    }
  }

  @Test func `the model beats value order by 16 % at 50 items and 3 % at 400`() throws {
    for (capacity, gain) in [(50.0, 0.164), (400.0, 0.028)] {
      let model = items.netValue(.expectedNetValue, within: .items(capacity))
      let value = items.netValue(.value, within: .items(capacity))
      #expect(abs(model / value - 1 - gain) < 5e-4)
    }
  }

  /// Items with minutes, deadlines, losses and ties.
  private func drawn(_ count: Int, seed: UInt64) throws -> WorkItems {
    var random = RandomSource(seed: seed)
    return try WorkItems(
      try simulatedOutcomes(count, seed: seed + 1),
      values: (0..<count).map { _ in random.gamma(shape: 1, scale: 100).rounded() },
      costs: (0..<count).map { _ in 20 + 20 * random.uniform() },
      minutes: (0..<count).map { _ in 10 + 50 * random.uniform() },
      deadlines: (0..<count).map { _ in Double(random.poisson(mean: 5)) })
  }

  @Test(arguments: WorkOrder.allCases)
  func `no order beats the oracle at any capacity`(order: WorkOrder) throws {
    let items = try drawn(120, seed: 1)
    let amounts = stride(from: 0, through: 130, by: 7.5)
    let capacities =
      amounts.map { Capacity.items($0) } + amounts.map { Capacity.minutes(35 * $0) }
    for gain in items.gains(order, at: capacities) { #expect(gain.regret >= -1e-9) }
    if order == .oracle {
      #expect(items.gains(order, at: capacities).allSatisfy { $0.regret == 0 })
    }
  }

  @Test(arguments: WorkOrder.allCases)
  func `worked in full every order but the oracle's brings all there is`(order: WorkOrder) throws {
    let items = try drawn(120, seed: 2)
    let all = items.netRealised.reduce(0, +)
    let gains = items.netRealised.reduce(0) { $0 + max(0, $1) }
    for capacity in [Capacity.items(120), .items(500), .minutes(1e6)] {
      expectClose(
        items.netValue(order, within: capacity), order == .oracle ? gains : all, relative: 1e-12)
    }
    #expect(items.netValue(order, within: .minutes(0)) == 0)
  }

  @Test func `a part of an item counts for that part`() throws {
    let scored = try ScoredOutcomes(probabilities: [0.9, 0.5], outcomes: [true, true])
    let items = try WorkItems(scored, values: [100, 40], costs: [10, 0], minutes: [30, 20])
    #expect(items.netValue(.value, within: .minutes(15)) == 45)
    #expect(items.netValue(.value, within: .minutes(40)) == 110)
    #expect(items.netValue(.value, within: .items(1.5)) == 110)
  }

  @Test func `per minute a short item goes before a larger one`() throws {
    let scored = try ScoredOutcomes(probabilities: [0.5, 0.5], outcomes: [true, true])
    let items = try WorkItems(scored, values: [100, 60], minutes: [60, 10])
    #expect(items.rows(inOrder: .expectedNetValue, within: .minutes(60)) == [0, 1])
    #expect(items.rows(inOrder: .expectedNetValuePerMinute, within: .minutes(60)) == [1, 0])
    #expect(items.rows(inOrder: .oracle, within: .minutes(60)) == [1, 0])
    #expect(items.rows(inOrder: .oracle, within: .items(1)) == [0, 1])
  }

  @Test func `ties go by arrival, so the order of rows does not matter`() throws {
    let scored = try simulatedOutcomes(60, seed: 3)
    let values = (0..<60).map { Double($0 % 4) }
    let arrivals = (0..<60).map { Double($0 * 37 % 60) }
    let order = shuffled(60, seed: 4)
    let one = try WorkItems(
      scored, values: values, deadlines: values, arrivals: arrivals)
    let other = try WorkItems(
      scored.rows(order), values: order.map { values[$0] }, deadlines: order.map { values[$0] },
      arrivals: order.map { arrivals[$0] })
    for workOrder in WorkOrder.allCases {
      let sorted = other.rows(inOrder: workOrder, within: .items(1)).map { order[$0] }
      #expect(sorted == one.rows(inOrder: workOrder, within: .items(1)))
    }
  }

  @Test func `lift is over the average of random orders`() throws {
    let items = try drawn(200, seed: 5)
    let capacity = Capacity.items(50)
    var random = RandomSource(seed: 6)
    let mean = try (0..<500).reduce(0.0) { sum, _ in
      let shuffledArrivals = (0..<200).map(Double.init).shuffled(using: &random)
      let again = try WorkItems(
        items.scored, values: items.values, costs: items.costs, arrivals: shuffledArrivals)
      return sum + again.netValue(.arrival, within: capacity) / 500
    }
    let gain = try #require(items.gains(.expectedNetValue, at: [capacity]).first)
    expectClose(try #require(gain.lift), gain.netValue / mean, relative: 0.15)
  }

  @Test func `what was recovered in part counts for what was recovered`() throws {
    let scored = try ScoredOutcomes(probabilities: [0.5, 0.5], outcomes: [true, false])
    let items = try WorkItems(scored, values: [100, 100], costs: [10, 10], realised: [70, 0])
    #expect(items.netRealised == [60, -10])
    #expect(items.expectedNetValues == [40, 40])
  }
}

struct CapacityComparisonTests {
  @Test func `the interval of the difference to value order is paired`() throws {
    let valid = try ValidSet()
    let items = try WorkItems(
      valid.scored, values: valid.amounts, costs: [Double](repeating: 25, count: 800))
    let comparison = items.comparison(
      within: .items(50), bootstrap: ClusterBootstrap(valid.triples, resamples: 300, seed: 1))
    #expect(comparison.results.map(\.order) == WorkOrder.allCases)
    for result in comparison.results {
      expectClose(
        result.gain.netValue, items.netValue(result.order, within: .items(50)), relative: 1e-12)
      let difference = result.gain.netValue - items.netValue(.value, within: .items(50))
      #expect(abs(result.difference.estimate - difference) < 1e-6)
    }
    let own = try #require(comparison.results.first { $0.order == .value }).difference
    #expect(own.values.allSatisfy { $0 == 0 })
    let fifo = try #require(comparison.results.first { $0.order == .arrival }).difference
    #expect(fifo.percentileInterval(level: 0.95).upper < 0)
    let oracle = try #require(comparison.results.first { $0.order == .oracle }).difference
    #expect(oracle.percentileInterval(level: 0.95).lower > 0)
  }

  @Test func `both orders see the same resamples, so all worked in full there is no difference`()
    throws
  {
    let valid = try ValidSet()
    let items = try WorkItems(valid.scored, values: valid.amounts)
    let bootstrap = ClusterBootstrap(Clusters(independentRows: 800), resamples: 50, seed: 2)
    let comparison = items.comparison(
      within: .items(800), of: [.expectedNetValue, .arrival], bootstrap: bootstrap)
    for result in comparison.results {
      #expect(result.gain.netValue > 1e6)
      #expect(result.difference.values.allSatisfy { abs($0) < 1e-6 })
    }
    // With half the capacity there is one.
    let half = try #require(
      items.comparison(within: .items(400), of: [.arrival], bootstrap: bootstrap).results.first)
    #expect(half.difference.standardError > 1_000)
  }
}
