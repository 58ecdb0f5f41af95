public import Claims

/// The work that denials of the last weeks brought: what later weeks will be asked for again.
///
/// A plan that takes the minutes of later weeks for free puts off valuable work that can wait for work of
/// little value that cannot, and new denials then crowd it out. So a later minute has a **price** λ: what
/// arrived, the most net dollars a minute first, fills the staff's minutes of as many weeks, and λ is the net
/// a minute of the first that no longer fits; zero where all of it fits. Working j now, of net v and m
/// minutes, rather than later is worth
///
///     v                      when it must start this week, or v ≤ λ m;
///     λ m + ε (v − λ m)      otherwise, with ε = u / 3 for the risk of waiting,
///
/// where u is the share of the arriving minutes that the staff leaves undone.
///
/// The third was chosen on simulated practices (`validate --staffing`): with it the list brings more than the
/// largest amounts first whether one looks while denials keep coming or once all is settled.
public struct ArrivingWork: Sendable, Hashable {
  /// How far back a list looks.
  public static let usualWeeks = 26

  /// Of how many weeks.
  public let weeks: Int
  /// The most net a minute first.
  private let jobs: [Job]

  private struct Job: Sendable, Hashable {
    var net: Int
    var work: [Skill: Int]
    var minutes: Int
  }

  /// - Parameters:
  ///   - arrivals: expected net and minutes of each; those of no net above zero are left out.
  ///   - weeks: above zero, in which they came.
  public init(_ arrivals: [(net: Money, work: [Skill: Int])], weeks: Int) {
    precondition(weeks > 0, "work arrives over weeks, but weeks is \(weeks)")
    self.weeks = weeks
    jobs = arrivals.filter { $0.net > .zero }.map {
      Job(net: $0.net.cents, work: $0.work, minutes: $0.work.values.reduce(0, +))
    }.sorted { left, right in
      let (a, b) = (left.net * right.minutes, right.net * left.minutes)
      return a == b ? left.minutes < right.minutes : a > b
    }
  }

  /// How many arrived that are worth their work.
  public var count: Int { jobs.count }

  /// λ and ε of each pool, in their order.
  public func prices(under staff: Staff) -> [MinutePrice] {
    let minutes = staff.lastingMinutes.map { $0 * weeks }
    var asked = minutes.map { _ in 0 }
    var prices: [MinutePrice?] = minutes.map { _ in nil }
    for job in jobs {
      for (pool, own) in staff.demand(job.work).enumerated() where own > 0 {
        asked[pool] += own
        guard asked[pool] > minutes[pool], prices[pool] == nil else { continue }
        prices[pool] = MinutePrice(cents: job.net, minutes: job.minutes)
      }
    }
    return prices.enumerated().map { pool, price in
      guard var price else { return MinutePrice(cents: 0, minutes: 1) }
      price.risk = 1000 * (asked[pool] - minutes[pool]) / (3 * asked[pool])
      return price
    }
  }
}

/// Net dollars a minute, exact.
public struct MinutePrice: Sendable, Hashable {
  let cents: Int
  /// Above zero.
  let minutes: Int
  /// ε, in thousandths.
  var risk = 0

  var isAboveZero: Bool { cents > 0 }

  /// Rounded down to the cent.
  func cents(of minutes: Int) -> Int { minutes.scaled(by: cents, over: self.minutes) }

  public var perHour: Money { Money(cents: cents(of: 60)) }
}
