import Claims
import Foundation
import Statistics
public import Worklists

/// Practices simulated week by week, with chances and outcomes known, to prove the plan against other
/// orders of work.
///
/// Denials arrive at random (Poisson), each on a route of the work table with its minutes, skill and
/// cost; amounts are log-normal, chances beta, deadlines a few weeks to half a year. The chance given to
/// the planner is the true one: what is proven is the planning, not the model.
public struct StaffingSimulation: Sendable {
  public var practices = 20
  /// In which denials arrive; they are worked until the last is settled.
  public var weeks = 104
  public var arrivals = 11.0
  /// Of the minutes that all arrivals take on average.
  public var shares = [0.4, 0.7, 1.0]
  public var seed: UInt64 = 20_260_101

  public init() {}

  private static let routes: [(route: Route, weight: Double)] = [
    (.clinicalAppeal, 0.40), (.authorizationAppeal, 0.15), (.correctedClaim, 0.13),
    (.retroAuthorization, 0.12), (.sendRecords, 0.12), (.peerToPeer, 0.08),
  ]
  /// Weeks to work a denial, and how often.
  private static let windows: [(weeks: Int, weight: Double)] = [
    (3, 0.15), (7, 0.25), (12, 0.20), (24, 0.40),
  ]

  /// One comparison for each share of the staff.
  public func proofs(_ work: WorkTable) -> [StaffingProof] {
    let practices = (0..<practices).map { cases(ofPractice: $0, work) }
    return shares.map { share in
      let staff = staff(share, work)
      let results = practices.map { cases in
        let weeks = StaffedWeeks(cases, staff: staff)
        return Dictionary(
          uniqueKeysWithValues: StaffedWeeks.Order.allCases.map { ($0, weeks.result(of: $0)) })
      }
      return StaffingProof(
        results, share: share, weeks: weeks,
        quantile: studentQuantile95(degrees: practices.count - 1))
    }
  }

  /// The share of what all arrivals take of each skill, in whole minutes.
  private func staff(_ share: Double, _ work: WorkTable) -> Staff {
    var minutes: [Skill: Double] = [:]
    for (route, weight) in Self.routes {
      let effort = work.effort(for: route)
      minutes[effort.skill, default: 0] += weight * arrivals * Double(effort.minutes)
    }
    return Staff(bySkill: minutes.mapValues { Int(($0 * share).rounded()) })
  }

  private func cases(ofPractice practice: Int, _ work: WorkTable) -> [StaffedWeeks.Case] {
    var random = RandomSource(seed: seed).stream(UInt64(practice))
    var cases: [StaffedWeeks.Case] = []
    for week in 0..<weeks {
      for _ in 0..<random.poisson(mean: arrivals) {
        cases.append(draw(cases.count, week, work, &random))
      }
    }
    return cases
  }

  private func draw(
    _ id: Int, _ week: Int, _ work: WorkTable, _ random: inout RandomSource
  ) -> StaffedWeeks.Case {
    let effort = work.effort(
      for: Self.routes[random.categorical(Self.routes.map(\.weight))].route)
    let window = Self.windows[random.categorical(Self.windows.map(\.weight))].weeks
    let amount = Money(cents: Int((400_000 * exp(1.1 * random.normal())).rounded()))
    let chance = random.beta(2, 2.5)
    return StaffedWeeks.Case(
      id: id, arrivalWeek: week, lastWeek: week + window, work: [effort.skill: effort.minutes],
      amount: amount, probability: chance, expectedNet: amount.share(chance) - effort.cost,
      realisedNet: (random.bernoulli(chance) ? amount : .zero) - effort.cost)
  }
}
