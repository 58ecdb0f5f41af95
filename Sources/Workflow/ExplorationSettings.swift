public import Claims
import Statistics
import Worklists

/// What `rank` may spend on denials of low score, and the seed of the draw.
public struct ExplorationSettings: Sendable, Hashable {
  public var share: Double
  public var mostLoss: Money
  public var seed: UInt64

  /// - Precondition: `share` is in 0...1 and `mostLoss` not negative.
  public init(share: Double, mostLoss: Money, seed: UInt64) {
    precondition((0...1).contains(share) && mostLoss >= .zero, "a share and dollars not below 0")
    self.share = share
    self.mostLoss = mostLoss
    self.seed = seed
  }

  /// Draws for each denial by its number: a denial that comes in leaves the others' as they were,
  /// and every day has draws of its own, or what is not drawn once never would be.
  func exploration(of denials: [Int], on day: CalendarDay) -> Exploration? {
    guard let share = Share(share) else { return nil }
    let source = RandomSource(seed: seed).stream(UInt64(bitPattern: Int64(day.number)))
    var first = source
    let rounding = first.uniform()
    let draws = denials.map { denial in
      var own = source.stream(UInt64(bitPattern: Int64(denial)))
      return (denial, own.uniform())
    }
    return Exploration(
      share: share, mostLoss: mostLoss, draws: Dictionary(draws, uniquingKeysWith: { $1 }),
      rounding: rounding)
  }

  var words: String {
    "exploring \(share) of the minutes, loss at most \(mostLoss.words), seed \(seed)"
  }
}
